import type { History } from '../../conversations/invitation/admission.ts';
import { refuse } from '../../conversations/invitation/admission.ts';
import type { Because, Input } from '../../conversations/invitation/input.ts';
import type { Database } from '../../db/client.ts';
import { isOutage } from '../../db/failures.ts';
import { findHistories } from '../../db/history.ts';
import { findInvitations, type Invitation } from '../../db/invitations.ts';
import type { Step } from '../../db/step.ts';
import { type Done, inBatches } from '../batches.ts';
import { compute, type StepOptions, type Stepped, step, write } from '../steps/step.ts';

/**
 * Lets time act on invitations, many at once: the question, after one last look whether it is still right to ask; the
 * reminder; the end. Any process may do so at any time: one that was faster leaves nothing to do for the other.
 */
export function wakeTogether(db: Database, options: StepOptions): (invitation: string) => Promise<void> {
  return inBatches<string, void>({
    most: 64,
    atOnce: 2,
    keyOf: (invitation) => invitation,
    perform: (batch) => perform(db, options, batch),
  });
}

async function perform(db: Database, options: StepOptions, ids: readonly string[]): Promise<readonly Done<void>[]> {
  const now = options.clock();
  const [found, histories] = await Promise.all([findInvitations(db, ids), findHistories(db, ids, now)]);
  const decided = ids.map((id): Decided => {
    const invitation = found.get(id);
    if (invitation === undefined) return done;
    try {
      const outcome = compute(options, invitation, due(options, invitation, histories.get(id), now), undefined);
      return outcome.kind === 'decided' ? { kind: 'toWrite', step: outcome.step } : done;
    } catch (error) {
      // What can't be decided keeps no others waiting.
      return { kind: 'failed', error };
    }
  });
  const steps = decided.flatMap((each) => (each.kind === 'toWrite' ? [each.step] : []));
  const written = await writeTogether(db, options, steps);
  // One that fails undoes the statement for all: each is then tried alone.
  if (written === 'notTogether') return Promise.all(ids.map((id) => wakeAlone(db, options, id)));
  const results = written[Symbol.iterator]();
  return decided.map((each): Done<void> => {
    if (each.kind !== 'toWrite') return each;
    return results.next().value === true ? done : { kind: 'again' };
  });
}

type Decided = Done<void> | { readonly kind: 'toWrite'; readonly step: Step };

const done: Done<void> = { kind: 'done', result: undefined };

async function writeTogether(db: Database, options: StepOptions, steps: readonly Step[]) {
  if (steps.length === 0) return [];
  try {
    const written = await write(db, options, steps);
    return typeof written === 'string' ? 'notTogether' : written;
  } catch (error) {
    if (isOutage(error)) throw error;
    return 'notTogether';
  }
}

async function wakeAlone(db: Database, options: StepOptions, id: string): Promise<Done<void>> {
  try {
    await wakeInvitation({ ...options, db }, id);
    return done;
  } catch (error) {
    return { kind: 'failed', error };
  }
}

/** Lets time act on one invitation. */
export async function wakeInvitation(options: StepOptions & { readonly db: Database }, id: string): Promise<Stepped> {
  const { db, clock } = options;
  const stepped = await step(db, options, id, async (invitation) => {
    const now = clock();
    const histories = await findHistories(db, [id], now);
    return due(options, invitation, histories.get(id), now);
  });
  if (stepped.kind !== 'askedTwice') return stepped;
  const detail = 'they were asked within the last 24 hours';
  return step(db, options, id, () => ({ kind: 'suppressed', at: clock().getTime(), because: 'quietPeriod', detail }));
}

/** What the time it is means to an invitation. */
function due({ survey }: StepOptions, { state }: Invitation, history: History | undefined, now: Date): Input | Because {
  const at = now.getTime();
  if (history !== undefined && state.kind === 'waiting' && at >= state.askAt) {
    const refusal = refuse(history, survey, now);
    if (refusal !== undefined) return { kind: 'suppressed', at, ...refusal };
  }
  // They may have asked, under another question, not to be asked again: this one is then taken back, not repeated.
  const isReminder = state.kind === 'asked' && state.remindAt !== undefined && at >= state.remindAt;
  if (isReminder && history?.optedOutAt !== undefined) return { kind: 'optedOut', at: history.optedOutAt.getTime() };
  return { kind: 'woke', at };
}
