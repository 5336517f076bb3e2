/*
 * What people on the support side are told on every platform about ending a chat, in the same words. Plain text. What is
 * told on one platform only stands in its own words.ts; what customers read comes from conversations/copy, in their language.
 */

export const ended = 'Noted: this chat is over. The customer is asked unless one of your rules says otherwise.';
export const endedBefore = 'This chat was ended before, so nothing changed.';
export const notEnded = 'Nothing changed, and nobody is asked.';
export const notSaved = 'Sorry, this could not be saved just now, so nothing changed. Please try again in a moment.';
export const ownChat = 'You are the customer of this chat, so you can’t end it as an agent. Nobody is asked.';
/** Of a channel with a team of its own. */
export const notAllowed = 'Only the support team of this channel can end its chats, so nobody is asked.';
export const elsewhere = 'This channel is not one of the configured support channels, so nobody is asked.';

/** @param platform as people call it */
export function unansweredBy(platform: string): string {
  return `${platform} did not tell me enough about this chat just now, so nothing was saved. Please try again in a moment.`;
}
