import { cut } from '../tidy.ts';
import { readTyped } from '../typed/read.ts';
import { answer } from './answer.ts';
import type { Context } from './context.ts';
import { elapse } from './elapse.ts';
import type { Because, Input } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { wordsToKeep } from './reason.ts';
import { type Asked, askedPart, type InvitationState, isClosed, type Words } from './state.ts';

/** The longest text kept of one thing said, in UTF-16 units: above what any platform delivers as one message. */
const longestWords = 40_000;

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
      if (state.kind !== 'asked' || state.deliveredAt !== undefined) return ignored('superseded');
      return to({ kind: 'undeliverable', at: input.at, because: input.because, asked: remembered(state) });
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

function said(context: Context, state: InvitationState, input: Input & { readonly kind: 'said' }): Next {
  const typed = readTyped(input.text, [context.locale]);
  const words = wordsOf(input, false);
  if (state.kind === 'waiting') {
    if (typed.kind === 'pleasantry' || input.where === 'aside') return ignored('notAskedYet');
    return withdraw(state, input.at);
  }
  switch (typed.kind) {
    case 'score': {
      const scored = answer(state, { kind: 'answered', at: input.at, score: typed.score });
      if (typed.reason === undefined || scored.kind === 'ignored') return scored;
      const explained = explain(scored.state, { ...words, text: typed.reason });
      return explained.kind === 'ignored' ? scored : { ...scored, state: explained.state };
    }
    case 'stop': {
      if (typed.score === undefined) return optOut(state, input.at);
      const scored = answer(state, { kind: 'answered', at: input.at, score: typed.score });
      if (scored.kind === 'ignored') return optOut(state, input.at);
      const stopped = optOut(scored.state, input.at);
      return stopped.kind === 'ignored' ? scored : { ...scored, state: stopped.state };
    }
    case 'pleasantry':
      return ignored(isClosed(state) ? 'closed' : 'notAnAnswer');
    case 'ambiguous':
      return state.kind === 'asked' ? clarify(state, words) : explain(state, words);
    case 'words':
      if (state.kind !== 'asked') return explain(state, words);
      return input.where === 'inTheChat' ? withdraw(keep(state, words), input.at) : clarify(state, words);
  }
}

function wordsOf({ at, text }: { readonly at: number; readonly text: string }, whole: boolean): Words {
  return { at, text: cut(text.trim(), longestWords), whole };
}

/** Asks once more for an answer that could not be read. */
function clarify(state: InvitationState & { readonly kind: 'asked' }, words: Words): Next {
  if (words.at >= state.expiresAt) return ignored('expired');
  return to({ ...keep(state, words), clarifiedAt: state.clarifiedAt ?? words.at });
}

function explain(state: InvitationState, words: Words): Next {
  if (words.text === '') return ignored('empty');
  switch (state.kind) {
    case 'waiting':
      return ignored('notAskedYet');
    case 'asked':
    case 'declined':
      return words.at >= state.expiresAt ? ignored('expired') : to(keep(state, words));
    case 'answered':
    case 'settled': {
      if (words.at >= state.expiresAt) return ignored('expired');
      if (isKnown(state, words)) return ignored('unchanged');
      const kept = wordsToKeep({ ...state, words: [...state.words, words] });
      return kept.includes(words) ? to({ ...state, words: kept }) : ignored('alreadyAnswered');
    }
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
    case 'suppressed':
      return ignored('closed');
  }
}

function keep<State extends Asked>(state: State, words: Words): State {
  if (isKnown(state, words)) return state;
  return { ...state, words: [...state.words, words].slice(-20) };
}

function isKnown({ words }: Asked, { at, text }: Words): boolean {
  return words.some((known) => known.at === at && known.text === text);
}

function withdraw(state: InvitationState, at: number): Next {
  if (state.kind === 'waiting') return to({ kind: 'withdrawn', at });
  if (state.kind === 'asked') {
    return at >= state.expiresAt ? ignored('expired') : to({ kind: 'withdrawn', at, asked: remembered(state) });
  }
  return ignored(state.kind === 'answered' ? 'alreadyAnswered' : 'closed');
}

/** Honoured in every state in which the question was seen, even when all else is closed. */
function optOut(state: InvitationState, at: number): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored(isClosed(state) ? 'closed' : 'notAskedYet');
  if (asked.optedOutAt !== undefined) return ignored('unchanged');
  if (state.kind === 'asked') return to({ ...state, kind: 'declined', at, optedOutAt: at });
  if (state.kind === 'withdrawn' || state.kind === 'undeliverable') {
    return to({ ...state, asked: { ...asked, optedOutAt: at } });
  }
  return to({ ...state, optedOutAt: at } as InvitationState);
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

function nothingToDecline(state: InvitationState): Because {
  if (state.kind === 'waiting') return 'notAskedYet';
  if (state.kind === 'answered') return 'alreadyAnswered';
  return isClosed(state) ? 'closed' : 'unchanged';
}

function remembered(state: InvitationState & { readonly kind: 'asked' }): Asked {
  const { kind: _, ...asked } = state;
  return asked;
}
