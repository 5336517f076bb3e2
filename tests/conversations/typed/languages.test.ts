import { expect, it } from 'vitest';
import { readTyped } from '../../../conversations/typed/read.ts';

it.each([
  ['acht', ['de'], 8],
  ['acht', ['de-AT'], 8],
  ['acht', ['en'], 8],
  ['eight', ['de'], 8],
  ['huit sur dix', ['en'], 8],
  ['8 su 10', ['pl'], 8],
  ['dziewiątka', ['en-GB'], 9],
  ['nueve', [], 9],
  ['8', ['xx'], 8],
] as const)('%s is understood whatever the person’s language: %j', (message, languages, score) => {
  expect(readTyped(message, { languages })).toEqual({ kind: 'score', score });
});

it('reads a word first as the person’s language means it', () => {
  expect(readTyped('8 of 10', { languages: ['en'] })).toEqual({ kind: 'score', score: 8 });
  expect(readTyped('8 of 9', { languages: ['nl'] })).toEqual({ kind: 'ambiguous' });
  expect(readTyped('8 of 10', { languages: ['nl'] })).toEqual({ kind: 'ambiguous' });
  expect(readTyped('Note 2', { languages: ['de'] })).toEqual({ kind: 'ambiguous' });
  expect(readTyped('note 2', { languages: ['fr'] })).toEqual({ kind: 'score', score: 2 });
});

it('takes a digit with a full stop for an ordinal where people write them so', () => {
  expect(readTyped('3. Mahnung', { languages: ['de'] })).toMatchObject({ kind: 'words' });
  expect(readTyped('9. Danke', { languages: ['de'] })).toEqual({ kind: 'score', score: 9 });
  expect(readTyped('3. Slow', { languages: ['en'] })).toEqual({ kind: 'score', score: 3, reason: 'Slow' });
});
