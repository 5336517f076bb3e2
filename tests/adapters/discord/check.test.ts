import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelUse } from '../../../adapters/adapter.ts';
import { createDiscordAdapter } from '../../../adapters/discord/index.ts';
import { bits, invitePermissions } from '../../../adapters/discord/people/permissions.ts';
import type { Team } from '../../../conversations/team.ts';
import { type Local, openLocal, token } from './local.ts';

let local: Local;
beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }), { botPermissions: invitePermissions });
});
afterEach(() => local.close());

const use = (channel: string, use: ChannelUse['use'] = 'chats'): ChannelUse => ({
  place: { platform: 'discord', channel },
  use,
  key: `teams[0].${use}`,
});
const wrong = async (...uses: readonly ChannelUse[]) =>
  (await local.adapter.check(uses))
    .filter((finding) => !finding.ok)
    .map((finding) => `${finding.what}: ${finding.detail}`);

test('the permissions of the invitation link are enough', async () => {
  expect(await wrong(use(local.support), use(local.forum), use(local.tickets), use(local.alerts, 'alerts'))).toEqual(
    [],
  );
});

test('before the start it works as well, and says what the start will do', async () => {
  await local.stop();
  const findings = await local.adapter.check([]);
  expect(findings.map((finding) => finding.ok)).toEqual([true, true, true]);
  expect(findings.map((finding) => finding.what)).toEqual(['Discord bot token', 'Discord gateway', 'Discord commands']);
});

describe('a channel', () => {
  test('names each permission that is missing in it', async () => {
    local.discord.overwrite(local.support, [
      { id: local.discord.applicationId, kind: 'member', deny: bits.manageThreads | bits.sendMessagesInThreads },
    ]);
    expect(await wrong(use(local.support))).toEqual([
      expect.stringMatching(
        /teams\[0\]\.chats \(discord:\d+\): the app lacks in #support: Send Messages in Threads, Manage Threads/,
      ),
    ]);
  });

  test('that the app can’t see is said to be so', async () => {
    local.discord.overwrite(local.support, [{ id: local.guild, kind: 'role', deny: bits.viewChannel }]);
    expect(await wrong(use(local.support))).toEqual([expect.stringMatching(/can’t see the channel|View Channel/)]);
  });

  test.each([
    ['is not there', () => '1234567890123456789', /does not exist any more/],
    ['is written as a name', () => '#support', /is not a channel id/],
  ])('that %s', async (_, channel, because) => {
    expect(await wrong(use(channel()))).toEqual([expect.stringMatching(because)]);
  });

  test('for the team must be hidden from the customers of its server, and is no category', async () => {
    expect(await wrong(use(local.lobby, 'alerts'))).toEqual([expect.stringMatching(/hide it from @everyone/)]);
    expect(await wrong(use(local.support, 'digest'))).toEqual([expect.stringMatching(/customers are helped/)]);
    expect(await wrong(use(local.tickets, 'digest'))).toEqual([expect.stringMatching(/category/)]);
  });
});

describe('a category', () => {
  test('names the tickets in which the app can’t work', async () => {
    const seen = local.openTicket(local.ada);
    expect(await wrong(use(local.tickets))).toEqual([]);
    const hidden = [{ id: local.guild, kind: 'role', deny: bits.viewChannel } as const];
    for (const name of ['ticket-1', 'ticket-2', 'ticket-3', 'ticket-4'])
      local.discord.addChannel({ guild: local.guild, name, parent: local.tickets, overwrites: hidden });
    local.discord.overwrite(seen, [
      { id: local.discord.applicationId, kind: 'member', allow: bits.viewChannel, deny: bits.sendMessages },
    ]);
    expect(await wrong(use(local.tickets))).toEqual([
      expect.stringMatching(
        /the app lacks permissions in 5 of the 5 channels of Tickets: #ticket-\d+ \(Send Messages\), #ticket-1 \(View Channel\), #ticket-2 .* and 2 more\./,
      ),
    ]);
  });
});

test('a token that Discord refuses', async () => {
  local.discord.fail.next('GET /applications/@me', { kind: 'error', status: 401, code: 0 });
  expect(await wrong(use(local.support))).toEqual([expect.stringMatching(/bot token.*developer portal/)]);
});

test('a day without a connection left', async () => {
  await local.close();
  local = await openLocal(async () => ({ kind: 'accepted' }), { discord: { identifies: 1 } });
  expect(await wrong()).toEqual([expect.stringMatching(/no connection is left today/)]);
});

describe('agents', () => {
  const findings = async (agents: readonly string[]) => {
    await local.stop();
    const { discord, guild, mia } = local;
    const staff = discord.addRole(guild, 'Staff', 0n);
    const left = discord.addUser({ username: 'left' });
    const ids: Readonly<Record<string, string>> = { guild, mia, staff, left, nobody: '1234567890123456789' };
    const team: Team = {
      id: 'support',
      name: 'Support',
      timezone: 'Europe/Berlin',
      language: 'en',
      chats: [{ platform: 'discord', channel: local.support }],
      agents: agents.map((each) => ({ platform: 'discord', id: ids[each] ?? each })),
    };
    const adapter = await createDiscordAdapter({
      token,
      apiUrl: discord.apiUrl,
      autoArchiveEnds: false,
      teams: [team],
      memory: local.memory,
      log: () => {},
    });
    return (await adapter.check([])).filter(({ what }) => what.startsWith('agent'));
  };

  test('who can be at work are said by name', async () => {
    expect(await findings(['mia', 'staff'])).toEqual([
      expect.objectContaining({ ok: true, detail: 'is Mia' }),
      expect.objectContaining({ ok: true, detail: 'is the role Staff' }),
    ]);
  });

  test.each([
    ['nobody', /neither a person nor a role that Discord knows/],
    ['left', /is nobody in Acme/],
    ['guild', /is everybody in the server/],
    ['Grace', /not an id of a person or a role/],
  ])('an agent that is none: %s', async (agent, because) => {
    expect(await findings([agent])).toEqual([
      expect.objectContaining({ ok: false, detail: expect.stringMatching(because) }),
    ]);
  });

  test('one that can’t be looked at just now is not said to be right', async () => {
    local.discord.fail.next(
      'GET /guilds/:guild/members/:user',
      { kind: 'server-error', status: 503, when: 'before' },
      { times: 99 },
    );
    const [finding] = await findings(['mia']);
    expect(finding).toMatchObject({ ok: false, detail: expect.stringContaining('503') });
    local.discord.fail.clear();
  });
});

test('an agent by name', async () => {
  await local.close();
  local = await openLocal(async () => ({ kind: 'accepted' }), {
    team: { agents: [{ platform: 'discord', id: 'Grace' }] },
  });
  expect(await wrong()).toEqual([expect.stringMatching(/agent discord:Grace/)]);
});
