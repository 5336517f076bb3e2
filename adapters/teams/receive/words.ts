import type { Ending } from './endings.ts';

/*
 * What people on the support side are told about the ways to end a chat. Plain text. What customers read comes from
 * conversations/copy, in their language.
 */

export const help =
  'When a support chat is over, write “@Afterword done” in its thread or group chat; mention the customer too if I can’t know who it is: “@Afterword done @Ada”. I then ask them for a score from 0 to 10.';

export const ended = 'Noted: this chat is over. The customer is asked unless one of your rules says otherwise.';
export const endedBefore = 'This chat was ended before, so nothing changed.';
export const notEnded = 'Nothing changed, and nobody is asked.';
export const notSaved = 'Sorry, this could not be saved just now, so nothing changed. Please try again in a moment.';
export const unanswered =
  'Teams did not tell me enough about this chat just now, so nothing was saved. Please try again in a moment.';

/** Why a signal came to nothing. */
export function explain(because: Extract<Ending, { kind: 'nothing' }>['because']): string {
  switch (because) {
    case 'notAllowed':
      return 'Only the support team can end this chat, so nobody is asked.';
    case 'ownChat':
      return 'You are the customer of this chat, so you can’t end it as an agent. Nobody is asked.';
    case 'whom':
      return 'Whom shall I ask? I can’t tell who the customer is. Write “@Afterword done” and mention one person, the customer.';
    case 'noOutsider':
      return notEnded;
    default:
      return because satisfies never;
  }
}
