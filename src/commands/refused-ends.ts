import type { RefusedEnd } from '../../db/refused-ends.ts';
import { moment } from './moment.ts';

/** A signal that ended no chat, in a sentence. @param zone IANA zone in which its time is told */
export function tellRefusedEnd({ at, by, detail }: RefusedEnd, zone: string): string {
  const who = by === null ? 'It was over' : `${by.id} said that it is over`;
  return `${who} on ${moment(at, zone)}. Nobody was asked, because ${detail}.`;
}
