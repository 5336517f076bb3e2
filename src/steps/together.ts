import type { Because, Input } from '../../conversations/invitation/input.ts';
import type { Session } from '../../db/client.ts';
import { isOutage } from '../../db/failures.ts';
import { findInvitations } from '../../db/invitations.ts';
import type { EventKey, Step } from '../../db/step.ts';
import { compute, type Decide, mostOvertakings, movedBy, type StepOptions, type Stepped, write } from './step.ts';

/** Takes one step of an invitation, together with those of others that wait at the same moment. */
export type TakeStep = (invitation: string, decide: Decide<Input | Because>, event: EventKey) => Promise<Stepped>;

/** Most steps written at once. */
const most = 64;
/** Batches under way at once: the next is read while the last one commits. */
const lanes = 2;

interface Waiting {
  readonly invitation: string;
  readonly decide: Decide<Input | Because>;
  readonly event: EventKey;
  overtaken: number;
  readonly resolve: (stepped: Stepped) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Steps that arrive while others are being written are written together, in one statement and one commit: a commit waits
 * for the disk, and many clicks can share the wait. A step that comes alone is not kept waiting.
 * Each is as durable as if it were alone, and none fails because of another.
 */
export function takeStepsTogether(db: Session, options: StepOptions): TakeStep {
  let queue: Waiting[] = [];
  const inHand = new Set<string>();
  let busy = 0;

  /** As many as go together: never two of one invitation at the same time. */
  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const each of queue) {
      if (batch.length < most && !inHand.has(each.invitation)) {
        inHand.add(each.invitation);
        batch.push(each);
      } else {
        rest.push(each);
      }
    }
    queue = rest;
    return batch;
  }

  async function work(): Promise<void> {
    if (busy >= lanes) return;
    busy += 1;
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      try {
        queue.push(...(await perform(db, options, batch)));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      } finally {
        for (const { invitation } of batch) inHand.delete(invitation);
      }
    }
    busy -= 1;
  }

  return (invitation, decide, event) =>
    new Promise((resolve, reject) => {
      queue.push({ invitation, decide, event, overtaken: 0, resolve, reject });
      void work();
    });
}

/** Settles all of a batch but those that were overtaken: they are returned, to be decided again. */
async function perform(db: Session, options: StepOptions, batch: readonly Waiting[]): Promise<Waiting[]> {
  const found = await findInvitations(
    db,
    batch.map(({ invitation }) => invitation),
  );
  const decided: Decided[] = [];
  for (const waiting of batch) {
    const invitation = found.get(waiting.invitation);
    if (invitation === undefined) {
      waiting.resolve({ kind: 'ignored', because: 'unknownInvitation' });
      continue;
    }
    try {
      const outcome = compute(options, invitation, waiting.decide(invitation), waiting.event);
      if (outcome.kind === 'ignored') waiting.resolve(outcome);
      else decided.push({ waiting, step: outcome.step });
    } catch (error) {
      waiting.reject(error);
    }
  }
  return decided.length === 0 ? [] : settle(db, options, decided);
}

interface Decided {
  readonly waiting: Waiting;
  readonly step: Step;
}

async function settle(db: Session, options: StepOptions, decided: readonly Decided[]): Promise<Waiting[]> {
  const written = await write(db, options, steps(decided)).catch((error: unknown) => {
    if (decided.length > 1 && !isOutage(error)) return 'undone' as const;
    throw error;
  });
  const [only] = decided;
  if (typeof written === 'string') {
    // One that fails undoes the statement for all: each is then tried alone, and fails alone.
    if (decided.length > 1 || only === undefined) return settleEach(db, options, decided);
    if (written === 'repeated' || written === 'askedTwice') only.waiting.resolve({ kind: written });
    return written === 'collided' ? overtaken(only.waiting) : [];
  }
  return decided.flatMap(({ waiting, step }, n) => {
    if (written[n] !== true) return overtaken(waiting);
    waiting.resolve(movedBy(step));
    return [];
  });
}

async function settleEach(db: Session, options: StepOptions, decided: readonly Decided[]): Promise<Waiting[]> {
  const again: Waiting[] = [];
  for (const each of decided) {
    await settle(db, options, [each]).then(
      (overtaken) => again.push(...overtaken),
      (error: unknown) => each.waiting.reject(error),
    );
  }
  return again;
}

function steps(decided: readonly Decided[]): readonly Step[] {
  return decided.map(({ step }) => step);
}

function overtaken(waiting: Waiting): Waiting[] {
  waiting.overtaken += 1;
  if (waiting.overtaken < mostOvertakings) return [waiting];
  waiting.reject(new Error(`invitation ${waiting.invitation} was overtaken ${mostOvertakings} times in a row`));
  return [];
}
