import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { reasonAt, reasonOf } from '../conversations/engine/reason.ts';
import { type Asked, askedPart, type InvitationState } from '../conversations/engine/state.ts';
import type { Transition } from '../conversations/engine/transition.ts';
import { lane, type Place } from '../conversations/place.ts';
import type { Session } from './client.ts';
import { isCollision, isViolation } from './failures.ts';
import type { Invitation } from './invitations.ts';
import { addJob } from './jobs.ts';

/** Names an inbound event for ever. */
export interface EventKey {
  readonly platform: string;
  readonly id: string;
}

/** Where a slot is shown; undefined: nowhere (a team without an alert channel). */
export type Placing = (slot: string) => { readonly place: Place; readonly audience: 'respondent' | 'team' } | undefined;

export type Recording =
  | { readonly kind: 'recorded' }
  /** Another step was faster: load again and decide again. */
  | { readonly kind: 'overtaken' }
  /** This event was recorded before. */
  | { readonly kind: 'repeated' }
  /** The database itself refused a second question within 24 hours. */
  | { readonly kind: 'askedTwice' };

/** Jobs are only added for what time changes within this many milliseconds; the sweep sees to the rest. */
const nudgeAhead = 10 * 60_000;

/**
 * Writes one step: the new state, the answer and its history, the inbound event, what should be shown, and the jobs.
 *
 * It is a single statement, hence one transaction and one round trip; instead of holding a lock between reading and
 * writing it insists on the version that was read.
 */
export async function recordStep(
  db: Session,
  before: Invitation,
  moved: Transition & { readonly kind: 'moved' },
  placing: Placing,
  now: Date,
  event?: EventKey,
): Promise<Recording> {
  const { state } = moved;
  const row = columns(state, moved.wakeAt);
  const shown = moved.show.flatMap((showing) => {
    const where = placing(showing.slot);
    if (where === undefined) return [];
    const { message, slot, editOnly } = showing;
    return [{ id: randomUUID(), slot, message, edit_only: editOnly, ...where, lane: lane(where.place) }];
  });
  const wakeIn = moved.wakeAt === null ? Number.POSITIVE_INFINITY : moved.wakeAt - now.getTime();
  const answer = answered(state);
  const suppressed = state.kind === 'suppressed' ? state : undefined;

  const statement = sql`
    with step as (
      update invitations set
        state = ${JSON.stringify(state)}::jsonb, status = ${state.kind}, version = version + 1,
        wake_at = ${instant(moved.wakeAt)}, asked_at = ${row.askedAt}, delivered_at = ${row.deliveredAt},
        closed_at = ${row.closedAt},
        asked_during = case when ${row.counts} then tstzrange(${row.askedAt}, ${row.askedAt} + interval '24 hours') end
      where id = ${before.id} and version = ${before.version}
      returning id, chat_id, respondent_id
    ), ${
      event === undefined
        ? sql``
        : sql`seen as (
      insert into inbound_events (platform, id, received_at)
      select ${event.platform}, ${event.id}, ${now}::timestamptz from step
    ), `
    }${
      answer === undefined
        ? sql``
        : sql`answered as (
      insert into answers (invitation_id, score, scored_at, reason, reason_at)
      select id, ${answer.score}::smallint, ${answer.scoredAt}::timestamptz, ${answer.reason}::text, ${answer.reasonAt}::timestamptz from step
      on conflict (invitation_id) do update set score = excluded.score, scored_at = excluded.scored_at,
        reason = excluded.reason, reason_at = excluded.reason_at
    ), `
    }${
      moved.record.length === 0
        ? sql``
        : sql`history as (
      insert into answer_history (invitation_id, at, score, reason)
      select step.id, to_timestamp(h.at / 1000.0), h.score, h.reason
      from step, jsonb_to_recordset(${JSON.stringify(moved.record)}::jsonb) as h(at double precision, score smallint, reason text)
    ), `
    }${
      row.optedOutAt === null
        ? sql``
        : sql`opted_out as (
      update respondents set opted_out_at = coalesce(opted_out_at, ${row.optedOutAt}) from step where respondents.id = step.respondent_id
    ), `
    }${
      state.kind !== 'withdrawn'
        ? sql``
        : sql`reopened as (
      update support_chats set reopened_at = coalesce(reopened_at, ${instant(state.at)}) from step where support_chats.id = step.chat_id
    ), `
    }${
      suppressed === undefined
        ? sql``
        : sql`suppressed as (
      update support_chats set suppressed_because = ${suppressed.because}, suppressed_detail = ${suppressed.detail}
      from step where support_chats.id = step.chat_id
    ), `
    }posted as (
      insert into postings (id, owner, slot, audience, place, lane, message, version, edit_only, due_at)
      select p.id, 'invitation:' || step.id, p.slot, p.audience, p.place, p.lane, p.message, 1, p.edit_only, ${now}::timestamptz
      from step, jsonb_to_recordset(${JSON.stringify(shown)}::jsonb)
        as p(id uuid, slot text, audience text, place jsonb, lane text, message jsonb, edit_only boolean)
      on conflict (owner, slot) do update set message = excluded.message, edit_only = excluded.edit_only,
        version = postings.version + 1, due_at = excluded.due_at, failed_because = null
      returning id, lane
    )
    select
      (select count(*)::int from step) as moved,
      (select count(${addJob('show', sql`json_build_object('posting', posted.id)`, {
        key: sql`'show:' || posted.id`,
        queue: sql`posted.lane`,
      })}) from posted) as shows
      ${
        wakeIn >= nudgeAhead
          ? sql``
          : sql`, (select count(${addJob('wake', sql`json_build_object('invitation', step.id)`, {
              key: sql`'wake:' || step.id`,
              delay: wakeIn,
            })}) from step) as wakes`
      }`;
  try {
    const result = await db.execute<{ moved: number }>(statement);
    return { kind: result.rows[0]?.moved === 1 ? 'recorded' : 'overtaken' };
  } catch (error) {
    if (isViolation(error, 'inbound_events_pk')) return { kind: 'repeated' };
    if (isViolation(error, 'invitations_once_a_day')) return { kind: 'askedTwice' };
    if (isCollision(error)) return { kind: 'overtaken' };
    throw error;
  }
}

function columns(state: InvitationState, wakeAt: number | null) {
  const asked: Asked | undefined = askedPart(state);
  const open = state.kind === 'waiting' || state.kind === 'asked' || state.kind === 'answered';
  return {
    wakeAt: instant(wakeAt),
    askedAt: sql`${instant(asked?.askedAt)}::timestamptz`,
    deliveredAt: instant(asked?.deliveredAt),
    closedAt: instant(open ? null : state.at),
    optedOutAt: instant(asked?.optedOutAt),
    counts: asked !== undefined && state.kind !== 'withdrawn' && state.kind !== 'undeliverable',
  };
}

function answered(state: InvitationState) {
  if (state.kind !== 'answered' && state.kind !== 'settled') return undefined;
  return {
    score: state.score,
    scoredAt: instant(state.scoredAt),
    reason: reasonOf(state) ?? null,
    reasonAt: instant(reasonAt(state)),
  };
}

function instant(at: number | null | undefined): Date | null {
  return at == null ? null : new Date(at);
}
