import type { Machine, Outcome } from '../machine.ts';
import { tooLateAfter } from './admission.ts';
import type { Context } from './context.ts';
import type { Because, Input } from './input.ts';
import { next } from './next.ts';
import { reasonOf } from './reason.ts';
import { type Slot, showings } from './show.ts';
import { type Instant, type InvitationState, isScored } from './state.ts';

/** What an input came to for an invitation. `record`: answers for the history, the superseded ones included. */
export type Transition = Outcome<InvitationState, Slot, Because, Recorded>;

export type Recorded =
  | { readonly kind: 'score'; readonly at: Instant; readonly score: number }
  | { readonly kind: 'reason'; readonly at: Instant; readonly reason: string }
  /** What they wrote is theirs to take back: no wording from before is kept, in the history or in what was posted. */
  | { readonly kind: 'redacted' };

/**
 * The invitation machine. Pure: the same context, state and input always come to the same.
 * The reminder's time honours quiet hours; all other times are exact.
 */
export const transition: Machine<Context, InvitationState, Input, Transition> = (context, state, input) => {
  const outcome = next(context, state, input);
  if (outcome.kind === 'ignored') return outcome;
  const before = new Map(showings(context, state).map((showing) => [showing.slot, JSON.stringify(showing)]));
  return {
    kind: 'moved',
    state: outcome.state,
    wakeAt: wakeAt(outcome.state),
    show: showings(context, outcome.state).filter((showing) => before.get(showing.slot) !== JSON.stringify(showing)),
    record: recorded(state, outcome.state, input, outcome.gave),
  };
};

/** A new invitation that is to be asked at `askAt`. */
export function admitted(askAt: Instant): { readonly state: InvitationState; readonly wakeAt: Instant } {
  return { state: { kind: 'waiting', askAt }, wakeAt: askAt };
}

function wakeAt(state: InvitationState): Instant | null {
  switch (state.kind) {
    case 'waiting':
      return state.askAt;
    case 'asked':
      return Math.min(
        state.remindAt ?? state.expiresAt,
        state.expiresAt,
        state.deliveredAt === undefined ? state.askedAt + tooLateAfter : state.expiresAt,
      );
    case 'answered':
      return state.expiresAt;
    case 'settled':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
    case 'suppressed':
      return null;
  }
}

function recorded(before: InvitationState, after: InvitationState, input: Input, gave: number | undefined): Recorded[] {
  const record: Recorded[] = [];
  if (gave !== undefined) record.push({ kind: 'score', at: input.at, score: gave });
  if (input.kind === 'deleted') return [...record, { kind: 'redacted' }];
  const reason = explained(after);
  if (reason !== undefined && reason !== explained(before)) record.push({ kind: 'reason', at: input.at, reason });
  return record;
}

function explained(state: InvitationState): string | undefined {
  return isScored(state) ? reasonOf(state) : undefined;
}
