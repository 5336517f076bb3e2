import { IntlMessageFormat } from 'intl-messageformat';
import type { Copy } from './copy.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** One line a language. */
const languages: Readonly<Record<string, Copy>> = { en, de };

/** The languages there is copy for, BCP 47 primary subtags. */
export const knownLanguages: readonly string[] = Object.keys(languages);

type Values = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/** The copy's pattern in that language with the values in place. Values are never read as patterns or markup. */
export function say(language: string, pattern: (copy: Copy) => string, values?: Values): string {
  const text = pattern(languages[language] ?? en);
  if (values === undefined && !text.includes("'")) return text;
  const key = `${language}\n${text}`;
  let format = compiled.get(key);
  if (format === undefined) {
    format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    compiled.set(key, format);
  }
  return String(format.format(values));
}

/** By whose rules dates and numbers are written: the wished tag with its region, where its language is spoken; else English. */
export function chooseLocale(wished: string | undefined): string {
  return wished !== undefined && Object.hasOwn(languages, wished.toLowerCase().split(/[-_]/, 1)[0] ?? '')
    ? wished.replaceAll('_', '-')
    : 'en';
}

/** The first of the wished languages (BCP 47 tags, most wanted first) that there is copy for; else English. */
export function chooseLanguage(...wished: readonly (string | undefined)[]): string {
  for (const tag of wished) {
    const language = tag?.toLowerCase().split(/[-_]/, 1)[0];
    if (language !== undefined && Object.hasOwn(languages, language)) return language;
  }
  return 'en';
}
