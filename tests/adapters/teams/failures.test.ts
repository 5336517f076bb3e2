import { describe, expect, test } from 'vitest';
import type { Doing } from '../../../adapters/failure.ts';
import { ForeignService, NothingSaid } from '../../../adapters/teams/api/answers.ts';
import { nameFailure } from '../../../adapters/teams/api/failures.ts';
import { SignInFailure } from '../../../adapters/teams/api/sign-in.ts';

/** An error as the SDK's HTTP client throws it. */
function answered(status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}) {
  const bodyAsText = typeof body === 'string' ? body : JSON.stringify(body);
  const response = { status, bodyAsText, headers: new Headers(headers) };
  return Object.assign(new Error('failed'), { name: 'RestError', statusCode: status, response });
}
const coded = (status: number, code: string) => answered(status, { error: { code, message: 'said so' } });
const lost = (code: string) => Object.assign(new Error(`connect ${code}`), { name: 'RestError', code });
const signIn = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('what an answer means', () => {
  test.each<[string, unknown, Doing, object]>([
    [
      '429 with seconds',
      answered(429, '', { 'retry-after': '7' }),
      'creating',
      { kind: 'busy', retryAfter: 7_000, scope: 'lane', uncertain: false },
    ],
    ['429 without', answered(429), 'editing', { kind: 'busy', retryAfter: 2_000, scope: 'lane' }],
    ['412', answered(412), 'creating', { kind: 'busy', uncertain: false, scope: 'posting' }],
    ['500 creating', answered(500), 'creating', { kind: 'busy', uncertain: true }],
    ['502 creating', answered(502), 'creating', { kind: 'busy', uncertain: true }],
    ['504 creating', answered(504), 'creating', { kind: 'busy', uncertain: true }],
    [
      '503 creating',
      answered(503, '', { 'retry-after': '3' }),
      'creating',
      { kind: 'busy', retryAfter: 3_000, uncertain: false },
    ],
    ['502 editing', answered(502), 'editing', { kind: 'busy', uncertain: false }],
    ['a reset creating', lost('ECONNRESET'), 'creating', { kind: 'busy', uncertain: true }],
    ['a reset editing', lost('ECONNRESET'), 'editing', { kind: 'busy', uncertain: false }],
    ['nobody there', lost('ECONNREFUSED'), 'creating', { kind: 'busy', uncertain: false }],
    ['no such name', lost('ENOTFOUND'), 'creating', { kind: 'busy', uncertain: false }],
    ['404 editing', coded(404, 'ActivityNotFoundInConversation'), 'editing', { kind: 'gone' }],
    ['400 editing what is not there', coded(400, 'ActivityNotFoundInConversation'), 'editing', { kind: 'gone' }],
    [
      '404 creating',
      coded(404, 'ConversationNotFound'),
      'creating',
      { kind: 'unreachable', because: expect.stringContaining('ConversationNotFound') },
    ],
    [
      '403',
      coded(403, 'BotNotInConversationRoster'),
      'creating',
      { kind: 'unreachable', because: expect.stringContaining('not installed') },
    ],
    [
      '403 in a string',
      answered(403, { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' }),
      'creating',
      { kind: 'unreachable', because: expect.stringContaining('MessageWritesBlocked') },
    ],
    ['403 without a code', answered(403), 'creating', { kind: 'unreachable' }],
    ['401', answered(401), 'creating', { kind: 'paused', because: expect.stringContaining('TEAMS_APP_ID') }],
    [
      '401 with a code',
      coded(401, 'BotNotRegistered'),
      'editing',
      { kind: 'paused', because: expect.stringContaining('BotNotRegistered') },
    ],
    ['a redirect', answered(307), 'creating', { kind: 'busy', uncertain: false }],
    ['408', answered(408), 'creating', { kind: 'busy', uncertain: true }],
    ['201 without JSON', answered(201, '<html>'), 'creating', { kind: 'busy', uncertain: true, scope: 'posting' }],
    ['201 without an id', new NothingSaid(), 'creating', { kind: 'busy', uncertain: true, scope: 'posting' }],
    ['200 without what was asked for', new NothingSaid(), 'reading', { kind: 'busy', uncertain: false }],
    [
      'an address that is not of the cloud',
      new ForeignService('https://evil.example/'),
      'creating',
      { kind: 'refused', because: expect.stringContaining('evil.example') },
    ],
    ['413', answered(413), 'creating', { kind: 'refused', because: expect.stringContaining('too large') }],
    [
      '400',
      coded(400, 'BadArgument'),
      'creating',
      { kind: 'refused', because: expect.stringMatching(/BadArgument.*said so/) },
    ],
    ['no JSON', answered(400, '<html>'), 'creating', { kind: 'refused', because: 'Teams answered 400' }],
    ['something else entirely', 'oops', 'creating', { kind: 'busy', uncertain: true }],
  ])('%s', (_, error, doing, failure) => {
    expect(nameFailure(error, doing)).toMatchObject(failure);
  });

  test('a date to come back at is read as the time until then', () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    const failure = nameFailure(answered(429, '', { 'retry-after': at }), 'creating');
    expect(failure.kind === 'busy' ? failure.retryAfter : 0).toBeGreaterThan(55_000);
  });
});

describe('what a failed sign-in means', () => {
  test.each([
    ['AADSTS7000215: Invalid client secret', 'TEAMS_APP_PASSWORD is wrong'],
    ['AADSTS7000222: The provided client secret keys are expired', 'TEAMS_APP_PASSWORD has expired'],
    ['AADSTS700016: Application was not found', 'TEAMS_APP_ID'],
    ['AADSTS90002: Tenant not found', 'TEAMS_TENANT_ID'],
    ['AADSTS500011: The resource principal was not found', 'OAuth scope'],
    ['AADSTS12345: something new', 'AADSTS12345'],
  ])('%s', (message, names) => {
    const error = signIn('ServerError', `invalid_client: 1 - [x]: ${message}. Trace ID: 1`);
    expect(nameFailure(error, 'creating')).toMatchObject({ kind: 'paused', because: expect.stringContaining(names) });
  });

  test.each([
    ['ServerError', 'temporarily_unavailable: AADSTS90033: A transient error has occurred.'],
    ['ClientAuthError', 'network_error: Network request failed'],
  ])('a passing one, %s: the platform pauses', (name, message) => {
    expect(nameFailure(signIn(name, message), 'creating')).toEqual({
      kind: 'paused',
      because: expect.stringContaining('sign-in did not answer'),
    });
  });

  test('what Microsoft asked to wait is passed on', () => {
    const error = new SignInFailure({ kind: 'unanswered', message: '503', retryAfter: 42_000 });
    expect(nameFailure(error, 'creating')).toMatchObject({ kind: 'paused', retryAfter: 42_000 });
  });
});
