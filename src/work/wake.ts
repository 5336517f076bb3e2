import { refuse } from '../../conversations/invitation/admission.ts';
import type { Input } from '../../conversations/invitation/input.ts';
import type { Database } from '../../db/client.ts';
import { findHistory, type Invitation } from '../../db/invitations.ts';
import { nudge } from '../../db/jobs.ts';
import { type StepOptions, step } from '../steps/step.ts';

/** Lets time act on one invitation: the question, after one last look whether it is still right to ask; the reminder; the end. */
export async function wakeInvitation(options: StepOptions & { readonly db: Database }, id: string): Promise<void> {
  const { db, clock } = options;
  const stepped = await step(db, options, id, (invitation) => due(options, invitation));
  if (stepped.kind === 'askedTwice') {
    const detail = 'they were asked within the last 24 hours';
    await step(db, options, id, () => ({ kind: 'suppressed', at: clock().getTime(), because: 'quietPeriod', detail }));
  }
  if (stepped.kind === 'ignored' && stepped.because === 'tooEarly') {
    const wakeAt = stepped.invitation?.wakeAt;
    if (wakeAt == null) return;
    const early = wakeAt.getTime() - clock().getTime();
    if (early < farAhead) await nudge(db, { task: 'wake', invitation: id, delay: Math.max(early, 100) });
  }
}

/** What is further ahead than this, in milliseconds, is left to the sweep. */
const farAhead = 10 * 60_000;

async function due(options: StepOptions & { readonly db: Database }, invitation: Invitation): Promise<Input> {
  const now = options.clock();
  const { state } = invitation;
  if (state.kind === 'waiting' && now.getTime() >= state.askAt) {
    const history = await findHistory(options.db, invitation.respondentId, now, invitation.id);
    const refusal = refuse(history, options.survey, now);
    if (refusal !== undefined) return { kind: 'suppressed', at: now.getTime(), ...refusal };
  }
  if (state.kind === 'asked' && state.remindAt !== undefined && now.getTime() >= state.remindAt) {
    // They may have asked, under another question, not to be asked again: this one is then taken back, not repeated.
    const { optedOutAt } = await findHistory(options.db, invitation.respondentId, now, invitation.id);
    if (optedOutAt !== undefined) return { kind: 'optedOut', at: optedOutAt.getTime() };
  }
  return { kind: 'woke', at: now.getTime() };
}
