import { readTyped, type Typed } from '../typed/read.ts';
import { answer } from './answer.ts';
import type { Context } from './context.ts';
import { explain, keep, wordsOf } from './explain.ts';
import type { Input } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { type Instant, type InvitationState, isClosed, type Words } from './state.ts';
import { optOut, withdraw } from './ways-out.ts';

/** What the bot is called where people speak to it. */
const bot = 'Afterword';

/** Something typed, read by where the invitation stands and by who is there. */
export function readSaid(
  context: Pick<Context, 'chat' | 'locale'>,
  state: InvitationState,
  { text, at }: { readonly text: string; readonly at: Instant },
): Typed {
  const { respondent, agents } = context.chat;
  const languages = [respondent.locale, context.locale].flatMap((tag) => tag ?? []);
  const names = [bot, ...agents.flatMap(({ name }) => name ?? [])];
  return readTyped(text, { languages, names, scored: isScored(state, at) });
}

/** A score was given by then, and the respondent did not see the scale again. */
function isScored(state: InvitationState, at: Instant): boolean {
  if (state.kind !== 'answered' && state.kind !== 'settled') return false;
  return at >= state.firstScoredAt && (state.reconsideredAt === undefined || at < state.reconsideredAt);
}

export function said(context: Context, state: InvitationState, input: Input & { readonly kind: 'said' }): Next {
  const typed = readSaid(context, state, input);
  const words = wordsOf(input, false);
  if (state.kind === 'waiting') {
    const goesOn = input.where !== 'aside' && typed.kind === 'words' && typed.about === 'chat';
    return goesOn ? withdraw(state, input.at) : ignored('notAskedYet');
  }
  switch (typed.kind) {
    case 'score': {
      const scored = answer(state, { kind: 'answered', at: input.at, score: typed.score, typed: true });
      if (typed.reason === undefined || scored.kind === 'ignored') return scored;
      const explained = explain(scored.state, { ...words, text: typed.reason });
      return explained.kind === 'ignored' ? scored : { ...scored, state: explained.state };
    }
    case 'stop': {
      if (typed.score === undefined) return optOut(state, input.at);
      const scored = answer(state, { kind: 'answered', at: input.at, score: typed.score, typed: true });
      if (scored.kind === 'ignored') return optOut(state, input.at);
      const stopped = optOut(scored.state, input.at);
      return stopped.kind === 'ignored' ? scored : { ...scored, state: stopped.state };
    }
    case 'pleasantry':
      return ignored(isClosed(state) ? 'closed' : 'notAnAnswer');
    case 'ambiguous':
      return state.kind === 'asked' ? clarify(state, words) : explain(state, words);
    case 'words': {
      if (state.kind !== 'asked') return explain(state, words);
      if (input.where !== 'inTheChat' || typed.about === 'question') return clarify(state, words);
      // Nobody can tell what it is about: it is kept, in case an earlier score is heard of later, and left alone.
      return typed.about === 'chat' ? withdraw(keep(state, words), input.at) : explain(state, words);
    }
  }
}

/** Asks once more for an answer that could not be read. */
function clarify(state: InvitationState & { readonly kind: 'asked' }, words: Words): Next {
  if (words.at >= state.expiresAt) return ignored('expired');
  return to({ ...keep(state, words), clarifiedAt: state.clarifiedAt ?? words.at });
}
