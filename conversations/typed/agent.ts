import { closing, surveying, working } from './agent-words.ts';
import { type Hearing, readTyped } from './read.ts';

/** What somebody of the team said in a chat that has ended. */
export type AgentSaid =
  /** The chat goes on: they ask the customer something, or are looking into it. */
  | 'goesOn'
  /** They tell something. */
  | 'told'
  /** A farewell, thanks, a word about the question, or too little to tell. */
  | 'nothing';

/** As far as it is read, in UTF-16 units. */
const readUpTo = 600;

/**
 * Reads it sentence by sentence: "Glad I could help! Does it work now?" holds both. A sentence that says goodbye or speaks of
 * the question ("please rate us", "anything else, just write") says nothing, though it may be long or a question itself.
 */
export function readAgent(text: string, hearing: Pick<Hearing, 'languages' | 'names'> = {}): AgentSaid {
  let isParting = false;
  let hasTold = false;
  for (const sentence of sentencesOf(text.trim().slice(0, readUpTo))) {
    const plain = sentence.toLowerCase().replaceAll('’', "'");
    if (closing.test(plain) || surveying.test(plain)) {
      isParting = true;
      continue;
    }
    if (working.test(plain)) return 'goesOn';
    // With a score given numbers are no answer, as they are none of an agent's.
    const read = readTyped(sentence, { ...hearing, scored: true });
    if (read.kind !== 'words' || read.about !== 'chat') continue;
    if (sentence.endsWith('?')) return 'goesOn';
    hasTold = true;
  }
  // What is told beside a farewell is the last word.
  return hasTold && !isParting ? 'told' : 'nothing';
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
