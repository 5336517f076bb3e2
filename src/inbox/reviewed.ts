import type { FromRespondent } from '../../conversations/inbound.ts';
import type { Because } from '../../conversations/invitation/input.ts';
import { surveyMessage } from '../../conversations/invitation/show.ts';
import { findInvitation } from '../../db/invitations.ts';
import { contextOf } from '../steps/step.ts';
import type { InboxOptions } from './options.ts';
import { type Heard, isInvitationId, isRespondent } from './respondent.ts';

/** Shows respondents what they answered, and nobody else. Nothing is stored. */
export async function review(
  { db, survey, teams }: InboxOptions,
  event: FromRespondent & { readonly kind: 'reviewed' },
): Promise<Heard> {
  const found = isInvitationId(event.invitation) ? await findInvitation(db, event.invitation.toLowerCase()) : undefined;
  if (found === undefined) return { kind: 'ignored', because: 'unknownInvitation' };
  const ignored = (because: Because): Heard => ({ kind: 'ignored', because, invitation: found });
  if (!isRespondent(found, event)) return ignored('stranger');
  const { state } = found;
  if (state.kind === 'waiting') return ignored('notAskedYet');
  if (state.kind === 'suppressed') return ignored('closed');
  return { kind: 'moved', invitation: found, shows: surveyMessage(contextOf(found, survey, teams), state) };
}
