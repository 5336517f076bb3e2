import { randomUUID } from 'node:crypto';
import { reasonAt, reasonOf } from '../conversations/invitation/reason.ts';
import { askedPart, type InvitationState } from '../conversations/invitation/state.ts';
import type { Transition } from '../conversations/invitation/transition.ts';
import { lane, type Place } from '../conversations/place.ts';
import type { Database } from './client.ts';
import type { Invitation } from './invitations.ts';
import type { DuePosting, Ref } from './postings.ts';
import { run, sqlFile, statement } from './statement.ts';

/** Names an inbound event for ever. */
export interface EventKey {
  readonly platform: string;
  readonly id: string;
}

/** Where a slot is shown; undefined: nowhere (a team without an alert channel). */
export type Placing = (slot: string) => { readonly place: Place; readonly audience: 'respondent' | 'team' } | undefined;

/** One step of one invitation, decided and not yet written. */
export interface Step {
  readonly before: Invitation;
  readonly moved: Transition & { readonly kind: 'moved' };
  readonly placing: Placing;
  /** What it came from; a second step from the same event fails. */
  readonly event?: EventKey | undefined;
}

/** Who takes what the steps want shown in hand right away, and for how long it is then nobody else's. */
export interface Taker {
  readonly worker: string;
  /** Lanes in which it has nothing in hand and would send at once. */
  readonly lanes: readonly string[];
  /** Milliseconds. */
  readonly lease: number;
}

/** What was written of steps. */
export interface Written {
  /** For each step whether it was written; if not, another one was faster: load again and decide again. */
  readonly steps: readonly boolean[];
  /** Taken in hand for the taker. */
  readonly taken: readonly DuePosting[];
}

/** What sending a posting came to: how its row reads from now on, unless something newer was wished for meanwhile. */
export interface Outcome {
  readonly posting: Pick<DuePosting, 'id' | 'lane' | 'version' | 'holder'>;
  readonly ref: Ref | null;
  readonly shownVersion: number;
  readonly isShown: boolean;
  readonly attempts: number;
  readonly uncertain: boolean;
  readonly failedBecause: string | null;
  /** Milliseconds until it is tried again; null: it is done with. */
  readonly dueIn: number | null;
  /** Milliseconds for which the whole lane is left alone. */
  readonly pauseIn: number | null;
  /** Only written together with this one of the steps, by its index. */
  readonly needs: number | null;
  /** Whether the worker would send the lane's next posting at once. */
  readonly goOn: boolean;
}

/** What became of outcomes. */
export interface Settled {
  readonly steps: readonly boolean[];
  /** Lanes whose outcome was written and whose lease ended or goes on. The others: overtaken, or another worker has them. */
  readonly lanes: readonly string[];
  /** Lanes in which something is due. */
  readonly more: readonly string[];
  /** The next postings of lanes in which the worker goes on: its lease does too, from when this was asked for. */
  readonly next: readonly DuePosting[];
}

/** A posting that was taken in hand, the row p, as the JSON of a `DuePosting`. */
const dueAs = (
  uncertain: string,
  holder: string,
  overdue: string,
) => `json_build_object('id', p.id, 'ownerKind', p.owner_kind,
      'ownerId', p.owner_id, 'teamId', p.team_id, 'slot', p.slot, 'audience', p.audience, 'place', p.place, 'lane', p.lane,
      'message', p.message, 'version', p.version, 'shownVersion', p.shown_version, 'ref', p.ref, 'attempts', p.attempts - 1,
      'uncertain', ${uncertain}, 'editOnly', p.edit_only, 'triedAt', extract(epoch from p.tried_at) * 1000, 'holder', ${holder}, 'overdue', ${overdue})`;

const ofInvitation = sqlFile('step-of-invitation');
const ofAnything = sqlFile('step-of-anything');

const record = statement(
  'record steps',
  `with ${ofInvitation}, ${ofAnything}
  select array(select n from step) as steps, (
    select json_agg(${dueAs('coalesce((select b.uncertain from postings b where b.id = p.id), false)', 'leased.leased_by', '0')})
    from posted p
      join wish w on (w.owner_kind, w.owner_id, w.slot) = (p.owner_kind, p.owner_id, p.slot) and w.turn = 1 and w.lane = p.lane
      join leased on leased.name = p.lane
  ) as taken,
    -- What is about to be sent is on disk before it is: else a power cut forgets the question that a customer already sees.
    case when exists (select from leased) then set_config('synchronous_commit', 'on', true) end as durable`,
);

const settle = statement(
  'settle postings',
  `with ${ofInvitation}, ${ofAnything}, ${sqlFile('what-came-of-postings')}
  select array(select n from step) as steps, array(select lane from marked) as lanes, array(
    select lane from marked where due_at <= now() union
    select m.lane from mark m where (
      select true from postings p where p.lane = m.lane and p.due_at <= now() and p.id <> m.id limit 1)) as more, (
    select json_agg(${dueAs('p.was_uncertain', 'p.holder', 'extract(epoch from now() - p.due_at) * 1000')}) from taken p) as next,
    -- As in take-postings.sql: what is about to be created is noted on disk before it is.
    case when exists (select from taken where ref is null) then set_config('synchronous_commit', 'on', true) end as durable`,
);

/** What is prepared once for each connection. */
export const statements = { record, settle };

/**
 * Writes steps of different invitations: the new states, the answers and their history, the inbound events, and what should
 * be shown. A single statement, hence one transaction and one round trip; instead of holding locks between reading and writing
 * it insists on the versions that were read.
 *
 * @throws what the driver throws. After a violation of `inbound_events_pk` (an event came before) or
 * `invitations_once_a_day` (a second question within 24 hours) nothing of any of them is written.
 */
export async function recordSteps(db: Database, steps: readonly Step[], now: Date, taker: Taker): Promise<Written> {
  const values = [rowsOf(steps), now, taker.worker, [...taker.lanes], taker.lease];
  const [row] = await run<{ readonly steps: readonly number[]; readonly taken: readonly DuePosting[] | null }>(
    db,
    record,
    values,
  );
  return { steps: written(steps, row?.steps), taken: row?.taken ?? [] };
}

/**
 * Writes what sending postings came to, at most one posting in each lane, with the steps that belong to it. The lanes' leases
 * end, or go on for `lease` milliseconds with the next posting in hand.
 */
export async function settlePostings(
  db: Database,
  outcomes: readonly Outcome[],
  steps: readonly Step[],
  now: Date,
  { worker, lease }: Pick<Taker, 'worker' | 'lease'>,
): Promise<Settled> {
  const values = [
    rowsOf(steps),
    now,
    worker,
    [],
    lease,
    JSON.stringify(outcomes.map(markOf).sort((a, b) => (a.lane < b.lane ? -1 : 1))),
  ];
  const [row] = await run<Omit<Settled, 'steps' | 'next'> & { steps: number[]; next: readonly DuePosting[] | null }>(
    db,
    settle,
    values,
  );
  return { steps: written(steps, row?.steps), lanes: row?.lanes ?? [], more: row?.more ?? [], next: row?.next ?? [] };
}

/** In an order that all processes share: those that write steps of the same invitations don't wait for each other in a circle. */
function rowsOf(steps: readonly Step[]): string {
  const rows = steps.map((step, n) => ({ n, ...rowOf(step) }));
  return JSON.stringify(rows.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

function written(steps: readonly Step[], numbers: readonly number[] = []): readonly boolean[] {
  const all = new Set(numbers);
  return steps.map((_, n) => all.has(n));
}

function markOf({ posting, shownVersion, isShown, failedBecause, dueIn, pauseIn, goOn, ...rest }: Outcome) {
  return {
    ...rest,
    id: posting.id,
    lane: posting.lane,
    version: posting.version,
    holder: posting.holder,
    shown_version: shownVersion,
    shown: isShown,
    failed_because: failedBecause,
    due_in: dueIn,
    pause_in: pauseIn,
    go_on: goOn,
  };
}

/** One step as the statement reads it. */
function rowOf({ before, moved, placing, event }: Step) {
  const { state, wakeAt } = moved;
  const asked = askedPart(state);
  const isOpen = state.kind === 'waiting' || state.kind === 'asked' || state.kind === 'answered';
  return {
    id: before.id,
    version: before.version,
    state,
    status: state.kind,
    wake_at: instant(wakeAt),
    asked_at: instant(asked?.askedAt),
    delivered_at: instant(asked?.deliveredAt),
    closed_at: instant(isOpen ? null : state.at),
    counts:
      asked !== undefined && state.kind !== 'withdrawn' && (state.kind !== 'undeliverable' || state.lost === true),
    opted_out_at: instant(asked?.optedOutAt),
    reopened_at: instant(state.kind === 'withdrawn' ? state.at : null),
    suppressed_because: state.kind === 'suppressed' ? state.because : null,
    suppressed_detail: state.kind === 'suppressed' ? state.detail : null,
    event_platform: event?.platform ?? null,
    event_id: event?.id ?? null,
    ...answerOf(state),
    history: moved.record,
    team_id: before.teamId,
    shown: moved.show.flatMap(({ slot, message, editOnly }, nth) => {
      const where = placing(slot);
      if (where === undefined) return [];
      return [{ nth, id: randomUUID(), slot, message, edit_only: editOnly, ...where, lane: lane(where.place) }];
    }),
  };
}

function answerOf(state: InvitationState) {
  if (state.kind !== 'answered' && state.kind !== 'settled') return { score: null };
  return {
    score: state.score,
    scored_at: instant(state.scoredAt),
    reason: reasonOf(state) ?? null,
    reason_at: instant(reasonAt(state)),
  };
}

function instant(at: number | null | undefined): string | null {
  return at == null ? null : new Date(at).toISOString();
}
