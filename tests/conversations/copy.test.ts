import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import type { Copy } from '../../conversations/copy/copy.ts';
import { de } from '../../conversations/copy/de.ts';
import { en } from '../../conversations/copy/en.ts';
import { chooseLanguage, knownLanguages, say } from '../../conversations/copy/say.ts';

const all: Readonly<Record<string, Copy>> = { en, de };

/** Every pattern with its path. */
function patterns(copy: object, path = ''): [string, string][] {
  return Object.entries(copy).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : patterns(value, `${path}${key}.`),
  );
}

/** The values a pattern asks for. */
function values(pattern: string): string[] {
  const names = new Set<string>();
  JSON.stringify(new IntlMessageFormat(pattern, 'en', undefined, { ignoreTag: true }).getAst(), (_, value) => {
    if (
      value !== null &&
      typeof value === 'object' &&
      'type' in value &&
      value.type !== 0 &&
      typeof value.value === 'string'
    ) {
      names.add(value.value);
    }
    return value;
  });
  return [...names].sort();
}

describe.each(knownLanguages)('the copy in %s', (language) => {
  const own = new Map(patterns(all[language] ?? {}));
  test('says everything that English says, with the same values', () => {
    const english = patterns(en);
    expect([...own.keys()].sort()).toEqual(english.map(([path]) => path).sort());
    for (const [path, pattern] of english) expect([path, values(own.get(path) ?? '')]).toEqual([path, values(pattern)]);
  });
  test('never uses colours, faces or a percentage for the NPS, and ends no line in blanks', () => {
    for (const pattern of own.values()) {
      expect(pattern).not.toMatch(/\p{Extended_Pictographic}/u);
      expect(pattern).not.toMatch(/NPS[^.]*%/);
      expect(pattern).toBe(pattern.trim());
    }
  });
});

test('a value is never read as a pattern or as markup', () => {
  const name = "{company} <b>'Dana'</b> {0, plural, other {#}}";
  expect(say('en', (copy) => copy.greeting, { name, company: 'Acme' })).toContain(name);
});

test('the first wished language that is known is spoken', () => {
  expect(chooseLanguage('de-AT', 'en')).toBe('de');
  expect(chooseLanguage('DE_de')).toBe('de');
  expect(chooseLanguage('pt-BR', 'de')).toBe('de');
  expect(chooseLanguage(undefined, 'xx')).toBe('en');
  expect(chooseLanguage('constructor')).toBe('en');
});
