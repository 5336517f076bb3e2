import type { EndRefused } from '../../../conversations/inbound.ts';
import { elsewhere, notAllowed, notEnded, ownChat, unansweredBy } from '../../words.ts';

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

/** Asks whoever ends a chat that a bot began for its customer. */
export const whoIsIt = {
  title: 'End chat and ask',
  question: 'Who is the customer?',
  hint: 'A bot began this thread, so I can’t tell. They are asked in the thread.',
  placeholder: 'Choose a person',
  send: 'Ask them',
  cancel: 'Cancel',
} as const;

export const fieldNotOpened = 'Slack did not open the field for the customer. Please choose “End chat and ask” again.';
export const nobodyChosen = 'Please choose a person.';
export const isABot = 'This is a bot, and bots are not asked. Please choose a person.';
export const isDeactivated = 'This account is deactivated, so nobody reads there. Please choose somebody else.';
export const isAnAgent = 'This is one of the agents. Please choose the customer.';

/** Why a signal came to nothing. @param detail of what Slack refused */
export function explain({ because, detail }: Pick<EndRefused, 'because' | 'detail'>): string {
  switch (because) {
    case 'guest':
    case 'outsider':
    case 'notAgent':
      return notAllowed;
    case 'ownChat':
      return ownChat;
    case 'noThread':
      return 'I can’t find the first message of this thread, so I don’t know whom to ask.';
    case 'notFirst':
      return 'To end this chat, set the reaction on the first message of the thread; on a reply it means nothing, so nobody is asked yet. Or choose “End chat and ask” in the menu of any message.';
    case 'elsewhere':
      return elsewhere;
    case 'unknownCustomer':
      return 'A bot began this thread, so I can’t tell who the customer is, and nobody is asked yet. Choose “End chat and ask” in the menu of any message: it lets you say who it is.';
    case 'quiet':
    case 'noAgent':
      return notEnded;
    case 'platformRefused':
      return `${notEnded} ${detail}`;
    default:
      return because satisfies never;
  }
}
