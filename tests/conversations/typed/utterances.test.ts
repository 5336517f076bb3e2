import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hear, isDangerous, parseUtterances } from '../../support/typed/trial.ts';

/** What people type, labelled by hand, read through the invitation machine. Not all labels can be met: they disagree. */
const utterances = parseUtterances(readFileSync(new URL('utterances.tsv', import.meta.url), 'utf8'));

describe.each(['asked', 'answered'])('%s', (stage) => {
  const heard = utterances
    .filter((utterance) => utterance.stage === stage)
    .map((utterance) => ({ ...utterance, got: hear(utterance) }));
  it('is read as wanted in 98 of 100 cases, and with harm in at most 1', () => {
    const wrong = heard.filter(({ wanted, got }) => wanted !== got);
    expect(wrong.length / heard.length, JSON.stringify(wrong, null, 1)).toBeLessThan(0.02);
    const dangerous = wrong.filter(({ wanted, got }) => isDangerous(wanted, got));
    expect(dangerous.length / heard.length, JSON.stringify(dangerous, null, 1)).toBeLessThan(0.01);
  });
});

it('is read nearly as well where the person’s language is not known', () => {
  const wrong = utterances.filter((utterance) => hear({ ...utterance, language: 'xx' }) !== utterance.wanted);
  expect(wrong.length / utterances.length, JSON.stringify(wrong, null, 1)).toBeLessThan(0.03);
});

describe('a reading does harm', () => {
  it.each([
    ['words', '3', true],
    ['8', '3', true],
    ['stop', 'words', true],
    ['words', 'stop', true],
    ['stop:9', '9', true],
    ['stop:9', 'stop', false],
    ['8', 'amb', false],
    ['ple', 'words', false],
  ])('%s read as %s: %s', (wanted, got, harm) => {
    expect(isDangerous(wanted, got)).toBe(harm);
  });
});
