import { elsewhere, notAllowed, ownChat, unansweredBy } from '../../words.ts';
import type { Nothing } from './endings.ts';

/*
 * What Slack people on the support side are told about the ways to end a chat. Plain text. What customers read comes
 * from conversations/copy, in their language.
 */

export { ended, endedBefore, notEnded, notSaved } from '../../words.ts';

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

export const unanswered = unansweredBy('Slack');

/** Why a signal came to nothing. */
export function explain(because: Nothing): string {
  switch (because) {
    case 'notAllowed':
      return notAllowed;
    case 'ownChat':
      return ownChat;
    case 'noThread':
      return 'I can’t find the first message of this thread, so I don’t know whom to ask.';
    case 'notFirst':
      return 'To end this chat, set the reaction on the first message of the thread; on a reply it means nothing, so nobody is asked yet. Or choose “End chat and ask” in the menu of any message.';
    case 'elsewhere':
      return elsewhere;
    default:
      return because satisfies never;
  }
}
