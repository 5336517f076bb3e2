import { de } from './de.ts';
import { en } from './en.ts';
import type { TypedLanguage } from './language.ts';
import type { Token } from '../tokens.ts';
import { foldWord, tokenize } from '../tokens.ts';

const languages: readonly TypedLanguage[] = [en, de];

/** Phrases by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The words of one or more languages, ready to be looked up. */
export type Vocabulary = {
  readonly [List in Exclude<keyof TypedLanguage, 'code' | 'numbers'>]: Phrases;
} & {
  /** 0-10 by word. */
  readonly numbers: ReadonlyMap<string, number>;
};

const compiled = new Map<string, Vocabulary>();

/** The words of these languages (BCP 47), those we have; of all we have when none of them is. English is always understood. */
export function vocabularyOf(wanted: readonly string[] | undefined): Vocabulary {
  const codes = wanted?.map((tag) => tag.toLowerCase().split('-', 1)[0]);
  const known = languages.filter(({ code }) => codes?.includes(code));
  const chosen = known.length === 0 ? languages : [...new Set([en, ...known])];
  const key = chosen.map(({ code }) => code).join();
  const vocabulary = compiled.get(key) ?? compile(chosen);
  compiled.set(key, vocabulary);
  return vocabulary;
}

/** The index after the longest of the phrases that stands at `at`; `at` itself when none does. */
export function skipPhrase(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const first = tokens[at];
  if (first?.kind !== 'word') return at;
  const found = phrases.get(first.word)?.find((phrase) => phrase.every((word, i) => isWord(tokens[at + i], word)));
  return at + (found?.length ?? 0);
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.word === word;
}

function compile(chosen: readonly TypedLanguage[]): Vocabulary {
  const list = (name: Exclude<keyof TypedLanguage, 'code' | 'numbers'>) =>
    phrasesOf(chosen.flatMap((language) => split(language[name], ',')));
  return {
    numbers: new Map(chosen.flatMap(({ numbers }) => numbersOf(numbers))),
    otherNumbers: list('otherNumbers'),
    idioms: list('idioms'),
    outOf: list('outOf'),
    either: list('either'),
    half: list('half'),
    vague: list('vague'),
    otherScale: list('otherScale'),
    scale: list('scale'),
    before: list('before'),
    after: list('after'),
    because: list('because'),
    goesOn: list('goesOn'),
    belongs: list('belongs'),
    stop: list('stop'),
    stopFillers: list('stopFillers'),
    pleasantries: list('pleasantries'),
    pleasantryFillers: list('pleasantryFillers'),
  };
}

function numbersOf(numbers: string): (readonly [word: string, value: number])[] {
  return split(numbers, ',').flatMap((spellings, value) =>
    split(spellings, '/').map((word) => [foldWord(word), value] as const),
  );
}

function split(list: string, separator: string): string[] {
  return list.split(separator).map((entry) => entry.trim());
}

function phrasesOf(phrases: readonly string[]): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = tokenize(phrase).flatMap((token) => (token.kind === 'word' ? [token.word] : []));
    const [first] = words;
    if (first === undefined) throw new Error(`a phrase without words: ${phrase}`);
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    );
  }
  return byFirst;
}
