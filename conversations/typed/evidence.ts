import { hasPhrase, skipPhrase, type Vocabulary } from './languages/vocabulary.ts';
import { isSign, type Token } from './tokens.ts';

/** What words are likely about that give no answer. */
export type About =
  /** The support chat, which goes on: a question, a problem, or simply much to say. */
  | 'chat'
  /** The question, without a number. */
  | 'question'
  /** Nobody can tell. */
  | 'anything';

/** Whoever says more words than this without answering talks about something else. */
const mostUnclear = 5;

export function readAbout(tokens: readonly Token[], words: Vocabulary): About {
  const spoken = tokens.filter(({ kind }) => kind === 'word' || kind === 'digits');
  if (spoken.length === 0) return 'anything';
  if (tokens.some((token) => isSign(token, '?'))) return 'chat';
  if (hasPhrase(tokens, words.asked)) return spoken.length > 2 * mostUnclear ? 'chat' : 'question';
  if (hasTrouble(tokens, words)) return 'chat';
  return spoken.length - fillers(spoken, words) > mostUnclear ? 'chat' : 'anything';
}

function hasTrouble(tokens: readonly Token[], words: Vocabulary): boolean {
  for (let at = 0; at < tokens.length; ) {
    const calm = skipPhrase(tokens, at, words.calm);
    if (skipPhrase(tokens, at, words.troubles) > Math.max(at, calm)) return true;
    at = Math.max(calm, at + 1);
  }
  return false;
}

/** How many words only are polite or tell a feeling. */
function fillers(tokens: readonly Token[], words: Vocabulary): number {
  const lists = [words.feelings, words.thanks, words.pleasantries];
  let count = 0;
  for (let at = 0; at < tokens.length; ) {
    const next = Math.max(...lists.map((list) => skipPhrase(tokens, at, list)));
    count += next - at;
    at = Math.max(next, at + 1);
  }
  return count;
}
