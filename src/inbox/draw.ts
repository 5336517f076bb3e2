import { createHash } from 'node:crypto';
import type { EndedChat } from '../../conversations/inbound.ts';

/**
 * Where an end of a chat falls in the sample, 0 (inclusive) to 1 (exclusive): the same for the same end, evenly spread over all.
 * A chat that goes on and ends again (a customer's own channel, a 1:1 chat) draws anew each time; by its id alone most such
 * chats would never be asked about, and the others always.
 *
 * @param episode how often the chat has ended, this time included
 */
export function drawOf({ source, id }: Pick<EndedChat, 'source' | 'id'>, episode: number): number {
  const which = episode === 1 ? '' : `\n${episode}`;
  const digest = createHash('sha256').update(`${source}\n${id}${which}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
