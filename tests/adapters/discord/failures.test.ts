import { describe, expect, test } from 'vitest';
import { nameFailure, readError } from '../../../adapters/discord/failures.ts';
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

  test('a token that is refused, or was taken away, says where to get another one', () => {
    for (const error of [api(0, 401), new Error('Expected token to be set for this request, but none was present')])
      expect(nameFailure(error, 'creating')).toMatchObject({
        kind: 'refused',
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
