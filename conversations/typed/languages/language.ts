/**
 * What a language calls things, as data: a new language is one file like `en.ts` and a line in `vocabulary.ts`.
 *
 * Every list is words or phrases with commas between them, written as people write them; upper case, apostrophes
 * and compatibility forms do not matter. Where several fit, the longest does.
 */
export interface TypedLanguage {
  /** The primary subtag of BCP 47. */
  readonly code: string;
  /** The eleven scores in one word each, from 0 on; a slash between spellings. */
  readonly numbers: string;
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
  /** After a number, says that it is on another scale than 0-10: *stars*. */
  readonly otherScale: string;
  /** Announces the scale: *on a scale of* 0 to 10. */
  readonly scale: string;
  /** May lead to a score, any number of them in any order: *I'd say* *a* *solid* 7. Nothing that is counted or numbered. */
  readonly before: string;
  /** May stand after a score and adds nothing: 7 *points*. */
  readonly after: string;
  /** Introduces the reason and is not part of it: 7 *because* ... */
  readonly because: string;
  /** May begin the reason directly after the number, without punctuation: 7 *but* ... Nothing that could be counted. */
  readonly goesOn: string;
  /** Before "3/10" at the end of a message, says that it is a date, a page or the like. */
  readonly belongs: string;
  /** Asks never to be asked again. Shorter than three words it must be the whole message, else one clause of it. */
  readonly stop: string;
  /** May surround a wish to stop. */
  readonly stopFillers: string;
  /** Ends a chat politely. A message of nothing else asks for no answer. */
  readonly pleasantries: string;
  /** May surround a pleasantry but is none alone. */
  readonly pleasantryFillers: string;
}
