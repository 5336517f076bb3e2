import type { Database } from '../../db/client.ts';
import { findInvitations } from '../../db/invitations.ts';
import type { DuePosting } from '../../db/postings.ts';
import { type Step, settlePostings } from '../../db/steps.ts';
import { type Done, inBatches } from '../batches.ts';
import { compute, type StepOptions, write } from '../steps/step.ts';
import { owners } from './owners.ts';
import type { Verdict } from './verdict.ts';

/** What sending a posting came to, to be written. */
export interface Judged {
  readonly posting: DuePosting;
  readonly verdict: Verdict;
}

/** `more`: something else is due in the lane. `lost`: another worker has had the lane since. */
export type Settlement = { readonly kind: 'settled'; readonly more: boolean } | { readonly kind: 'lost' };

/**
 * Writes what sending came to, for all lanes that have something to write at the same moment, with the steps that the owners
 * take because of it: one read and one write. An owner that another step overtook is asked again.
 */
export function settleTogether(
  db: Database,
  options: StepOptions,
  worker: string,
): (judged: Judged) => Promise<Settlement> {
  return inBatches<Judged, Settlement>({
    most: 64,
    atOnce: 2,
    keyOf: ({ posting }) => posting.lane,
    perform: (batch) => perform(db, options, worker, batch),
  });
}

async function perform(
  db: Database,
  options: StepOptions,
  worker: string,
  batch: readonly Judged[],
): Promise<readonly Done<Settlement>[]> {
  const now = options.clock();
  const steps: Step[] = [];
  const needs = new Map<string, number>();
  for (const [posting, step] of await stepsOf(db, options, batch, now)) {
    // One statement can't change a posting twice: what changes what is shown goes ahead by itself.
    if (step.moved.show.length > 0) await write(db, options, [step]);
    else needs.set(posting, steps.push(step) - 1);
  }
  const outcomes = batch.map(({ verdict: { outcome } }) => ({
    ...outcome,
    needs: needs.get(outcome.posting.id) ?? null,
  }));
  const settled = await settlePostings(db, outcomes, steps, now, worker);
  const [written, more] = [new Set(settled.lanes), new Set(settled.more)];
  return outcomes.map(({ posting, needs }): Done<Settlement> => {
    if (written.has(posting.lane)) return { kind: 'done', result: { kind: 'settled', more: more.has(posting.lane) } };
    if (needs !== null && settled.steps[needs] !== true) return { kind: 'again' };
    return { kind: 'done', result: { kind: 'lost' } };
  });
}

/** The steps that the postings' owners take, by posting. */
async function stepsOf(
  db: Database,
  options: StepOptions,
  batch: readonly Judged[],
  now: Date,
): Promise<ReadonlyMap<string, Step>> {
  const inputs = batch.flatMap(({ posting, verdict: { news } }) => {
    const input = news && owners[posting.ownerKind].input(posting, news, now);
    return input === undefined ? [] : [{ posting, input }];
  });
  const found = await findInvitations(
    db,
    inputs.map(({ posting }) => posting.ownerId),
  );
  const steps = new Map<string, Step>();
  for (const { posting, input } of inputs) {
    const invitation = found.get(posting.ownerId);
    if (invitation === undefined) continue;
    const decided = compute(options, invitation, input, undefined);
    if (decided.kind === 'decided') steps.set(posting.id, decided.step);
  }
  return steps;
}
