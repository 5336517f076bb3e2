import { readTyped, type Typed } from '../typed/read.ts';
import { answer, type Given, withdrawalGrace } from './answer.ts';
import type { Context } from './context.ts';
import type { Deed } from './deed.ts';
import { explain, keep, wordsOf } from './explain.ts';
import { ignored, type Next, to } from './outcome.ts';
import { askedPart, type Instant, type InvitationState, isClosed, isScored, type Words } from './state.ts';
import { goOn, optOut, withdraw } from './ways-out.ts';

type Said = Deed & { readonly kind: 'said' };

/** What the bot is called where people speak to it. */
const bot = 'Afterword';

/** Something typed, read by where the invitation stands and by who is there. */
export function readSaid(
  context: Pick<Context, 'chat' | 'locale'>,
  state: InvitationState,
  { text, at, where }: Pick<Said, 'text' | 'at' | 'where'>,
): Typed {
  const { respondent, agents } = context.chat;
  const languages = [respondent.locale, context.locale].flatMap((tag) => tag ?? []);
  const names = [bot, ...agents.flatMap(({ name }) => name ?? [])];
  // Where people talk on, only what can hardly be anything else is an answer to a question that is over.
  const isStrict = wasScored(state, at) || (where === 'inTheChat' && hasEnded(state, at));
  return readTyped(text, { languages, names, unknown: respondent.locale === undefined, scored: isStrict });
}

/** A score was given by then, and the respondent did not see the scale again. */
function wasScored(state: InvitationState, at: Instant): boolean {
  if (!isScored(state)) return false;
  return at >= state.firstScoredAt && (state.reconsideredAt === undefined || at < state.reconsideredAt);
}

function hasEnded(state: InvitationState, at: Instant): boolean {
  if (state.kind === 'withdrawn' || state.kind === 'undeliverable') return at > state.at;
  return at >= (askedPart(state)?.expiresAt ?? Number.POSITIVE_INFINITY);
}

export function said(context: Context, state: InvitationState, input: Said): Next {
  const typed = readSaid(context, state, input);
  const words = wordsOf(input, false);
  if (state.kind === 'waiting') {
    const goesOn = input.where !== 'aside' && typed.kind === 'words' && typed.about === 'chat';
    return goesOn ? withdraw(state, input.at) : ignored('notAskedYet');
  }
  switch (typed.kind) {
    case 'score': {
      const given = gave(context, state, input, typed.score);
      if (typed.reason === undefined || given.kind === 'ignored') return given;
      const explained = explain(given.state, { ...words, text: typed.reason });
      return explained.kind === 'ignored' ? given : { ...given, state: explained.state };
    }
    case 'stop': {
      if (typed.score === undefined) return optOut(state, input.at);
      const given = gave(context, state, input, typed.score);
      if (given.kind === 'ignored') return optOut(state, input.at);
      const stopped = optOut(given.state, input.at);
      return stopped.kind === 'ignored' ? given : { ...given, state: stopped.state };
    }
    case 'pleasantry':
      return ignored(isClosed(state) ? 'closed' : 'notAnAnswer');
    case 'ambiguous':
      return state.kind === 'asked' ? clarify(state, words) : explain(state, words);
    case 'words': {
      const isTalk = input.where === 'inTheChat' && typed.about === 'chat';
      if (state.kind !== 'asked') {
        const explained = explain(state, words);
        return explained.kind === 'ignored' && isTalk ? goOn(state, input.at, explained.because) : explained;
      }
      if (input.where !== 'inTheChat' || typed.about === 'question') return clarify(state, words);
      // Nobody can tell what it is about: it is kept, in case an earlier score is heard of later, and left alone.
      return isTalk ? withdraw(keep(state, words), input.at) : explain(state, words);
    }
  }
}

/**
 * A score that was typed. It counts for as long again as there was to answer: whoever types a number when the question is
 * over means it, unless the chat went on since. Then figures are said to others, and only what is said to Afterword counts.
 */
function gave(context: Context, state: InvitationState, input: Said, score: number): Next {
  const asked = askedPart(state);
  const inTheChat = input.where === 'inTheChat';
  // Who was just answering may do so for as long as a click would count; a change of mind has its button.
  const grace = 'score' in state ? 0 : withdrawalGrace;
  const wentOn = asked?.wentOnAt !== undefined && input.at > asked.wentOnAt + grace;
  if (inTheChat && wentOn) return ignored('notAnAnswer');
  const given: Given = { at: input.at, score, typed: true };
  const { expire } = context.survey;
  // A question that was taken back hears what is typed in the chat as long as it hears a click.
  if (state.kind === 'withdrawn') return answer(state, inTheChat ? given : { ...given, until: state.at + expire });
  return answer(state, asked === undefined ? given : { ...given, until: asked.expiresAt + expire });
}

/** Asks once more for an answer that could not be read. */
function clarify(state: InvitationState & { readonly kind: 'asked' }, words: Words): Next {
  if (words.at >= state.expiresAt) return ignored('expired');
  return to({ ...keep(state, words), clarifiedAt: state.clarifiedAt ?? words.at });
}
