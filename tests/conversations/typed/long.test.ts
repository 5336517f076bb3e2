import { describe, expect, it } from 'vitest';
import { readTyped } from '../../../conversations/typed/read.ts';

describe('long messages', () => {
  it('keep a reason of any length', () => {
    const reason = 'The answer came late. '.repeat(2_000).trim();
    expect(readTyped(`7, ${reason}`)).toEqual({ kind: 'score', score: 7, reason });
  });

  it('are not read to the end', () => {
    expect(readTyped(`${'so many words '.repeat(3_000)}10/10`)).toMatchObject({ kind: 'words' });
  });

  it('are not misread where reading ends', () => {
    for (let padding = 570; padding < 610; padding += 1) {
      expect(
        readTyped(`I say${' '.repeat(padding)}10 minutes, which is far too long to wait for anybody`).kind,
      ).not.toBe('score');
    }
  });

  it.each([
    ['digits', '1'],
    ['keycaps', '1\uFE0F\u20E3'],
    ['spaced digits', '1 '],
    ['letters', 'a'],
    ['apostrophes', "a'"],
    ['colons', ':'],
    ['shortcode beginnings', ':a'],
    ['emoji', '👍🏽'],
    ['joined emoji', '👩\u200D'],
    ['spaces', ' '],
    ['line breaks', '\n'],
    ['marks', '\u0301'],
    ['leads', 'I say '],
    ['stop words', 'please stop '],
    ['thanks', 'thanks '],
    ['alternatives', '7 or '],
    ['slashes', '8/'],
    ['lone surrogates', '\uD83D'],
  ])('take no longer when made of %s', (_, piece) => {
    const message = piece.repeat(Math.ceil(40_000 / piece.length));
    readTyped(message);
    const began = performance.now();
    readTyped(message);
    readTyped(`8 ${message}`);
    readTyped(`${message} 8`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
