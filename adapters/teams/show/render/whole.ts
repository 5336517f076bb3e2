import { fine, limits } from '../../limits.ts';
import type { Element } from '../card.ts';
import { more } from './plain.ts';

/**
 * The card's body within what one message may hold: what is asked always stays, content is left out from its end, and a
 * line says how much.
 */
export function fitTogether(content: readonly Element[], ask: readonly Element[]): readonly Element[] {
  const kept: Element[] = [];
  let blocks = limits.blocks - ask.length - 1;
  let room = fine.card - sizeOf(ask) - reserve;
  for (const element of content) {
    blocks -= 1;
    room -= sizeOf(element);
    if (blocks < 0 || room < 0) break;
    kept.push(element);
  }
  return [...kept, ...more(content.length - kept.length), ...ask];
}

/** For the card around its body and the line that counts what is missing. */
const reserve = 400;

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length + 1;
}
