import type { Token } from '../tokens.ts';
import { foldWord } from '../tokens.ts';
import { de } from './de.ts';
import { elsewhere } from './elsewhere.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { PhraseList, TypedLanguage } from './language.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';

const languages: readonly TypedLanguage[] = [en, de, fr, es, pt, it, nl, pl, elsewhere];

/** Phrases by their first word, the longest first. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The words of all languages, ready to be looked up. */
export type Vocabulary = { readonly [List in PhraseList]: Phrases } & {
  /** 0-10 by word. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Of the first language. */
  readonly ordinals: boolean;
};

const compiled = new Map<string, Vocabulary>();

/**
 * The words of all languages. What a word means in the first of the wanted ones (BCP 47) that is known hides what it
 * means elsewhere: the Dutch *of* is an *or*. By default that is English.
 */
export function vocabularyOf(wanted: readonly string[] = []): Vocabulary {
  const codes = wanted.map((tag) => tag.toLowerCase().split(/[-_]/, 1)[0]);
  const own = codes.map((code) => languages.find((each) => each.code === code)).find((each) => each !== undefined);
  const first = own ?? en;
  const vocabulary = compiled.get(first.code) ?? compile(first);
  compiled.set(first.code, vocabulary);
  return vocabulary;
}

/** The index after the longest of the phrases that stands at `at`; `at` itself when none does. */
export function skipPhrase(tokens: readonly Token[], at: number, phrases: Phrases): number {
  const first = keyOf(tokens[at]);
  const known = first === undefined ? undefined : phrases.get(first);
  for (const phrase of known ?? []) {
    const end = endOf(phrase, tokens, at);
    if (end !== undefined) return end;
  }
  return at;
}

/** Whether one of the phrases stands anywhere among the tokens. */
export function hasPhrase(tokens: readonly Token[], phrases: Phrases): boolean {
  return tokens.some((_, at) => skipPhrase(tokens, at, phrases) !== at);
}

/** A hyphen joins the words of a phrase as a blank does: opt-out, laissez-moi. */
function endOf(phrase: readonly string[], tokens: readonly Token[], at: number): number | undefined {
  let next = at;
  for (const word of phrase) {
    if (next > at && isHyphen(tokens, next)) next += 1;
    if (keyOf(tokens[next]) !== word) return undefined;
    next += 1;
  }
  return next;
}

function isHyphen(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'sign' && token.sign === '-' && token.gap === 'none' && tokens[at + 1]?.gap === 'none';
}

function keyOf(token: Token | undefined): string | undefined {
  if (token?.kind === 'word') return token.word;
  return token?.kind === 'digits' ? token.digits : undefined;
}

const lists = Object.keys(en).filter(
  (key): key is PhraseList => key !== 'code' && key !== 'numbers' && key !== 'ordinals',
);

function compile(first: TypedLanguage): Vocabulary {
  const ownEverywhere = new Set(lists.flatMap((list) => phrasesOf(first, list).map(({ key }) => key)));
  const rest = languages.filter((language) => language !== first);
  const phrasesIn = (list: PhraseList): Phrases => {
    const all = rest.flatMap((language) => phrasesOf(language, list)).filter(({ key }) => !ownEverywhere.has(key));
    // The short articles of one language are the prepositions of another.
    const foreign = list === 'articles' ? all.filter(({ words: [word = ''] }) => word.length > 2) : all;
    return byFirstWord([...phrasesOf(first, list), ...foreign]);
  };
  const numbers = rest.flatMap(numbersOf).filter(([word]) => !ownEverywhere.has(word));
  return {
    ...(Object.fromEntries(lists.map((list) => [list, phrasesIn(list)])) as { [List in PhraseList]: Phrases }),
    ordinals: first.ordinals,
    numbers: new Map([...numbers, ...numbersOf(first)]),
  };
}

/** Where a language has no word of its own for a number, it has a dash. Without its accent, the Dutch *één* is an article. */
function numbersOf(language: TypedLanguage): (readonly [word: string, value: number])[] {
  const before = new Set(entriesOf(language.before, ','));
  return entriesOf(language.numbers, ',').flatMap((spellings, value) =>
    entriesOf(spellings, '/')
      .filter((word) => word !== '-')
      .flatMap((word) => [...new Set([word, withoutAccents(word)])])
      .filter((word) => !before.has(word))
      .map((word) => [foldWord(word), value] as const),
  );
}

interface Phrase {
  readonly key: string;
  readonly words: readonly string[];
}

const split = new Map<string, readonly Phrase[]>();

/** The phrases of a list, with their accents and without. Kept: there are ten thousand. */
function phrasesOf(language: TypedLanguage, list: PhraseList): readonly Phrase[] {
  const name = `${language.code} ${list}`;
  const known = split.get(name);
  if (known !== undefined) return known;
  const written = foldWord(language[list]);
  const spellings = new Map(
    `${written},${withoutAccents(written)}`.split(',').flatMap((phrase) => {
      const words = phrase.match(/[\p{L}\p{M}]+|\p{Nd}+/gu);
      return words === null ? [] : [[words.join(' '), words] as const];
    }),
  );
  const phrases = [...spellings].map(([key, words]) => ({ key, words }));
  split.set(name, phrases);
  return phrases;
}

/** As many people type on keyboards that have none. Not from a word of one or two letters: `à` is no `a`. */
function withoutAccents(phrase: string): string {
  return phrase.replaceAll(/[\p{L}\p{M}]{3,}/gu, (word) => (/^[a-z]+$/.test(word) ? word : bare(word)));
}

function bare(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ß', 'ss').normalize('NFC');
}

function entriesOf(list: string, separator: string): string[] {
  return list
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function byFirstWord(phrases: readonly Phrase[]): Phrases {
  const found = new Map<string, (readonly string[])[]>();
  for (const { words } of phrases) {
    const [first = ''] = words;
    const others = found.get(first);
    if (others === undefined) found.set(first, [words]);
    else others.push(words);
  }
  for (const each of found.values()) each.sort((a, b) => b.length - a.length);
  return found;
}
