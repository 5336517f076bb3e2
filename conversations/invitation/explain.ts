import { cut } from '../tidy.ts';
import { ignored, type Next, to } from './outcome.ts';
import { typingSpan, wordsToKeep } from './reason.ts';
import type { Asked, InvitationState, Words } from './state.ts';

/** The longest text kept of one thing said, in UTF-16 units: above what any platform delivers as one message. */
const longestWords = 40_000;

/** @param whole written into a field that showed everything said before */
export function wordsOf({ at, text, message, revisedAt }: Omit<Words, 'whole'>, whole: boolean): Words {
  return {
    at,
    text: cut(text.trim(), longestWords),
    whole,
    ...(message !== undefined && { message }),
    ...(revisedAt !== undefined && { revisedAt }),
  };
}

/** Words about a score, given or still to come. */
export function explain(state: InvitationState, words: Words): Next {
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
    case 'withdrawn': {
      // Said in one go with what took the question back: with a score that is heard of late, it is its reason.
      const isInOneGo = words.at - state.at <= typingSpan;
      if (state.asked === undefined || !isInOneGo || isKnown(state.asked, words)) return ignored('closed');
      return to({ ...state, asked: keep(state.asked, words) });
    }
    case 'expired':
      return words.at >= state.expiresAt ? ignored('closed') : to(keep(state, words));
    case 'undeliverable':
    case 'suppressed':
      return ignored('closed');
  }
}

/** Remembers words in case the score that they explain is only heard of later. */
export function keep<State extends Asked>(state: State, words: Words): State {
  if (isKnown(state, words)) return state;
  return { ...state, words: [...state.words, words].slice(-20) };
}

function isKnown({ words }: Asked, { at, text }: Words): boolean {
  return words.some((known) => known.at === at && known.text === text);
}
