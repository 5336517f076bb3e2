import type { Because } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { type Asked, askedPart, type InvitationState, isClosed } from './state.ts';

/** The chat goes on. */
export function withdraw(state: InvitationState, at: number, agent?: string): Next {
  const why = agent === undefined ? {} : { agent };
  if (state.kind === 'waiting') return to({ kind: 'withdrawn', at, ...why });
  if (state.kind === 'asked' && at < state.expiresAt)
    return to({ kind: 'withdrawn', at, asked: remembered(state), ...why });
  return goOn(state, at, state.kind === 'answered' ? 'alreadyAnswered' : 'closed');
}

/**
 * The chat goes on where there is nothing to take back: of what is typed there from then on nothing is an answer. Only when
 * is kept of it, not what was said. @param known why it changes nothing, where that is known already
 */
export function goOn(state: InvitationState, at: number, known: Because): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored(known);
  if (asked.wentOnAt !== undefined && asked.wentOnAt <= at) return ignored(known);
  return { ...to(withAsked(state, { ...asked, wentOnAt: at })), keeps: { kind: 'reopened', at } };
}

/** Honoured in every state in which the question was seen, even when all else is closed. */
export function optOut(state: InvitationState, at: number): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored(isClosed(state) ? 'closed' : 'notAskedYet');
  if (asked.optedOutAt !== undefined && at <= asked.optedOutAt) return ignored('unchanged');
  const { optedInAt: _, ...rest } = asked;
  const now = withAsked(state, { ...rest, optedOutAt: at });
  return to(now.kind === 'asked' ? { ...now, kind: 'declined', at } : now);
}

/** They may be asked again after all: about later chats. The question under which they said otherwise stays closed. */
export function optIn(state: InvitationState, at: number): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored(isClosed(state) ? 'closed' : 'notAskedYet');
  const { optedOutAt, ...rest } = asked;
  if (optedOutAt === undefined) return ignored('unchanged');
  return to(withAsked(state, { ...rest, optedInAt: at }));
}

/** The state with other memories of its question. `asked` may be the state itself, whose own fields are kept. */
function withAsked(state: InvitationState, asked: Asked): InvitationState {
  switch (state.kind) {
    case 'waiting':
    case 'suppressed':
      return state;
    case 'withdrawn':
    case 'undeliverable':
      return { ...state, asked };
    case 'asked':
    case 'answered':
    case 'settled':
    case 'declined':
    case 'expired':
      return asked as InvitationState;
  }
}

export function remembered(state: InvitationState & { readonly kind: 'asked' }): Asked {
  const { kind: _, ...asked } = state;
  return asked;
}
