import { answer } from './answer.ts';
import type { Context } from './context.ts';
import type { Deed } from './deed.ts';
import { explain, wordsOf } from './explain.ts';
import type { Because } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { said } from './said.ts';
import { type Instant, type InvitationState, isClosed } from './state.ts';
import { optIn, optOut, withdraw } from './ways-out.ts';

/** What a deed comes to that is later than all others. */
export function act(context: Context, known: InvitationState, deed: Deed): Next {
  const state = asOf(known, deed.at);
  switch (deed.kind) {
    case 'answered':
      return answer(state, { at: deed.at, score: deed.score });
    case 'reasonGiven':
      return explain(state, wordsOf(deed, true));
    case 'said':
      return deed.at <= context.endedAt ? ignored('superseded') : said(context, state, deed);
    case 'declined':
      if (state.kind === 'asked') {
        // Whoever clicks saw the question, whether or not the platform ever said that it was there.
        return to({ ...state, kind: 'declined', at: deed.at, deliveredAt: state.deliveredAt ?? deed.at });
      }
      return ignored(nothingToDecline(state));
    case 'optedOut':
      return optOut(state, deed.at);
    case 'optedIn':
      return optIn(state, deed.at);
    case 'reconsidered':
      if (state.kind !== 'answered') return ignored(isClosed(state) ? 'closed' : 'notAskedYet');
      if (deed.at < state.scoredAt || state.reconsideredAt !== undefined) return ignored('superseded');
      return to({ ...state, reconsideredAt: deed.at });
    case 'reopened':
      return deed.at <= context.endedAt ? ignored('superseded') : withdraw(state, deed.at, deed.agent);
  }
}

/** Whether or not anybody has noted it by then: at its time a question is over. */
function asOf(state: InvitationState, at: Instant): InvitationState {
  if (state.kind === 'asked' && at >= state.expiresAt) return { ...state, kind: 'expired', at: state.expiresAt };
  if (state.kind !== 'answered' || at < state.expiresAt) return state;
  const { reconsideredAt: _, ...rest } = state;
  return { ...rest, kind: 'settled', at: state.expiresAt };
}

function nothingToDecline(state: InvitationState): Because {
  if (state.kind === 'waiting') return 'notAskedYet';
  if (state.kind === 'answered') return 'alreadyAnswered';
  return isClosed(state) ? 'closed' : 'unchanged';
}
