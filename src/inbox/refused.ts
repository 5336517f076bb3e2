import type { Receipt } from '../../adapters/adapter.ts';
import type { EndRefused } from '../../conversations/inbound.ts';
import { recordRefusedEnd } from '../../db/refused-ends.ts';
import type { InboxOptions } from './options.ts';

/** Keeps why a signal ended nothing. What whoever gave it is told is said on the platform, in its words. */
export async function noteRefusal({ db }: InboxOptions, event: EndRefused): Promise<Receipt> {
  const isNew = await recordRefusedEnd(db, event);
  return isNew ? { kind: 'ignored', because: event.because } : { kind: 'repeated' };
}
