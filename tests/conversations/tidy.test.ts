import { expect, test } from 'vitest';
import { cut, tidy } from '../../conversations/tidy.ts';

test('tidied is all text, however deep, and nothing else', () => {
  const at = new Date('2026-03-02T10:00:00Z');
  const told = { at, score: 0, isBot: false, text: 'a\0b', tags: ['\ud83d', '😀'], by: { name: '\udc00Dana' } };
  expect(tidy(told)).toEqual({
    at,
    score: 0,
    isBot: false,
    text: 'ab',
    tags: ['\ufffd', '😀'],
    by: { name: '\ufffdDana' },
  });
});

test('a character is kept whole or not at all', () => {
  expect(cut('ab', 2)).toBe('ab');
  expect(cut('abc', 2)).toBe('ab');
  expect(cut('a😀', 2)).toBe('a');
  expect(cut('a😀b', 3)).toBe('a😀');
});
