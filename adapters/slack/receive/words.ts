import type { Nothing } from './endings.ts';

/*
 * What Slack people on the support side are told about the ways to end a chat. Plain text. What customers read comes
 * from conversations/copy, in their language.
 */

export const help = [
  'Afterword asks a customer for a score from 0 to 10 when a support chat is over.',
  'End a chat in one of these ways:',
  '• set the agreed reaction on the first message of the thread,',
  '• choose “End chat and ask” in the menu of any message of the thread,',
  '• type /afterword done @customer, and the customer is asked in this channel.',
  'Take the reaction away when the chat goes on after all.',
].join('\n');

export const whom =
  'Whom shall I ask? Slack does not tell me in which thread you typed this. Type /afterword done @customer with the mention of a person, or use “End chat and ask” in the menu of a message.';

export function unknownWord(word: string): string {
  return `I don't know “${word}”.\n${help}`;
}

export const ended = 'Noted: this chat is over. The customer is asked unless one of your rules says otherwise.';
export const endedBefore = 'This chat was ended before, so nothing changed.';
export const notEnded = 'Nothing changed, and nobody is asked.';
export const notSaved = 'Sorry, this could not be saved just now, so nothing changed. Please try again in a moment.';
export const unanswered =
  'Slack did not tell me enough about this chat just now, so nothing was saved. Please try again in a moment.';

/** Why a signal came to nothing. */
export function explain(because: Nothing): string {
  switch (because) {
    case 'notAllowed':
      return 'Only the support team of this channel can end its chats, so nobody is asked.';
    case 'ownChat':
      return 'You are the customer of this chat, so you can’t end it as an agent. Nobody is asked.';
    case 'noThread':
      return 'I can’t find the first message of this thread, so I don’t know whom to ask.';
    case 'notFirst':
      return 'To end this chat, set the reaction on the first message of the thread; on a reply it means nothing, so nobody is asked yet. Or choose “End chat and ask” in the menu of any message.';
    case 'elsewhere':
      return 'This channel is not one of the configured support channels, so nobody is asked.';
    default:
      return because satisfies never;
  }
}
