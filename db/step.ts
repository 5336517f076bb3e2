import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { reasonAt, reasonOf } from '../conversations/invitation/reason.ts';
import { askedPart, type InvitationState } from '../conversations/invitation/state.ts';
import type { Transition } from '../conversations/invitation/transition.ts';
import { lane, type Place } from '../conversations/place.ts';
import type { Session } from './client.ts';
import type { Invitation } from './invitations.ts';
import { queueOf } from './jobs.ts';

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

/** Jobs are only added for what time changes within this many milliseconds; the sweep sees to the rest. */
const nudgeAhead = 10 * 60_000;

/**
 * Writes steps of different invitations: the new states, the answers and their history, the inbound events, what should be
 * shown, and the jobs.
 *
 * It is a single statement, hence one transaction and one round trip; instead of holding locks between reading and
 * writing it insists on the versions that were read.
 *
 * A question that was taken back and is answered all the same counts for the 24 hours again, unless the next question is
 * out by then: the constraint keeps us from asking twice, never from taking an answer.
 *
 * @returns for each step whether it was written; if not, another one was faster: load again and decide again.
 * @throws what the driver throws. After a violation of `inbound_events_pk` (an event came before) or
 * `invitations_once_a_day` (a second question within 24 hours) nothing of any of them is written.
 */
export async function recordSteps(db: Session, steps: readonly Step[], now: Date): Promise<readonly boolean[]> {
  const input = JSON.stringify(steps.map((step, n) => ({ n, ...rowOf(step, now) })));
  const result = await db.execute<{ written: number[] }>(sql`
    with input as (
      select * from jsonb_to_recordset(${input}::jsonb) as i(
        n int, id uuid, version int, state jsonb, status text, wake_at timestamptz, wake_in double precision,
        asked_at timestamptz, delivered_at timestamptz, closed_at timestamptz, counts boolean, opted_out_at timestamptz,
        reopened_at timestamptz, suppressed_because text, suppressed_detail text, event_platform text, event_id text,
        score smallint, scored_at timestamptz, reason text, reason_at timestamptz, history jsonb, shown jsonb)
    ), step as (
      update invitations v set
        state = i.state, status = i.status, version = v.version + 1, wake_at = i.wake_at, asked_at = i.asked_at,
        delivered_at = i.delivered_at, closed_at = i.closed_at,
        asked_during = case when i.counts and (v.asked_at is null or v.asked_during is not null or not exists (
          select from invitations next where next.respondent_id = v.respondent_id and next.id <> v.id
            and next.asked_during && tstzrange(i.asked_at, i.asked_at + interval '24 hours')))
          then tstzrange(i.asked_at, i.asked_at + interval '24 hours') end
      from input i where v.id = i.id and v.version = i.version
      returning i.*, v.chat_id, v.respondent_id
    ), seen as (
      insert into inbound_events (platform, id, received_at)
      select event_platform, event_id, ${now}::timestamptz from step where event_id is not null
    ), answered as (
      insert into answers (invitation_id, score, scored_at, reason, reason_at)
      select id, score, scored_at, reason, reason_at from step where score is not null
      on conflict (invitation_id) do update set score = excluded.score, scored_at = excluded.scored_at,
        reason = excluded.reason, reason_at = excluded.reason_at
    ), remembered as (
      insert into answer_history (invitation_id, at, score, reason)
      select step.id, to_timestamp(h.at / 1000.0), h.score, h.reason
      from step, jsonb_to_recordset(step.history) as h(at double precision, score smallint, reason text)
    ), opted_out as (
      update respondents set opted_out_at = coalesce(respondents.opted_out_at, step.opted_out_at)
      from step where respondents.id = step.respondent_id and step.opted_out_at is not null
    ), chat as (
      update support_chats set
        reopened_at = greatest(support_chats.reopened_at, step.reopened_at),
        suppressed_because = coalesce(step.suppressed_because, support_chats.suppressed_because),
        suppressed_detail = coalesce(step.suppressed_detail, support_chats.suppressed_detail)
      from step
      where support_chats.id = step.chat_id and (step.reopened_at is not null or step.suppressed_because is not null)
    ), posted as (
      insert into postings (id, owner, slot, audience, place, lane, message, version, edit_only, due_at)
      select p.id, 'invitation:' || step.id, p.slot, p.audience, p.place, p.lane, p.message, 1, p.edit_only, now()
      from step, jsonb_to_recordset(step.shown)
        as p(id uuid, slot text, audience text, place jsonb, lane text, message jsonb, edit_only boolean)
      on conflict (owner, slot) do update set message = excluded.message, edit_only = excluded.edit_only,
        version = postings.version + 1, due_at = excluded.due_at, failed_because = null
    ), nudged as (
      select array_agg(row(task, payload, queue, run_at, null, key, null, null)::graphile_worker.job_spec) as specs from (
        select distinct on (p.lane) 'show' as task, json_build_object('lane', p.lane) as payload, p.queue, now() as run_at,
          'show:' || p.lane as key
        from step, jsonb_to_recordset(step.shown) as p(lane text, queue text)
        union all
        select 'wake', json_build_object('invitation', id), null, now() + wake_in * interval '1 millisecond', 'wake:' || id
        from step where wake_in is not null
      ) as job
    )
    select array(select n from step) as written,
      (select count(*) from nudged, graphile_worker.add_jobs(nudged.specs) where nudged.specs is not null) as jobs`);
  const written = new Set(result.rows[0]?.written);
  return steps.map((_, n) => written.has(n));
}

/** One step as the statement reads it. */
function rowOf({ before, moved, placing, event }: Step, now: Date) {
  const { state, wakeAt } = moved;
  const asked = askedPart(state);
  const isOpen = state.kind === 'waiting' || state.kind === 'asked' || state.kind === 'answered';
  const wakeIn = wakeAt === null ? Number.POSITIVE_INFINITY : wakeAt - now.getTime();
  return {
    id: before.id,
    version: before.version,
    state,
    status: state.kind,
    wake_at: instant(wakeAt),
    wake_in: wakeIn < nudgeAhead ? Math.max(0, wakeIn) : null,
    asked_at: instant(asked?.askedAt),
    delivered_at: instant(asked?.deliveredAt),
    closed_at: instant(isOpen ? null : state.at),
    counts: asked !== undefined && state.kind !== 'withdrawn' && state.kind !== 'undeliverable',
    opted_out_at: instant(asked?.optedOutAt),
    reopened_at: instant(state.kind === 'withdrawn' ? state.at : null),
    suppressed_because: state.kind === 'suppressed' ? state.because : null,
    suppressed_detail: state.kind === 'suppressed' ? state.detail : null,
    event_platform: event?.platform ?? null,
    event_id: event?.id ?? null,
    ...answerOf(state),
    history: moved.record,
    shown: moved.show.flatMap(({ slot, message, editOnly }) => {
      const where = placing(slot);
      if (where === undefined) return [];
      const name = lane(where.place);
      return [{ id: randomUUID(), slot, message, edit_only: editOnly, ...where, lane: name, queue: queueOf(name) }];
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
