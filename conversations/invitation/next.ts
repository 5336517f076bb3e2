import { answer } from './answer.ts';
import type { Context } from './context.ts';
import { elapse } from './elapse.ts';
import { explain, wordsOf } from './explain.ts';
import type { Because, Input } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { said } from './said.ts';
import { askedPart, type InvitationState, isClosed } from './state.ts';
import { optOut, remembered, withdraw } from './ways-out.ts';

export function next(context: Context, state: InvitationState, input: Input): Next {
  switch (input.kind) {
    case 'woke':
      return elapse(context, state, input.at);
    case 'suppressed':
      if (state.kind !== 'waiting') return ignored(isClosed(state) ? 'closed' : 'superseded');
      return to({ kind: 'suppressed', at: input.at, because: input.because, detail: input.detail });
    case 'delivered':
      return delivered(state, input.at);
    case 'undeliverable':
      return state.kind === 'asked' ? undeliverable(state, input) : ignored('superseded');
    case 'answered':
      return answer(state, input);
    case 'reasonGiven':
      return explain(state, wordsOf(input, true));
    case 'said':
      return input.at <= context.endedAt ? ignored('superseded') : said(context, state, input);
    case 'declined':
      if (state.kind === 'asked') {
        // Whoever clicks saw the question, whether or not the platform ever said that it was there.
        return to({ ...state, kind: 'declined', at: input.at, deliveredAt: state.deliveredAt ?? input.at });
      }
      return ignored(nothingToDecline(state));
    case 'optedOut':
      return optOut(state, input.at);
    case 'reconsidered':
      if (state.kind !== 'answered') return ignored(isClosed(state) ? 'closed' : 'notAskedYet');
      if (input.at >= state.expiresAt) return ignored('expired');
      if (input.at < state.scoredAt || state.reconsideredAt !== undefined) return ignored('superseded');
      return to({ ...state, reconsideredAt: input.at });
    case 'reopened':
      return input.at <= context.endedAt ? ignored('superseded') : withdraw(state, input.at);
  }
}

function delivered(state: InvitationState, at: number): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored('notAskedYet');
  if (asked.deliveredAt !== undefined) return ignored('unchanged');
  if (state.kind === 'withdrawn' || state.kind === 'undeliverable') {
    return to({ ...state, asked: { ...asked, deliveredAt: at } });
  }
  return to({ ...state, deliveredAt: at } as InvitationState);
}

/** Nobody was reached; or the question was there, stands nowhere any more, and could not be put anywhere else. */
function undeliverable(
  state: InvitationState & { readonly kind: 'asked' },
  { at, because }: Input & { readonly kind: 'undeliverable' },
): Next {
  const isLost = state.deliveredAt !== undefined;
  return to({ kind: 'undeliverable', at, because, asked: remembered(state), ...(isLost && { lost: true }) });
}

function nothingToDecline(state: InvitationState): Because {
  if (state.kind === 'waiting') return 'notAskedYet';
  if (state.kind === 'answered') return 'alreadyAnswered';
  return isClosed(state) ? 'closed' : 'unchanged';
}
