import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Doing } from '../../../adapters/failure.ts';
import { nameFailure } from '../../../adapters/slack/api/failures.ts';
import { brief } from '../../../adapters/slack/show/text.ts';
import { type LocalSlack, startLocalSlack } from '../../support/slack/index.ts';
import { scopes } from './local.ts';

describe('what Slack answers', () => {
  let slack: LocalSlack;
  let web: WebClient;

  beforeEach(async () => {
    slack = await startLocalSlack({
      signingSecret: 's',
      botToken: 'xoxb',
      appToken: 'xapp',
      scopes,
      transport: 'http',
    });
    web = open();
  });
  afterEach(() => slack.close());

  /** Without a limit, for a loaded machine takes any time; `timeout` in ms where running into it is the point. */
  const open = (timeout?: number) =>
    new WebClient('xoxb', {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
      rejectRateLimitedCalls: true,
      ...(timeout === undefined ? {} : { timeout }),
    });

  type Planned = Parameters<LocalSlack['fail']['next']>[1];
  async function outcome(fault: Planned, doing: Doing) {
    slack.fail.next('auth.test', fault);
    return web.auth.test().then(
      () => undefined,
      (error: unknown) => nameFailure(error, doing),
    );
  }

  test('429: the wait to the second, for the whole lane', async () => {
    expect(await outcome({ kind: '429', retryAfter: 30 }, 'creating')).toMatchObject({
      kind: 'busy',
      retryAfter: 30_000,
      scope: 'lane',
      uncertain: false,
    });
  });

  test.each<Planned>([
    { kind: '500' },
    { kind: 'reset-before' },
    { kind: 'reset-after-store' },
    { kind: 'error', error: 'internal_error' },
    { kind: 'error', error: 'fatal_error' },
    { kind: 'error', error: 'service_unavailable' },
  ])('$kind $error: busy, and uncertain only when creating', async (fault) => {
    expect(await outcome(fault, 'creating')).toMatchObject({ kind: 'busy', uncertain: true });
    expect(await outcome(fault, 'editing')).toMatchObject({ kind: 'busy', uncertain: false });
  });

  test('an answer that does not come in time: busy, and uncertain only when creating', async () => {
    web = open(200);
    const never: Planned = { kind: 'slow', ms: 3_600_000 };
    expect(await outcome(never, 'creating')).toMatchObject({ kind: 'busy', uncertain: true });
    expect(await outcome(never, 'editing')).toMatchObject({ kind: 'busy', uncertain: false });
  });

  test.each([
    ['message_not_found', 'editing', 'gone'],
    ['message_not_found', 'creating', 'unreachable'],
    ['user_not_found', 'reading', 'unreachable'],
    ['cannot_dm_bot', 'reading', 'unreachable'],
    ['is_archived', 'creating', 'unreachable'],
    ['is_archived', 'editing', 'unreachable'],
    ['channel_not_found', 'creating', 'unreachable'],
    ['not_in_channel', 'creating', 'unreachable'],
    ['user_disabled', 'creating', 'unreachable'],
    ['invalid_blocks', 'creating', 'refused'],
    ['msg_too_long', 'editing', 'refused'],
    ['invalid_auth', 'creating', 'paused'],
    ['account_inactive', 'creating', 'paused'],
    ['token_revoked', 'editing', 'paused'],
    ['token_expired', 'reading', 'paused'],
    ['not_authed', 'editing', 'paused'],
    ['team_disabled', 'creating', 'paused'],
    ['never_heard_of', 'creating', 'refused'],
  ] as const)('%s when %s: %s', async (error, doing, kind) => {
    expect(await outcome({ kind: 'error', error }, doing)).toMatchObject({
      kind,
      ...(kind === 'gone' ? {} : { because: expect.stringContaining(error) }),
    });
  });

  test('a missing scope is named', async () => {
    const error = await web.usergroups.users.list({ usergroup: 'S1' }).catch((each: unknown) => each);
    expect(nameFailure(error, 'reading')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('usergroups:read'),
    });
  });

  test('nobody listens: busy, and certainly nothing was created', async () => {
    await slack.close();
    const error = await web.auth.test().catch((each: unknown) => each);
    expect(nameFailure(error, 'creating')).toMatchObject({ kind: 'busy', uncertain: false });
    slack = await startLocalSlack({
      signingSecret: 's',
      botToken: 'xoxb',
      appToken: 'xapp',
      scopes,
      transport: 'http',
    });
  });
});

test('an answer of an unexpected shape: busy, with the place and without the contents', () => {
  const { error } = z.object({ user: z.object({ tz: z.number() }) }).safeParse({ user: { tz: 'a secret' } });
  expect(nameFailure(error, 'reading')).toEqual({
    kind: 'busy',
    retryAfter: expect.any(Number),
    because: 'Slack answered in an unexpected shape (user.tz: invalid_type)',
    uncertain: false,
    scope: 'posting',
  });
  expect(brief(error)).toBe('user.tz: invalid_type');
});

test('a page of a proxy instead of an answer: busy', async () => {
  const server = createServer((_, response) => response.end('<html>maintenance</html>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const web = new WebClient('xoxb', { slackApiUrl: `http://127.0.0.1:${port}/`, retryConfig: { retries: 0 } });
  const error = await web.auth.test().catch((each: unknown) => each);
  expect(nameFailure(error, 'creating')).toMatchObject({ kind: 'busy', uncertain: true });
  server.closeAllConnections();
  server.close();
});
