import type { FromRespondent } from '../../conversations/inbound.ts';
import type { Because, Input } from '../../conversations/invitation/input.ts';
import type { Invitation } from '../../db/invitations.ts';
import type { Stepped } from '../steps/step.ts';
import type { TakeStep } from '../steps/together.ts';

/** `locale`: the respondent's, where an outcome does not come with its invitation. */
export type Heard = Stepped & { readonly locale?: string | undefined };

/** Steps an invitation by what its respondent did; nobody else's deeds count. */
export async function stepBy(
  takeStep: TakeStep,
  event: FromRespondent,
  invitationId: string,
  input: (invitation: Invitation, at: number) => Input | Because,
): Promise<Heard> {
  if (!isInvitationId(invitationId)) return { kind: 'ignored', because: 'unknownInvitation' };
  let locale: string | undefined;
  const decide = (invitation: Invitation): Input | Because => {
    locale = invitation.locale;
    if (!isRespondent(invitation, event)) return 'stranger';
    return input(invitation, event.at.getTime());
  };
  const take = () => takeStep(invitationId.toLowerCase(), decide, { platform: event.by.platform, id: event.id });
  const stepped = await take();
  // Their next question was written at the same instant: now that it is there, an answer to the earlier one makes way for it.
  return stepped.kind === 'askedTwice' ? { ...(await take()), locale } : stepped;
}

export function isRespondent({ person }: Invitation, { by }: FromRespondent): boolean {
  return by.platform === person.platform && by.id === person.id;
}

export function isInvitationId(text: string): boolean {
  return uuid.test(text);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the machine is told of a click. @param at milliseconds since 1970 */
export function inputOf(
  event: Exclude<FromRespondent, { readonly kind: 'said' | 'edited' | 'reviewed' }>,
  at: number,
): Input {
  switch (event.kind) {
    case 'answered':
      return { kind: 'answered', at, score: event.score };
    case 'reasonGiven':
      return { kind: 'reasonGiven', at, text: event.text };
    case 'declined':
    case 'optedOut':
    case 'optedIn':
    case 'reconsidered':
      return { kind: event.kind, at };
  }
}
