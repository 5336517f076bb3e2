import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scores } from '../../../conversations/numbers/score.ts';
import { readTyped, type Typed } from '../../../conversations/typed/read.ts';

const numbersIn = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  de: ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
};

/** Every way in which a score is written in the tables above. */
const forms: readonly ((score: number) => string)[] = [
  (score) => `${score}`,
  (score) => `${score}/10`,
  (score) => `${score} / 10`,
  (score) => `${score} out of 10`,
  (score) => `${score} von 10`,
  (score) => `${numbersIn.en[score]}`,
  (score) => `${numbersIn.de[score]}`,
  (score) => `${numbersIn.en[score]} out of ten`,
  (score) => `${numbersIn.de[score]} von zehn`,
  (score) => `I'd say ${score}`,
  (score) => `a solid ${score}`,
  (score) => `eine glatte ${score}`,
  (score) => `score: ${score}`,
  (score) => (score === 10 ? '🔟' : `${score}\uFE0F\u20E3`),
  (score) => `${score}`.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  (score) => `${score}`.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  (score) => `${score}`.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit))),
];

const aScore = fc.constantFrom(...scores);
const aForm = fc.constantFrom(...forms);
const spaces = fc.stringMatching(/^[ \t\n]{0,5}$/);

describe('laws', () => {
  it('reads every score in every form as itself', () => {
    for (const score of scores) {
      for (const form of forms)
        expect([form(score), readTyped(form(score))]).toEqual([form(score), { kind: 'score', score }]);
    }
  });

  it('does not mind letter case, or space and punctuation around a score', () => {
    const ends = fc.stringMatching(/^[!.…)"*~ \n]{0,6}$/);
    const begins = fc.stringMatching(/^[("* \n]{0,4}$/);
    fc.assert(
      fc.property(aScore, aForm, begins, ends, fc.boolean(), (score, form, before, after, loud) => {
        const written = loud ? form(score).toUpperCase() : form(score);
        expect(readTyped(before + written + after)).toEqual({ kind: 'score', score });
      }),
    );
  });

  it('reads the same with white space around', () => {
    const messages = [
      '8',
      'a solid 7 because you were slow',
      '7 or 8',
      '10 minutes',
      'stop asking me',
      'thanks!',
      'what?',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...messages), spaces, spaces, (message, before, after) => {
        expect(readTyped(before + message + after)).toEqual(readTyped(message));
      }),
    );
  });

  it('keeps every word of what follows a score', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{9,12}$/);
    fc.assert(
      fc.property(aScore, aForm, fc.array(word, { minLength: 1, maxLength: 300 }), (score, form, said) => {
        const reason = said.join(' ');
        expect(readTyped(`${form(score)}, ${reason}`)).toEqual({ kind: 'score', score, reason });
      }),
    );
  });

  it('never reads two different scores as one', () => {
    fc.assert(
      fc.property(
        aScore,
        aScore,
        fc.constantFrom(' or ', '-', ' - ', ' to ', ', ', ' ', ' oder ', ' bis '),
        (a, b, between) => {
          fc.pre(a !== b);
          expect(readTyped(`${a}${between}${b}`)).toEqual({ kind: 'ambiguous' });
        },
      ),
    );
  });

  it('never throws, whatever is written', () => {
    const scraps = fc.constantFrom(
      ...'0159/.,-+½:()\n #%’\'"😀🔟\uFE0F\u20E3\u200D\uD83D٣९',
      'ten',
      ' of ',
      'stop',
      'or',
      'thanks',
      'I',
      'say',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scraps).map((parts) => parts.join('')),
    );
    const kinds: readonly Typed['kind'][] = ['score', 'ambiguous', 'stop', 'pleasantry', 'words'];
    fc.assert(
      fc.property(anything, (message) => {
        const read = readTyped(message);
        expect(kinds).toContain(read.kind);
        if (read.kind === 'score') expect(scores).toContain(read.score);
        if (read.kind === 'score' && read.reason !== undefined) expect(message).toContain(read.reason);
      }),
      { numRuns: 2_000 },
    );
  });
});
