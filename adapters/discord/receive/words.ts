import { elsewhere, notAllowed, notEnded, ownChat, unansweredBy } from '../../words.ts';
import type { Nothing } from './refused-ends.ts';

/*
 * What people on the support side are told about the ways to end a chat. Plain text. What customers read comes from
 * conversations/copy, in their language.
 */

export { ended, endedBefore, notEnded, notSaved } from '../../words.ts';

export const help = [
  'Afterword asks a customer for a score from 0 to 10 when a support chat is over.',
  'End a chat in one of these ways:',
  '• close (archive) its thread,',
  '• type /afterword done in its thread or ticket: the customer is asked there, and the thread is closed afterwards,',
  '• type /afterword ask and choose a person: they are asked here if this is a thread or a ticket, else in their direct messages,',
  '• choose Apps, “End chat and ask” in the menu of a message or a person.',
  'Open the thread again when the chat goes on after all.',
].join('\n');

export const unanswered = unansweredBy('Discord');

/** Why a signal came to nothing. */
export function explain(because: Nothing): string {
  switch (because) {
    case 'notAllowed':
      return notAllowed;
    case 'ownChat':
      return ownChat;
    case 'whom':
      return 'Whom shall I ask? This is neither a support thread nor a ticket, so type /afterword ask and choose a person.';
    case 'nobody':
      return 'An app or a webhook wrote this message, so there is nobody behind it who could be asked. Type /afterword ask and choose a person.';
    case 'unknownCustomer':
      return 'I can’t tell who the customer of this chat is. Type /afterword ask and choose a person.';
    case 'elsewhere':
      return elsewhere;
    case 'quiet':
    case 'noAgent':
      return notEnded;
    case 'direct':
      return 'Support chats take place in servers. Use this command there.';
    default:
      return because satisfies never;
  }
}
