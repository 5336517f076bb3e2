import type { Context } from './context.ts';
import type { Deed } from './deed.ts';
import { act } from './deeds.ts';
import { ignored, type Next } from './outcome.ts';
import { type Asked, askedPart, type InvitationState, isScored } from './state.ts';

/** As many deeds are remembered of one invitation: the first of them and the last. Nobody does so much in earnest. */
const mostHeard = 60;
const firstHeard = 20;

/**
 * What somebody did, in its place among all that was done: heard in whatever order, it comes to what it would have come to
 * in the order of its times. Where something later is known already, the story is told afresh from the question on.
 */
export function hear(context: Context, state: InvitationState, deed: Deed): Next {
  const heard = askedPart(state)?.heard;
  if (heard === undefined) return act(context, state, deed);
  if (heard.some((known) => compare(known, deed) === 0)) return ignored('unchanged');
  const wasOpen = state.kind === 'expired' && deed.at < state.expiresAt;
  const isLast = !wasOpen && heard.every((known) => compare(known, deed) < 0);
  const outcome = isLast ? act(context, state, deed) : retell(context, state, heard, deed);
  if (outcome.kind === 'ignored') return outcome;
  const { keeps = deed, ...rest } = outcome;
  return { ...rest, state: withHeard(outcome.state, [...heard, keeps]) };
}

/** The invitation as it would be had nothing but this been done, in the order of its times. */
export function tell(context: Context, state: InvitationState, deeds: readonly Deed[]): InvitationState {
  return withHeard(asOfNow(state, replay(context, state, deeds).told), deeds);
}

function retell(context: Context, state: InvitationState, heard: readonly Deed[], deed: Deed): Next {
  const { told, outcomes } = replay(context, state, [...heard, deed]);
  const came = outcomes.get(deed) ?? ignored('superseded');
  if (came.kind === 'ignored') return came;
  // What is heard of late changes an answer, but leaves nobody without one who was told that it is saved.
  if (isScored(state) && !isScored(told)) return act(context, state, deed);
  return { ...came, state: asOfNow(state, told) };
}

/** The story from the question on, in the order of its times, and what each deed came to in it. */
function replay(context: Context, state: InvitationState, deeds: readonly Deed[]) {
  const outcomes = new Map<Deed, Next>();
  let told = begun(state);
  for (const each of [...deeds].sort(compare)) {
    const outcome = act(context, told, each);
    outcomes.set(each, outcome);
    if (outcome.kind === 'next') told = outcome.state;
  }
  return { told, outcomes };
}

/** The invitation as it was when nothing had been done about it. What time and the platform did stays. */
function begun(state: InvitationState): InvitationState {
  const asked = askedPart(state);
  if (asked === undefined) return state;
  const { askedAt, deliveredAt, expiresAt, remindAt, remindedAt, typed } = asked;
  const fresh: Asked = {
    askedAt,
    expiresAt,
    ...(deliveredAt !== undefined && { deliveredAt }),
    ...(remindAt !== undefined && { remindAt }),
    ...(remindedAt !== undefined && { remindedAt }),
    ...(typed !== undefined && { typed }),
    words: [],
    heard: [],
  };
  return state.kind === 'undeliverable' ? { ...state, asked: fresh } : { kind: 'asked', ...fresh };
}

/** What can't be undone by telling it otherwise: the time that has passed, and what people were shown. */
function asOfNow(before: InvitationState, told: InvitationState): InvitationState {
  const isOver = before.kind === 'settled' || before.kind === 'expired';
  const clarifiedAt = askedPart(before)?.clarifiedAt;
  switch (told.kind) {
    case 'asked': {
      const asked = { ...told, ...(clarifiedAt !== undefined && { clarifiedAt }) };
      return isOver ? { ...asked, kind: 'expired', at: told.expiresAt } : asked;
    }
    case 'answered': {
      const alerted = told.alerted || ('alerted' in before && before.alerted);
      const { reconsideredAt, ...rest } = told;
      if (isOver) return { ...rest, alerted, kind: 'settled', at: told.expiresAt };
      return { ...told, alerted };
    }
    case 'settled':
      return { ...told, alerted: told.alerted || ('alerted' in before && before.alerted) };
    default:
      return told;
  }
}

export function withHeard(state: InvitationState, all: readonly Deed[]): InvitationState {
  const sorted = [...all].sort(compare);
  const cut = sorted.length - mostHeard;
  const heard = cut > 0 ? sorted.toSpliced(firstHeard, cut) : sorted;
  if (state.kind === 'waiting' || state.kind === 'suppressed') return state;
  if (state.kind === 'withdrawn' || state.kind === 'undeliverable') {
    return state.asked === undefined ? state : ({ ...state, asked: { ...state.asked, heard } } as InvitationState);
  }
  return { ...state, heard };
}

/** By their times. Of two in the same millisecond it does not matter which is first, only that it always is. */
function compare(a: Deed, b: Deed): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind === 'answered' && b.kind === 'answered') return a.score - b.score;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
