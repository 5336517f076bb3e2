import { notEnded, ownChat, unansweredBy } from '../../words.ts';
import type { Ending } from './endings.ts';

/*
 * What people on the support side are told about the ways to end a chat. Plain text. What customers read comes from
 * conversations/copy, in their language.
 */

export { ended, endedBefore, notEnded, notSaved } from '../../words.ts';

export const help =
  'When a support chat is over, write “@Afterword done” in its thread or group chat; mention the customer too if I can’t know who it is: “@Afterword done @Ada”. I then ask them for a score from 0 to 10.';

export const unanswered = unansweredBy('Teams');

/** Why a signal came to nothing. */
export function explain(because: Extract<Ending, { kind: 'nothing' }>['because']): string {
  switch (because) {
    case 'notAllowed':
      return 'Only the support team can end this chat, so nobody is asked.';
    case 'ownChat':
      return ownChat;
    case 'whom':
      return 'Whom shall I ask? I can’t tell who the customer is. Write “@Afterword done” and mention one person, the customer.';
    case 'noOutsider':
      return notEnded;
    default:
      return because satisfies never;
  }
}
