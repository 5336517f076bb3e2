import { afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import type { LocalSlackOptions } from '../../support/slack/index.ts';
import { ada, alertChannel, grace, helpChannel, type Local, mallory, openLocal, scopes } from './local.ts';

/*
 * Who is an agent has one answer: for who may end a chat, who is named as having helped, who is not asked as a customer, and
 * who may read alerts.
 */

const emoji = 'white_check_mark';
const person = (id: string) => ({ platform: 'slack', id });
let local: Local;
let received: Inbound[] = [];

afterEach(() => local.close());

async function hear(event: Inbound): Promise<Receipt> {
  // What is said meanwhile is no matter here.
  if (event.kind !== 'said') received.push(event);
  return { kind: 'accepted' };
}

async function open(team: Partial<Team> = {}, slack: Partial<LocalSlackOptions> = {}): Promise<void> {
  received = [];
  local = await openLocal('http', hear, {
    team,
    slack: { scopes: [...scopes, 'usergroups:read'], ...slack },
  });
  local.slack.addUserGroup({ id: 'S0AGENTS', handle: 'agents', users: [grace, mallory] });
}

/** A thread begun by the first, answered by the others. */
async function chatOf(customer: string, ...others: readonly string[]): Promise<string> {
  const root = await local.slack.say(helpChannel, customer, 'Help!');
  for (const other of others) await local.slack.say(helpChannel, other, 'Here', { threadTs: root });
  return root;
}

async function addPerson(id: string, about: object = {}): Promise<void> {
  local.slack.addUser({ id, name: id, ...about });
  await local.slack.join(helpChannel, id);
}

const ends = (root: string, by: string) => local.slack.react(helpChannel, root, by, emoji);

describe('members of an agents’ group', () => {
  test('are known as such where they began the thread, so that nobody asks them', async () => {
    await open({ agents: [person('S0AGENTS')] });
    await ends(await chatOf(mallory, grace), grace);
    expect(received).toMatchObject([
      { kind: 'chatEnded', chat: { respondent: { id: mallory, groups: ['S0AGENTS'] } } },
    ]);
    await local.slack.command(grace, helpChannel, '/afterword', `done <@${mallory}|mallory>`);
    expect(received[1]).toMatchObject({ chat: { respondent: { id: mallory, groups: ['S0AGENTS'] } } });
  });

  test('are described as such for reports of other systems, customers are not', async () => {
    await open({ agents: [person('S0AGENTS')] });
    expect(await local.adapter.describe(person(mallory))).toMatchObject({ name: 'Mallory', groups: ['S0AGENTS'] });
    expect(await local.adapter.describe(person(ada))).not.toHaveProperty('groups');
  });

  test('while Slack does not tell who they are, nobody is taken for a customer', async () => {
    await open({ agents: [person(grace), person('S0AGENTS')] }, { deadlines: { retryDelaysMs: [0] } });
    const root = await chatOf(mallory, grace);
    local.slack.fail.next('usergroups.users.list', { kind: '429', retryAfter: 1 });
    await ends(root, grace);
    await local.slack.settled();
    expect(received).toMatchObject([{ chat: { respondent: { id: mallory, groups: ['S0AGENTS'] } } }]);
  });

  test('are opened once a minute, however many chats end', async () => {
    await open({ agents: [person('S0AGENTS')] });
    for (let turn = 0; turn < 3; turn += 1) await ends(await chatOf(ada, mallory), grace);
    expect(received).toHaveLength(3);
    expect(local.slack.log.filter((call) => call.method === 'usergroups.users.list')).toHaveLength(1);
  });
});

describe('guests', () => {
  test('are customers: they end no chat and are not named as helpers', async () => {
    await open();
    await addPerson('U0GUEST', { isGuest: true });
    const root = await chatOf(ada, 'U0GUEST', mallory);
    await ends(root, 'U0GUEST');
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'guest', by: { id: 'U0GUEST' } }]);
    await ends(root, grace);
    expect(received[1]).toMatchObject({ chat: { agents: [{ id: grace }, { id: mallory }] } });
  });

  test('who are named as agents are agents: also where alerts are read', async () => {
    await open({ agents: [person(grace), person('U0GUEST')] });
    await addPerson('U0GUEST', { isGuest: true });
    await ends(await chatOf(ada), 'U0GUEST');
    expect(received).toMatchObject([{ kind: 'chatEnded', chat: { agents: [{ id: 'U0GUEST' }] } }]);
    await local.slack.join(alertChannel, 'U0GUEST');
    const use = { place: { platform: 'slack', channel: alertChannel }, use: 'alerts', key: 'alerts' } as const;
    const found = async () => (await local.adapter.check([use])).find(({ what }) => what.startsWith('alerts'));
    expect(await found()).toMatchObject({ ok: true });
    await addPerson('U0OTHER', { isGuest: true });
    await local.slack.join(alertChannel, 'U0OTHER');
    expect(await found()).toMatchObject({ ok: false, detail: expect.stringContaining('a guest, U0OTHER') });
  });
});

test('somebody whose account is closed is known as such', async () => {
  await open();
  const root = await chatOf(ada, grace);
  local.slack.deactivate(ada);
  await ends(root, grace);
  expect(received).toMatchObject([{ chat: { respondent: { id: ada, isDeactivated: true } } }]);
});

describe('in an Enterprise organisation', () => {
  test('colleagues of its other workspaces are members, guests and other organisations are not', async () => {
    await open({}, { enterpriseId: 'E0ORG' });
    await addPerson('U0SISTER', { teamId: 'T0SISTER', enterpriseId: 'E0ORG' });
    await addPerson('U0GUEST', { teamId: 'T0SISTER', enterpriseId: 'E0ORG', isGuest: true });
    const root = await chatOf(ada, 'U0SISTER', 'U0GUEST');
    await ends(root, 'U0GUEST');
    await ends(root, 'U0SISTER');
    expect(received).toMatchObject([
      { kind: 'endRefused', because: 'guest' },
      { kind: 'chatEnded', chat: { agents: [{ id: 'U0SISTER' }] } },
    ]);
  });

  test('of another one they are outsiders', async () => {
    await open({}, { enterpriseId: 'E0ORG' });
    const shared = 'C0SHARED';
    local.slack.addUser({ id: 'U0ELSE', name: 'Else', teamId: 'T0ELSE', enterpriseId: 'E0ELSE' });
    await local.slack.join(shared, 'U0ELSE');
    const root = await local.slack.say(shared, ada, 'Help!');
    await local.slack.react(shared, root, 'U0ELSE', emoji);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'outsider' }]);
  });

  test('a token for all of it is refused in words, by check and at the start', async () => {
    await open({}, { enterpriseId: 'E0ORG' });
    await local.close();
    local = await openLocal('http', async () => ({ kind: 'accepted' }), {
      slack: { enterpriseId: 'E0ORG', isOrgWide: true },
      isStarted: false,
    });
    const words = /whole Enterprise organisation.*install the app in that workspace/;
    expect(await local.adapter.check([])).toEqual([
      { ok: false, what: 'Slack bot token', detail: expect.stringMatching(words) },
    ]);
    await expect(local.adapter.start(async () => ({ kind: 'accepted' }))).rejects.toThrow(words);
  });
});
