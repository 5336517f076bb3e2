/**
 * What a language calls things, as data: a new language is one file like `it.ts` and a line in `vocabulary.ts`; one that
 * grows long has its courtesies and its wishes to stop in a folder, like `en/`.
 *
 * Every list is words or phrases with commas between them, written as people write them; upper case, apostrophes
 * and compatibility forms do not matter, and longer words are known without their accents too. Where several fit, the
 * longest does.
 */
export interface TypedLanguage extends Amounts, Answering, Courtesies, Stopping {
  /** The primary subtag of BCP 47. */
  readonly code: string;
  /** The eleven scores in one word each, from 0 on; a slash between spellings. Not what is mostly an article: *un*. */
  readonly numbers: string;
  /** A digit with a full stop and a word counts something: *3. Mahnung*. */
  readonly ordinals: boolean;
}

interface Amounts {
  /** Numbers in words that are no score: *eleven*, *a hundred*. */
  readonly otherNumbers: string;
  /** Phrases in which a number word means no number: *this one*. */
  readonly idioms: string;
  /** Between a score and the top of the scale: 8 *out of* 10. */
  readonly outOf: string;
  /** Between two numbers of which one is meant: 7 *or* 8, 6 *to* 8. */
  readonly either: string;
  /** Directly after a number, makes it lie between two: 7 *and a half*; also after an ampersand. */
  readonly half: string;
  /** Before a number, says that it is not quite that one: *between*, *at least*. */
  readonly vague: string;
  /** Before a number, says that it is not that one: *not a* 10. */
  readonly not: string;
  /** Between two numbers, says that the first is meant: 9 *instead of* 6. */
  readonly instead: string;
  /** After a number up to 5, says that it is on another scale than 0-10: *stars*. */
  readonly otherScale: string;
  /** Before a number up to 5, says that it may be a mark of a school, where few is good. */
  readonly schoolMark: string;
  /** Announces the scale: *on a scale of* 0 to 10. */
  readonly scale: string;
  /** After a digit with a full stop, what is counted and no comment: 3. *Mal*, 7. *Mai*. */
  readonly counted: string;
  /** Directly before digits, as good as says that they are a score: *an* 8. */
  readonly articles: string;
  /** Names what the number before it is for: 10 *for* Sam. */
  readonly forWhat: string;
}

interface Answering {
  /** May lead to a score, any number of them in any order: *I'd say* *a* *solid* 7. Nothing that is counted or numbered. */
  readonly before: string;
  /** May stand after a score and adds nothing: 7 *points*. */
  readonly after: string;
  /** Says that what was said before is not meant, but this: *actually* 3, 8 *no wait* 2. */
  readonly correction: string;
  /** Introduces the reason and is not part of it: 7 *because* ... */
  readonly because: string;
  /** May begin the reason directly after the number, without punctuation: 7 *but* ... Nothing that could be counted. */
  readonly goesOn: string;
  /** How somebody feels about it, before a score or after one: *meh* 5, 10 *great support*. */
  readonly feelings: string;
  /** What the ends of the scale are called, alone or with a mark of full marks: *extremely likely*, *a hundred percent*. */
  readonly highest: string;
  readonly lowest: string;
  /** Before "3/10" at the end of a message, says that it is a date, a page or the like. */
  readonly belongs: string;
  /** Before a number, says that the score is not given but thought of: it *would* be a 10. */
  readonly imagined: string;
  /** The question's own words: who says them without a number tries to answer it. */
  readonly asked: string;
}

export interface Courtesies {
  /** Ends a chat politely. A message of nothing else asks for no answer. */
  readonly pleasantries: string;
  /** Says how good it was. A polite message too, but beside a score it is a reason. */
  readonly praise: string;
  /** Thanks, after which a name may follow that we do not know: *thanks* Priya. Pleasantries too. */
  readonly thanks: string;
  /** May surround a pleasantry but is none alone. */
  readonly pleasantryFillers: string;
  /** Words of a chat that goes on: of a problem, of a question. */
  readonly troubles: string;
  /** Says with such words that all is well: *no more questions*. */
  readonly calm: string;
}

export interface Stopping {
  /** Asks never to be asked again, in whole phrases. Shorter than three words it must be the whole message, else one clause of it. */
  readonly stop: string;
  /** With a word of `topics` in a clause that says nothing else, asks the same: *no more* surveys, *never* ask me. */
  readonly endings: string;
  /** What can be stopped: *asking*, *surveys*. */
  readonly topics: string;
  /** What is only stopped for good with a word of `lasting`: do not *send* it may be about anything, never *send* me this. */
  readonly sending: string;
  readonly lasting: string;
  /** What is only stopped when asked for by `please` or told as an order: no more *questions* may say that all is clear. */
  readonly weakTopics: string;
  /** Makes a wish out of what could be news: *please*, *stop*, *I want*. */
  readonly wishes: string;
  /** May surround a wish to stop. */
  readonly stopFillers: string;
  /** Where a clause ends without punctuation: *but*, *and*. */
  readonly conjunctions: string;
}

/** Every list of phrases. */
export type PhraseList = Exclude<keyof TypedLanguage, 'code' | 'numbers' | 'ordinals'>;
