import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ChannelUse } from '../../../adapters/adapter.ts';
import { endShortcut } from '../../../adapters/slack/receive/signals.ts';
import { neededScopes } from '../../../adapters/slack/setup/scopes.ts';
import { alertChannel, grace, helpChannel, type Local, openLocal, scopes, sharedChannel } from './local.ts';

let local: Local;
afterEach(() => local?.close());
const inbox = async () => ({ kind: 'accepted' }) as const;

const use = (channel: string, what: ChannelUse['use'] = 'alerts'): ChannelUse => ({
  place: { platform: 'slack', channel },
  use: what,
  key: `teams[0].${what}`,
});
const failing = async (uses: readonly ChannelUse[] = []) =>
  (await local.adapter.check(uses)).filter((finding) => !finding.ok).map(({ what, detail }) => `${what}: ${detail}`);

describe('check', () => {
  test.each(['http', 'socket'] as const)('over %s, everything in order', async (transport) => {
    local = await openLocal(transport, inbox);
    expect(
      await failing([
        use(helpChannel, 'chats'),
        use(sharedChannel, 'chats'),
        use(alertChannel),
        use(alertChannel, 'digest'),
      ]),
    ).toEqual([]);
    expect((await local.adapter.check([use(alertChannel)])).map((each) => each.what)).toContain(
      'teams[0].alerts (slack:C0ALERTS)',
    );
  });

  test.each([
    ['a shared channel for alerts', use(sharedChannel), 'is shared with another company, and alerts quote customers'],
    [
      'a shared channel for the digest',
      use(sharedChannel, 'digest'),
      'is shared with another company, and the digest quotes customers',
    ],
    ['a name instead of an id', use('#alerts'), 'is not a channel id'],
    ['a channel that is not there', use('C0NOWHERE'), '/invite'],
  ])('names %s', async (_, which, words) => {
    local = await openLocal('http', inbox);
    expect(await failing([which])).toEqual([expect.stringContaining(words)]);
  });

  test('names a channel that another company is invited to', async () => {
    local = await openLocal('http', inbox);
    const members = [local.slack.botUserId];
    local.slack.addChannel({ id: 'C0PENDING', name: 'pending', isPendingExtShared: true, members });
    expect(await failing([use('C0PENDING')])).toEqual([
      expect.stringMatching(/#pending is about to be shared .* invitation .* is pending\), and alerts quote/),
    ]);
  });

  test('an answer of an unexpected shape is named as such, with the field', async () => {
    local = await openLocal('http', inbox);
    local.slack.fail.next('conversations.info', { kind: 'other', fields: { channel: { name: 7, is_im: 'secret' } } });
    expect(await failing([use(alertChannel)])).toEqual([
      expect.stringContaining('Slack answered in an unexpected shape (channel.name: invalid_type)'),
    ]);
  });

  test('names an archived channel and one without the app', async () => {
    local = await openLocal('http', inbox);
    local.slack.archive(helpChannel);
    local.slack.addChannel({ id: 'C0OTHER', name: 'other', members: [] });
    expect(await failing([use(helpChannel, 'chats'), use('C0OTHER', 'chats')])).toEqual([
      expect.stringContaining('#help is archived'),
      expect.stringContaining('the app is not in #other'),
    ]);
  });

  test('names every scope that is missing, and what for', async () => {
    local = await openLocal('http', inbox, {
      slack: { scopes: scopes.filter((scope) => !/^(reactions|groups)/.test(scope)) },
    });
    expect(await failing()).toEqual([expect.stringMatching(/reactions:read: missing: needed to see the reaction/)]);
    const extras = (await local.adapter.check([])).filter((finding) => finding.what.includes('groups:'));
    expect(extras.map((finding) => finding.ok)).toEqual([true, true]);
  });

  test('user groups as agents need one more scope', async () => {
    local = await openLocal('http', inbox, { team: { agents: [{ platform: 'slack', id: 'S0AGENTS' }] } });
    expect(await failing()).toEqual([expect.stringContaining('usergroups:read')]);
  });

  test('a token that Slack does not accept stops the start, and is the only finding', async () => {
    local = await openLocal('http', inbox, { isStarted: false });
    local.slack.fail.next('auth.test', { kind: 'error', error: 'invalid_auth' });
    await expect(local.adapter.start(inbox)).rejects.toThrow('Slack does not accept the bot token');
    local.slack.fail.next('auth.test', { kind: 'error', error: 'token_revoked' });
    expect(await failing([use(alertChannel)])).toEqual([expect.stringContaining('token_revoked')]);
  });

  test('an app token that Slack does not accept stops the start and is found', async () => {
    local = await openLocal('socket', inbox, { isStarted: false });
    local.slack.fail.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    await expect(local.adapter.start(inbox)).rejects.toThrow('Socket Mode');
    local.slack.fail.next('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
    const [finding, ...others] = await failing();
    expect(finding).toMatch(/^Slack app token: .*app token: copy it again from Basic Information.*SLACK_APP_TOKEN/);
    expect(finding).not.toMatch(/bot token|SLACK_BOT_TOKEN/);
    expect(others).toEqual([]);
  });

  test('a token for a whole organisation is refused in words', async () => {
    local = await openLocal('http', inbox, { isStarted: false });
    const orgWide = { kind: 'other', fields: { is_enterprise_install: true, team_id: 'E0ORG' } } as const;
    local.slack.fail.next('auth.test', orgWide, { times: 2 });
    const words = /is for a whole Enterprise organisation.*install the app in that workspace/;
    expect(await failing([use(alertChannel)])).toEqual([expect.stringMatching(words)]);
    await expect(local.adapter.start(inbox)).rejects.toThrow(words);
  });

  test('names agents that are nobody: unknown people, people who left, unknown and empty groups', async () => {
    const ids = [grace, 'U0NOBODY', 'U0GONE', 'S0AGENTS', 'S0EMPTY', 'S0NOTHING'];
    local = await openLocal('http', inbox, {
      team: { agents: ids.map((id) => ({ platform: 'slack', id })) },
      slack: { scopes: [...scopes, 'usergroups:read'] },
    });
    local.slack.addUser({ id: 'U0GONE', name: 'gone' });
    local.slack.deactivate('U0GONE');
    local.slack.addUserGroup({ id: 'S0AGENTS', handle: 'agents', users: [grace] });
    local.slack.addUserGroup({ id: 'S0EMPTY', handle: 'empty', users: [] });
    expect(await failing()).toEqual([
      expect.stringMatching(/^teams\[0\]\.agents \(slack:U0NOBODY\): is nobody in this workspace/),
      expect.stringMatching(/^teams\[0\]\.agents \(slack:U0GONE\): was deactivated/),
      expect.stringMatching(/^teams\[0\]\.agents \(slack:S0EMPTY\): is a user group without members/),
      expect.stringMatching(/^teams\[0\]\.agents \(slack:S0NOTHING\): is no user group/),
    ]);
    const known = (await local.adapter.check([])).find(({ what }) => what === 'Slack agents');
    expect(known).toEqual({ ok: true, what: 'Slack agents', detail: '2 of 6 are known' });
  });

  test('names a channel for alerts or digests in which a guest can read, and leaves those of chats alone', async () => {
    local = await openLocal('http', inbox);
    const { slack } = local;
    slack.addUser({ id: 'U0GUEST', name: 'Gil', isGuest: true });
    slack.addUser({ id: 'U0SECOND', name: 'Sam', isGuest: true });
    slack.addUser({ id: 'U0TOOL', name: 'tool', isBot: true });
    const insiders = [grace, 'U0TOOL', slack.botUserId];
    slack.addChannel({ id: 'C0GUESTS', name: 'guests', members: [...insiders, 'U0GUEST', 'U0SECOND'] });
    slack.addChannel({ id: 'C0INSIDE', name: 'inside', members: insiders });
    const uses = [use('C0GUESTS'), use('C0GUESTS', 'digest'), use('C0GUESTS', 'chats'), use('C0INSIDE')];
    expect(await failing(uses)).toEqual([
      expect.stringMatching(/^teams\[0\]\.alerts .*#guests can be read by a guest, Gil \(U0GUEST\) and 1 more/),
      expect.stringMatching(/^teams\[0\]\.digest .*#guests can be read by a guest/),
    ]);
  });

  test('who can read a channel that Slack does not tell is said, and stops nobody', async () => {
    local = await openLocal('http', inbox);
    local.slack.fail.next('conversations.members', { kind: '429', retryAfter: 30 });
    const found = await local.adapter.check([use(alertChannel)]);
    expect(found.at(-1)).toMatchObject({ ok: true, detail: expect.stringContaining('not all of its members') });
  });
});

describe('the manifest in docs/', () => {
  test('asks for exactly what is needed and listens to what is handled', async () => {
    const text = await readFile(new URL('../../../docs/slack-manifest.yaml', import.meta.url), 'utf8');
    const manifest = parse(text);
    const needed = neededScopes(true).map((scope) => scope.name);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual([
      'app_uninstalled',
      'channel_id_changed',
      'message.channels',
      'message.groups',
      'message.im',
      'reaction_added',
      'reaction_removed',
      'tokens_revoked',
    ]);
    expect(manifest.features.shortcuts).toMatchObject([{ type: 'message', callback_id: endShortcut }]);
    expect(manifest.features.slash_commands).toMatchObject([{ command: '/afterword', should_escape: true }]);
    for (const address of text.match(/https:\/\/\S+/g) ?? []) expect(address).toMatch(/\/slack\/events$/);
  });
});
