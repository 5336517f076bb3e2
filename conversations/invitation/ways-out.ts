import { ignored, type Next, to } from './outcome.ts';
import { type Asked, askedPart, type InvitationState, isClosed } from './state.ts';

/** The chat goes on. */
export function withdraw(state: InvitationState, at: number, agent?: string): Next {
  const why = agent === undefined ? {} : { agent };
  if (state.kind === 'waiting') return to({ kind: 'withdrawn', at, ...why });
  if (state.kind === 'asked') {
    return at >= state.expiresAt ? ignored('expired') : to({ kind: 'withdrawn', at, asked: remembered(state), ...why });
  }
  return ignored(state.kind === 'answered' ? 'alreadyAnswered' : 'closed');
}

/** Honoured in every state in which the question was seen, even when all else is closed. */
export function optOut(state: InvitationState, at: number): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored(isClosed(state) ? 'closed' : 'notAskedYet');
  if (asked.optedOutAt !== undefined) return ignored('unchanged');
  if (state.kind === 'asked') return to({ ...state, kind: 'declined', at, optedOutAt: at });
  if (state.kind === 'withdrawn' || state.kind === 'undeliverable') {
    return to({ ...state, asked: { ...asked, optedOutAt: at } });
  }
  return to({ ...state, optedOutAt: at } as InvitationState);
}

export function remembered(state: InvitationState & { readonly kind: 'asked' }): Asked {
  const { kind: _, ...asked } = state;
  return asked;
}
