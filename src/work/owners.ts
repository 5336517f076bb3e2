import { tooLateAfter } from '../../conversations/invitation/admission.ts';
import type { Input } from '../../conversations/invitation/input.ts';
import { afterQuiet } from '../../conversations/invitation/quiet.ts';
import { askedPart } from '../../conversations/invitation/state.ts';
import type { Database } from '../../db/client.ts';
import { findInvitation, type Invitation } from '../../db/invitations.ts';
import type { DuePosting } from '../../db/postings.ts';
import type { OwnerKind } from '../../db/schema.ts';
import type { StepOptions } from '../steps/step.ts';
import type { Came, News } from './verdict.ts';

/** What a posting means to whoever it belongs to. */
export interface Owner {
  /** Before it is sent: what keeps it from appearing now, if anything. */
  hold(
    posting: DuePosting,
    db: Database,
    options: StepOptions,
  ): Promise<(Came & { kind: 'wait' | 'tooLate' }) | undefined>;
  /** What becomes of the owner when it appeared for the first time, or can't: an input for the invitation it is. */
  input(posting: DuePosting, news: News, now: Date): Input | undefined;
}

/** Milliseconds for which a question is as good as new: the machine has just decided that it may appear. */
const fresh = 60_000;

const invitation: Owner = {
  async hold(posting, db, options) {
    const asks = posting.slot === 'survey' || posting.slot === 'reminder';
    if (!asks || posting.ref !== null || posting.editOnly) return undefined;
    if (posting.attempts === 0 && posting.overdue < fresh) return undefined;
    const found = await findInvitation(db, posting.ownerId);
    return found === undefined ? undefined : holdQuestion(found, options);
  },
  input({ slot }, news, now) {
    const at = now.getTime();
    if (slot === 'survey') return { ...news, at };
    // After a reminder the question stands there alone.
    return slot === 'reminder' && news.kind === 'undeliverable' ? { ...news, at } : undefined;
  },
};

/**
 * The machine asks outside the quiet hours, on the days that are open and in time, but a question that a platform or this process could not show for
 * hours must not appear in them either, nor days after the chat.
 */
function holdQuestion(of: Invitation, { survey, teams, clock }: StepOptions) {
  const now = clock();
  const asked = askedPart(of.state);
  if (asked !== undefined && asked.deliveredAt === undefined && now.getTime() - asked.askedAt > tooLateAfter) {
    const hours = Math.floor((now.getTime() - asked.askedAt) / 3_600_000);
    return { kind: 'tooLate', because: `the question could only have gone out ${hours} hours late` } as const;
  }
  const zone = of.chat.respondent.timezone ?? teams.find(({ id }) => id === of.teamId)?.timezone ?? 'UTC';
  const ms = afterQuiet(now, survey, zone).getTime() - now.getTime();
  return ms > 0 ? ({ kind: 'wait', ms } as const) : undefined;
}

const digest: Owner = { hold: async () => undefined, input: () => undefined };

export const owners: { readonly [Kind in OwnerKind]: Owner } = { invitation, digest };
