import type { Database } from '../../db/client.ts';
import { isPassing } from '../../db/failures.ts';
import { findInvitations } from '../../db/invitations.ts';
import type { DuePosting } from '../../db/postings.ts';
import type { Step } from '../../db/step.ts';
import { type Outcome, type Settled, settlePostings, type Taker } from '../../db/steps.ts';
import { type Done, inBatches } from '../batches.ts';
import { compute, type StepOptions, write } from '../steps/step.ts';
import { owners } from './owners.ts';
import type { Verdict } from './verdict.ts';

/** Who has the lanes in hand, and for how long where it goes on. */
type Holding = Pick<Taker, 'worker' | 'lease'>;

/** What sending a posting came to, to be written. */
export interface Judged {
  readonly posting: DuePosting;
  readonly verdict: Verdict;
  /** Whether the lane's next posting would be sent at once. */
  readonly goOn: boolean;
}

/** `lost`: another worker has had the lane since. */
export type Settlement =
  /** `next`: taken in hand, under a lease that goes on. `more`: something else is due in the lane. */
  | { readonly kind: 'settled'; readonly next: DuePosting | undefined; readonly more: boolean }
  | { readonly kind: 'lost' };

/**
 * Writes what sending came to, for all lanes that have something to write at the same moment, with the steps that the owners
 * take because of it: one read and one write. An owner that another step overtook is asked again.
 */
export function settleTogether(
  db: Database,
  options: StepOptions,
  holding: Holding,
): (judged: Judged) => Promise<Settlement> {
  return inBatches<Judged, Settlement>({
    most: 64,
    atOnce: 2,
    keyOf: ({ posting }) => posting.lane,
    perform: (batch) => perform(db, options, holding, batch),
  });
}

async function perform(
  db: Database,
  options: StepOptions,
  holding: Holding,
  batch: readonly Judged[],
): Promise<readonly Done<Settlement>[]> {
  try {
    return await writeAll(db, options, holding, batch);
  } catch (error) {
    // One that can't be written undoes it for all: each is then tried alone, and fails alone.
    if (batch.length === 1 || isPassing(error)) return batch.map(() => ({ kind: 'failed', error }));
    const alone: Done<Settlement>[] = [];
    for (const one of batch) alone.push(...(await perform(db, options, holding, [one])));
    return alone;
  }
}

async function writeAll(
  db: Database,
  options: StepOptions,
  holding: Holding,
  batch: readonly Judged[],
): Promise<readonly Done<Settlement>[]> {
  const now = options.clock();
  const decided = await decide(db, options, batch, now);
  const steps: Step[] = [];
  const outcomes: Outcome[] = [];
  const aside = new Map<Judged, Done<Settlement>>();
  for (const judged of batch) {
    const own = decided.get(judged);
    let needs: number | null = null;
    if (own?.kind === 'failed') aside.set(judged, own);
    // One statement can't change a posting twice: what changes what is shown goes ahead by itself.
    else if (own !== undefined && own.step.moved.show.length > 0) {
      const came = await goAhead(db, options, own.step);
      if (came !== undefined) aside.set(judged, came);
    } else if (own !== undefined) needs = steps.push(own.step) - 1;
    if (!aside.has(judged)) outcomes.push({ ...judged.verdict.outcome, needs, goOn: judged.goOn });
  }
  const settled = outcomes.length === 0 ? nothing : await settlePostings(db, outcomes, steps, now, holding);
  const [written, more] = [new Set(settled.lanes), new Set(settled.more)];
  const next = new Map(settled.next.map((posting) => [posting.lane, posting]));
  const needed = new Map(outcomes.map(({ posting, needs }) => [posting.lane, needs]));
  return batch.map((judged): Done<Settlement> => {
    const { lane } = judged.posting;
    if (written.has(lane))
      return { kind: 'done', result: { kind: 'settled', next: next.get(lane), more: more.has(lane) } };
    const needs = needed.get(lane) ?? null;
    if (needs !== null && settled.steps[needs] !== true) return { kind: 'again' };
    return aside.get(judged) ?? { kind: 'done', result: { kind: 'lost' } };
  });
}

const nothing: Settled = { steps: [], lanes: [], more: [], next: [] };

/** @returns what comes of the posting instead of being written, when the step was not */
async function goAhead(db: Database, options: StepOptions, step: Step): Promise<Done<Settlement> | undefined> {
  const written = await write(db, options, [step]);
  if (typeof written === 'string')
    return { kind: 'failed', error: new Error(`the step could not be written: ${written}`) };
  return written[0] === true ? undefined : { kind: 'again' };
}

type Decided = { readonly kind: 'step'; readonly step: Step } | (Done<Settlement> & { readonly kind: 'failed' });

/** The steps that the postings' owners take. */
async function decide(
  db: Database,
  options: StepOptions,
  batch: readonly Judged[],
  now: Date,
): Promise<ReadonlyMap<Judged, Decided>> {
  const inputs = batch.flatMap((judged) => {
    const { posting, verdict } = judged;
    const input = verdict.news && owners[posting.ownerKind].input(posting, verdict.news, now);
    return input === undefined ? [] : [{ judged, input }];
  });
  const found = await findInvitations(
    db,
    inputs.map(({ judged }) => judged.posting.ownerId),
  );
  const decided = new Map<Judged, Decided>();
  for (const { judged, input } of inputs) {
    const invitation = found.get(judged.posting.ownerId);
    if (invitation === undefined) continue;
    try {
      const outcome = compute(options, invitation, input, undefined);
      if (outcome.kind === 'decided') decided.set(judged, { kind: 'step', step: outcome.step });
    } catch (error) {
      decided.set(judged, { kind: 'failed', error });
    }
  }
  return decided;
}
