import type { Because, Input } from '../../conversations/invitation/input.ts';
import type { Database } from '../../db/client.ts';
import { isOutage } from '../../db/failures.ts';
import { findInvitations } from '../../db/invitations.ts';
import type { EventKey, Step } from '../../db/step.ts';
import { type Done, inBatches } from '../batches.ts';
import { compute, type Decide, mostOvertakings, movedBy, type StepOptions, type Stepped, write } from './step.ts';

/** Takes one step of an invitation, together with those of others that wait at the same moment. */
export type TakeStep = (invitation: string, decide: Decide<Input | Because>, event: EventKey) => Promise<Stepped>;

interface Waiting {
  readonly invitation: string;
  readonly decide: Decide<Input | Because>;
  readonly event: EventKey;
  overtaken: number;
}

/**
 * Steps that arrive while others are being written are written together, in one statement and one commit.
 * Each is as durable as if it were alone, and none fails because of another.
 */
export function takeStepsTogether(db: Database, options: StepOptions): TakeStep {
  const take = inBatches<Waiting, Stepped>({
    most: 64,
    atOnce: 2,
    keyOf: ({ invitation }) => invitation,
    perform: (batch) => perform(db, options, batch),
  });
  return (invitation, decide, event) => take({ invitation, decide, event, overtaken: 0 });
}

async function perform(db: Database, options: StepOptions, batch: readonly Waiting[]): Promise<Done<Stepped>[]> {
  const found = await findInvitations(
    db,
    batch.map(({ invitation }) => invitation),
  );
  const decided = batch.map((waiting): Decided => {
    const invitation = found.get(waiting.invitation);
    if (invitation === undefined) return done({ kind: 'ignored', because: 'unknownInvitation' });
    try {
      const outcome = compute(options, invitation, waiting.decide(invitation), waiting.event);
      return outcome.kind === 'ignored' ? done(outcome) : { kind: 'toWrite', step: outcome.step };
    } catch (error) {
      return { kind: 'failed', error };
    }
  });
  const steps = decided.flatMap((each) => (each.kind === 'toWrite' ? [each.step] : []));
  const written = (await settle(db, options, steps))[Symbol.iterator]();
  return decided.map((each, n) => {
    const outcome = each.kind === 'toWrite' ? (written.next().value ?? overtaken) : each;
    return outcome.kind === 'again' ? again(batch[n]) : outcome;
  });
}

type Decided = Done<Stepped> | { readonly kind: 'toWrite'; readonly step: Step };

const overtaken: Done<Stepped> = { kind: 'again' };

function done(result: Stepped): Done<Stepped> {
  return { kind: 'done', result };
}

/** Writes the steps together. One that fails undoes the statement for all: each is then tried alone, and fails alone. */
async function settle(db: Database, options: StepOptions, steps: readonly Step[]): Promise<Done<Stepped>[]> {
  if (steps.length === 0) return [];
  try {
    const written = await write(db, options, steps);
    if (typeof written !== 'string')
      return steps.map((each, n) => (written[n] === true ? done(movedBy(each)) : overtaken));
    if (steps.length === 1) return [written === 'collided' ? overtaken : done({ kind: written })];
  } catch (error) {
    if (steps.length === 1 || isOutage(error)) return steps.map(() => ({ kind: 'failed', error }));
  }
  const each: Done<Stepped>[] = [];
  for (const one of steps) each.push(...(await settle(db, options, [one])));
  return each;
}

function again(waiting: Waiting | undefined): Done<Stepped> {
  if (waiting === undefined) return overtaken;
  waiting.overtaken += 1;
  if (waiting.overtaken < mostOvertakings) return overtaken;
  const error = new Error(`invitation ${waiting.invitation} was overtaken ${mostOvertakings} times in a row`);
  return { kind: 'failed', error };
}
