import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Shown, Wish } from '../../../adapters/adapter.ts';
import { bits } from '../../../adapters/discord/people/permissions.ts';
import type { Place } from '../../../conversations/place.ts';
import { alert, digest } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
let place: Place;

beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }));
  const thread = local.discord.openThread(local.support, local.ada, { name: 'Help', text: 'Hello?' });
  place = { platform: 'discord', channel: local.support, thread };
});
afterEach(() => local.close());

const show = (wish: Omit<Wish, 'uncertain'>): Promise<Shown> => local.adapter.show({ uncertain: false, ...wish });
const posted = (channel: string) =>
  local.discord
    .messages(channel)
    .filter((each) => each.authorId === local.discord.applicationId && each.deletedAt === undefined);

describe('what the team sees', () => {
  const forTeam = (channel: string, message = alert('Slow'), key = 'alert-1') =>
    show({ place: { platform: 'discord', channel }, message, audience: 'team', key });

  test('is posted where only the team is', async () => {
    expect(await forTeam(local.alerts)).toMatchObject({ kind: 'shown' });
    expect(await forTeam(local.alerts, digest)).toMatchObject({ kind: 'shown' });
  });

  test('is refused where customers are helped, and where everybody of their server is', async () => {
    expect(await forTeam(local.support)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('customers'),
    });
    expect(await forTeam(place.thread ?? '')).toMatchObject({ kind: 'refused' });
    expect(await forTeam(local.openTicket(local.ada))).toMatchObject({ kind: 'refused' });
    expect(await forTeam(local.lobby)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('@everyone'),
    });
    for (const channel of [local.support, place.thread ?? '', local.lobby]) expect(posted(channel)).toEqual([]);
  });

  test('is not changed, either, where everybody of their server is by now', async () => {
    const { discord, guild, alerts } = local;
    const first = await forTeam(alerts);
    if (first.kind !== 'shown') throw new Error('not shown');
    discord.overwrite(alerts, [{ id: guild, kind: 'role', allow: bits.viewChannel }]);
    await local.restart();
    const message = alert('Later words of the customer');
    const change = {
      key: 'alert-1',
      place: { platform: 'discord', channel: alerts },
      message,
      audience: 'team',
      previous: first.ref,
    } as const;
    expect(await show(change)).toMatchObject({ kind: 'refused', because: expect.stringContaining('@everyone') });
    expect(JSON.stringify(posted(alerts))).not.toContain('Later words');
  });

  test('may be posted openly in a server without support chats', async () => {
    const internal = local.discord.addGuild({ name: 'Internal', members: [local.olga] });
    expect(await forTeam(local.discord.addChannel({ guild: internal, name: 'alerts' }))).toMatchObject({
      kind: 'shown',
    });
  });

  test('may not be posted where the role can read by which customers get to the support channel', async () => {
    const { discord, guild, support, alerts } = local;
    const member = discord.addRole(guild, 'Member', 0n);
    const staff = discord.addRole(guild, 'Staff', 0n);
    const hidden = (...roles: readonly string[]) => [
      { id: guild, kind: 'role' as const, deny: bits.viewChannel },
      { id: discord.applicationId, kind: 'member' as const, allow: bits.viewChannel },
      ...roles.map((id) => ({ id, kind: 'role' as const, allow: bits.viewChannel })),
    ];
    discord.overwrite(alerts, hidden(staff));
    // Staff get to tickets by their role, customers by name.
    discord.overwrite(local.tickets, hidden(staff));
    expect(await forTeam(alerts)).toMatchObject({ kind: 'shown' });
    discord.overwrite(support, hidden(member));
    discord.overwrite(alerts, hidden(staff, member));
    await local.restart();
    expect(await forTeam(alerts, alert('Slow'), 'alert-2')).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(/role Member .*hide it from Member, or name discord:\d+ among/),
    });
    discord.overwrite(alerts, hidden(staff));
    await local.restart();
    expect(await forTeam(alerts, alert('Slow'), 'alert-2')).toMatchObject({ kind: 'shown' });
  });

  test('a channel that is not there is the operator’s to mend', async () => {
    expect(await forTeam('1234567890123456789')).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('10003'),
    });
  });
});
