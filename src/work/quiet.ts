import { afterQuietHours } from '../../conversations/time.ts';
import { findInvitation } from '../../db/invitations.ts';
import type { DuePosting } from '../../db/postings.ts';
import type { ShowOptions } from './show.ts';

/**
 * Milliseconds until a question or a reminder may appear, 0 for at once. The machine asks outside the quiet hours, but a
 * question that a platform or this process could not show for hours must not appear in them either.
 */
export async function quietFor(options: ShowOptions, posting: DuePosting): Promise<number> {
  const { db, survey, teams, clock } = options;
  const asks = posting.slot === 'survey' || posting.slot === 'reminder';
  if (!asks || posting.ref !== null || posting.editOnly || survey.quietHours === null) return 0;
  const invitation = await findInvitation(db, posting.owner.split(':', 2)[1] ?? '');
  if (invitation === undefined) return 0;
  const team = teams.find(({ id }) => id === invitation.teamId);
  const zone = invitation.chat.respondent.timezone ?? team?.timezone ?? 'UTC';
  const now = clock();
  return afterQuietHours(now, survey.quietHours, zone).getTime() - now.getTime();
}
