import { describe, expect, test } from 'vitest';
import { nameFailure, readError } from '../../../adapters/discord/api/failures.ts';
import type { Doing } from '../../../adapters/failure.ts';

const api = (code: number, status = 400) => Object.assign(new Error('It is so\nand a secret'), { code, status });

describe('what Discord answers', () => {
  test.each([
    [10008, 'editing', 'gone'],
    [10003, 'editing', 'gone'],
    [10003, 'creating', 'unreachable'],
    [10008, 'creating', 'refused'],
    [50001, 'creating', 'unreachable'],
    [50007, 'creating', 'unreachable'],
    [50013, 'editing', 'unreachable'],
    [50083, 'editing', 'unreachable'],
    [160005, 'creating', 'unreachable'],
    [40003, 'creating', 'busy'],
    [50035, 'creating', 'refused'],
    [99999, 'editing', 'refused'],
  ] as const)('%i while %s is %s', (code, doing, kind) => {
    const failure = nameFailure(api(code), doing);
    expect(failure.kind).toBe(kind);
    if ('because' in failure) {
      expect(failure.because).toContain(`(${code})`);
      expect(failure.because).not.toContain('secret');
    }
  });

  test.each([40333, 40004, 40006, 130000, 30046])('%i passes: it is tried again, later and without a doubt', (code) => {
    for (const doing of ['creating', 'editing', 'reading'] satisfies Doing[])
      expect(nameFailure(api(code, 403), doing)).toEqual({
        kind: 'busy',
        retryAfter: 10_000,
        because: expect.stringContaining(`(${code})`),
        uncertain: false,
        scope: 'posting',
      });
  });

  test('a refusal without a code is not Discord’s: something in between gives it, and it passes', () => {
    for (const code of [undefined, 0])
      expect(nameFailure(Object.assign(new Error('Forbidden'), { status: 403, code }), 'creating')).toMatchObject({
        kind: 'busy',
        retryAfter: 10_000,
        because: expect.stringContaining('403'),
        uncertain: false,
        scope: 'posting',
      });
  });

  test.each([0, Number.NaN, -1])('a wait of %d is not a wait: some seconds pass all the same', (retryAfter) => {
    const limited = Object.assign(new Error('x'), { retryAfter, timeToReset: retryAfter });
    expect(nameFailure(limited, 'creating')).toMatchObject({ kind: 'busy', retryAfter: 5_000, scope: 'lane' });
  });

  test('an interaction that can’t be answered any more is not a bad token of the bot', () => {
    const failure = nameFailure(api(50027, 401), 'editing');
    expect(failure).toMatchObject({ kind: 'refused', because: expect.stringMatching(/too late.*\(50027\)/) });
    expect(JSON.stringify(failure)).not.toContain('bot token');
  });

  test.each([
    [new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }), false],
    [Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ENOTFOUND' })]), {}), false],
    [Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), true],
    [Object.assign(new Error('Request aborted'), { name: 'AbortError' }), true],
    [Object.assign(new Error('Bad Gateway'), { status: 502 }), true],
    [undefined, true],
  ])('%s: uncertain while creating is %s, and never while editing', (error, uncertain) => {
    expect(nameFailure(error, 'creating')).toMatchObject({ kind: 'busy', uncertain });
    for (const doing of ['editing', 'reading'] satisfies Doing[])
      expect(nameFailure(error, doing)).toMatchObject({ kind: 'busy', uncertain: false });
  });

  test('the longest of the waits is the wait', () => {
    const limited = Object.assign(new Error('x'), { retryAfter: 10, timeToReset: 10, sublimitTimeout: 4000 });
    expect(readError(limited)).toEqual({ kind: 'rateLimited', retryAfter: 4000 });
    expect(nameFailure(limited, 'creating')).toMatchObject({ kind: 'busy', scope: 'lane', uncertain: false });
  });

  test('a token that is refused, or was taken away, pauses everything and says where to get another one', () => {
    for (const error of [api(0, 401), new Error('Expected token to be set for this request, but none was present')])
      expect(nameFailure(error, 'creating')).toMatchObject({
        kind: 'paused',
        because: expect.stringContaining('developer portal'),
      });
  });

  test('a page instead of an answer points at the address', () => {
    expect(nameFailure(Object.assign(new Error('Not Found'), { status: 404 }), 'reading')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('API address'),
    });
  });
});
