import { randomUUID } from 'node:crypto';
import { quoted } from '../conversations/digest/answers.ts';
import { reasonAt, reasonOf } from '../conversations/invitation/reason.ts';
import { type Asked, askedPart, type InvitationState, isScored } from '../conversations/invitation/state.ts';
import { lane } from '../conversations/place.ts';
import type { Step } from './step.ts';

/** One step as the statement reads it. */
export function rowOf({ before, moved, placing, event }: Step) {
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
    ...wishOf(askedPart(before.state), asked),
    reopened_at: instant(state.kind === 'withdrawn' ? state.at : null),
    suppressed_because: state.kind === 'suppressed' ? state.because : null,
    suppressed_detail: state.kind === 'suppressed' ? state.detail : null,
    event_platform: event?.platform ?? null,
    event_id: event?.id ?? null,
    ...answerOf(state),
    history: moved.record.filter(({ kind }) => kind !== 'redacted'),
    redacted: moved.record.some(({ kind }) => kind === 'redacted'),
    typed: newlyTyped(before.state, state),
    team_id: before.teamId,
    shown: moved.show.flatMap(({ slot, message, editOnly }, nth) => {
      const where = placing(slot);
      if (where === undefined) return [];
      return [{ nth, id: randomUUID(), slot, message, edit_only: editOnly, ...where, lane: lane(where.place) }];
    }),
  };
}

/** Names of the messages that count for something since this step. */
function newlyTyped(before: InvitationState, after: InvitationState): readonly string[] {
  const known = new Set(askedPart(before)?.typed?.map(({ message }) => message));
  return (askedPart(after)?.typed ?? []).flatMap(({ message }) => (known.has(message) ? [] : [message]));
}

/** Whether they may be asked again is written where it changes: what happens later under this question says nothing new of it. */
function wishOf(before: Asked | undefined, after: Asked | undefined) {
  const changed = (at: keyof Asked & `opted${string}`) => (before?.[at] === after?.[at] ? null : instant(after?.[at]));
  return { opted_out_at: changed('optedOutAt'), opted_in_at: changed('optedInAt') };
}

function answerOf(state: InvitationState) {
  if (!isScored(state)) return { score: null };
  const reason = reasonOf(state);
  return {
    score: state.score,
    scored_at: instant(state.scoredAt),
    reason: reason ?? null,
    reason_at: instant(reasonAt(state)),
    excerpt: reason === undefined ? null : quoted(reason),
  };
}

function instant(at: number | null | undefined): string | null {
  return at == null ? null : new Date(at).toISOString();
}
