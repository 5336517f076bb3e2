import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import { ada, alertChannel, carl, grace, helpChannel, type Local, mallory, openLocal, sharedChannel } from './local.ts';

const emoji = 'white_check_mark';
let local: Local;
let received: Inbound[];
let receipt: () => Promise<Receipt>;

async function open(team: Partial<Team> = {}, retryDelaysMs: readonly number[] = []): Promise<void> {
  await local?.close();
  local = await openLocal('http', hear, { team, slack: { deadlines: { retryDelaysMs } } });
}

async function hear(event: Inbound): Promise<Receipt> {
  const result = await receipt();
  received.push(event);
  return result;
}

beforeEach(async () => {
  received = [];
  receipt = async () => ({ kind: 'accepted' });
  local = await openLocal('http', hear);
});
afterEach(() => local.close());

/** Ada asks, Grace and Mallory answer. */
async function chat(channel = helpChannel, customer = ada): Promise<string> {
  const root = await local.slack.say(channel, customer, 'Help!');
  await local.slack.say(channel, grace, 'Coming', { threadTs: root });
  await local.slack.say(channel, customer, 'Thanks', { threadTs: root });
  await local.slack.say(channel, mallory, 'Also here', { threadTs: root });
  await local.slack.settled();
  received = [];
  return root;
}

const told = (who: string, channel = helpChannel) =>
  local.slack.ephemerals(channel, who).map((each) => each.text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));

const lacking = { kind: 'error', error: 'missing_scope', fields: { needed: 'channels:history' } } as const;
/** What was kept of signals that ended nothing. */
const kept = () => received.flatMap((each) => (each.kind === 'endRefused' ? [each] : []));
/** What ended a chat, or took its end back. */
const counted = () => received.filter((each) => each.kind !== 'endRefused');
const refusing = (method: string, error: string) => (slack: Local['slack']) =>
  slack.fail.next(method, { kind: 'error', error });

describe('a reaction', () => {
  test('on the first message ends the chat, with everything that is known about it', async () => {
    const root = await chat();
    await local.slack.react(helpChannel, root, grace, emoji);
    const [event] = local.slack.events.filter((each) => each.type === 'reaction_added');
    expect(received).toEqual([
      {
        kind: 'chatEnded',
        id: event?.eventId,
        at: expect.any(Date),
        chat: {
          source: 'slack',
          id: `${helpChannel}:${root}`,
          respondent: {
            platform: 'slack',
            id: ada,
            name: 'Ada',
            locale: 'de-DE',
            timezone: 'Europe/Berlin',
            isBot: false,
          },
          ask: { platform: 'slack', channel: helpChannel, thread: root },
          channel: { platform: 'slack', channel: helpChannel },
          agents: [
            { id: grace, name: 'Grace' },
            { id: mallory, name: 'Mallory' },
          ],
          closeReason: 'resolved',
          tags: [],
          url: expect.stringMatching(/^https:.*archives\/C0HELP\/p\d+/),
          customerMessages: 2,
        },
      },
    ]);
    expect(local.slack.log.filter((call) => call.method === 'conversations.replies')).toHaveLength(1);
  });

  test('is its own receipt; only that nobody is asked is said, to the agent alone', async () => {
    const [first, second] = [await chat(), await chat()];
    receipt = async () => ({ kind: 'accepted', say: 'Ada will be asked in 2 minutes.' });
    await local.slack.react(helpChannel, first, grace, emoji);
    receipt = async () => ({ kind: 'ignored', because: 'quietPeriod', say: 'Nobody is asked.' });
    await local.slack.react(helpChannel, second, grace, emoji);
    await local.slack.waitFor(() => told(grace).length === 1);
    expect(told(grace)).toEqual(['Nobody is asked.']);
    expect(told(ada)).toEqual([]);
  });

  test.each([
    ['the customer’s', ada],
    ['another agent’s', mallory],
    ['their own', grace],
  ])('of an agent on a reply, %s, ends nothing, and they are told where it belongs', async (_, author) => {
    const root = await chat();
    const reply = await local.slack.say(helpChannel, author, 'Bye', { threadTs: root });
    received = [];
    await local.slack.react(helpChannel, reply, grace, emoji);
    await local.slack.waitFor(() => told(grace).length > 0);
    expect(told(grace)).toEqual([expect.stringContaining('on the first message of the thread')]);
    expect(local.slack.ephemerals(helpChannel, grace)[0]?.threadTs).toBe(root);
    expect(counted()).toEqual([]);
    expect(kept()).toMatchObject([{ chatId: `${helpChannel}:${root}`, because: 'notFirst', by: { id: grace } }]);
    await local.slack.unreact(helpChannel, reply, grace, emoji);
    expect(told(grace)).toHaveLength(1);
  });

  test('of the customer or of somebody who is no agent on a reply bothers nobody', async () => {
    await open({ agents: [{ platform: 'slack', id: grace }] });
    const root = await chat();
    const replies = [grace, ada].map((who) => local.slack.say(helpChannel, who, 'Bye', { threadTs: root }));
    for (const reply of await Promise.all(replies)) {
      await local.slack.react(helpChannel, reply, ada, emoji);
      await local.slack.react(helpChannel, reply, mallory, emoji);
    }
    await open();
    const again = await chat();
    const own = await local.slack.say(helpChannel, ada, 'Bye', { threadTs: again });
    await local.slack.react(helpChannel, own, ada, emoji);
    await local.slack.settled();
    expect(local.slack.log.filter((call) => call.method === 'chat.postEphemeral')).toEqual([]);
  });

  test('of the customer, of a guest of another workspace, or of another name means nothing', async () => {
    const root = await chat(sharedChannel);
    await local.slack.react(sharedChannel, root, ada, emoji);
    await local.slack.react(sharedChannel, root, carl, emoji);
    await local.slack.react(sharedChannel, root, grace, 'tada');
    const chatId = `${sharedChannel}:${root}`;
    expect(received).toMatchObject([
      { kind: 'endRefused', chatId, because: 'ownChat', by: { id: ada } },
      { kind: 'endRefused', chatId, because: 'outsider', by: { id: carl } },
    ]);
    expect(told(carl, sharedChannel)).toEqual([]);
  });

  test('a customer of another workspace is asked, without a locale, and is no agent', async () => {
    const root = await chat(sharedChannel, carl);
    await local.slack.say(sharedChannel, ada, 'I can help', { threadTs: root });
    received = [];
    await local.slack.react(sharedChannel, root, grace, emoji);
    expect(received).toMatchObject([{ chat: { respondent: { id: carl, name: 'Carl' } } }]);
    expect(received[0]).not.toHaveProperty('chat.respondent.locale');
  });

  test('outside of the configured channels means nothing', async () => {
    local.slack.addChannel({ id: 'C0LUNCH', name: 'lunch', members: [ada, grace, local.slack.botUserId] });
    const root = await local.slack.say('C0LUNCH', ada, 'Pizza?');
    await local.slack.react('C0LUNCH', root, grace, emoji);
    expect(received).toMatchObject([{ kind: 'endRefused', chatId: `C0LUNCH:${root}`, because: 'elsewhere' }]);
  });

  test('taken away reopens the chat, by an agent only', async () => {
    const root = await chat();
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.react(helpChannel, root, ada, emoji);
    received = [];
    await local.slack.unreact(helpChannel, root, ada, emoji);
    expect(received).toEqual([]);
    await local.slack.unreact(helpChannel, root, grace, emoji);
    expect(received).toMatchObject([{ kind: 'chatReopened', source: 'slack', chatId: `${helpChannel}:${root}` }]);
  });

  test('on a thread that a bot began ends nothing, and the agent is told how it can', async () => {
    const { slack } = local;
    slack.addUser({ id: 'U0TICKETS', name: 'Tickets', isBot: true });
    await slack.join(helpChannel, 'U0TICKETS');
    const root = await slack.say(helpChannel, 'U0TICKETS', 'New ticket');
    await slack.react(helpChannel, root, grace, emoji);
    expect(received).toMatchObject([
      { kind: 'endRefused', chatId: `${helpChannel}:${root}`, because: 'unknownCustomer', by: { id: grace } },
    ]);
    await slack.waitFor(() => told(grace).length > 0);
    expect(told(grace)).toEqual([expect.stringContaining('A bot began this thread')]);
  });

  test.each([
    { kind: '429', retryAfter: 60 },
    { kind: 'error', error: 'internal_error' },
    { kind: 'error', error: 'token_revoked' },
    { kind: 'reset-before' },
  ] as const)(
    'when the thread cannot be read ($kind): not acknowledged, delivered again, nothing guessed',
    async (fault) => {
      await open({}, [0]);
      const root = await chat();
      local.slack.fail.next('conversations.replies', fault);
      await local.slack.react(helpChannel, root, grace, emoji);
      await local.slack.settled();
      const event = local.slack.events.find((each) => each.type === 'reaction_added');
      expect(event?.attempts.map((each) => each.outcome.kind)).toEqual(['refused', 'acknowledged']);
      expect(received).toHaveLength(1);
      expect(received[0]?.id).toBe(event?.eventId);
    },
  );

  test.each([
    ['a scope', 'missing_scope', (slack: Local['slack']) => slack.fail.next('conversations.replies', lacking)],
    ['the app in the channel', 'not_in_channel', refusing('conversations.replies', 'not_in_channel')],
    ['its author', 'user_not_visible', refusing('users.info', 'user_not_visible')],
  ] as const)('that lacks %s is not asked about again, and logged', async (_, error, plan) => {
    await open({}, [0]);
    const root = await chat();
    plan(local.slack);
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.settled();
    const event = local.slack.events.find((each) => each.type === 'reaction_added');
    expect(event?.attempts.map((each) => each.outcome.kind)).toEqual(['acknowledged']);
    expect(received).toMatchObject([
      { kind: 'endRefused', chatId: `${helpChannel}:${root}`, because: 'platformRefused', by: { id: grace } },
    ]);
    const line = local.logged.find((each) => each.includes(error));
    expect(line).toMatch(/^warn slack: a reaction/);
    expect(line).toContain(helpChannel);
    if (error === 'missing_scope') expect(line).toContain('channels:history');
  });

  test('of somebody in several workspaces of an organisation is a member’s', async () => {
    const root = await chat();
    const add = (id: string, gridTeams: readonly string[]) => {
      local.slack.addUser({ id, name: id, teamId: 'T0SIBLING', gridTeams });
    };
    add('U0GRID', ['T0SIBLING', local.slack.teamId]);
    add('U0ELSE', ['T0SIBLING']);
    await local.slack.join(helpChannel, 'U0GRID');
    await local.slack.join(helpChannel, 'U0ELSE');
    await local.slack.react(helpChannel, root, 'U0ELSE', emoji);
    expect(counted()).toEqual([]);
    await local.slack.react(helpChannel, root, 'U0GRID', emoji);
    expect(counted()).toMatchObject([{ kind: 'chatEnded', chat: { agents: [{ id: 'U0GRID' }, {}, {}] } }]);
  });

  test('when its event cannot be stored: delivered again with the same id', async () => {
    await open({}, [0]);
    const root = await chat();
    let turn = 0;
    receipt = async () => {
      turn += 1;
      if (turn === 1) throw new Error('the database is away');
      return { kind: 'accepted' };
    };
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.settled();
    expect(turn).toBe(2);
    expect(received).toHaveLength(1);
  });

  test('without a permalink or a name still ends the chat', async () => {
    const root = await chat();
    local.slack.fail.next('chat.getPermalink', { kind: 'error', error: 'internal_error' });
    await local.slack.react(helpChannel, root, grace, emoji);
    expect(received).toMatchObject([{ kind: 'chatEnded' }]);
    expect(received[0]).not.toHaveProperty('chat.url');
  });
});

describe('configured agents', () => {
  const person = (id: string) => ({ platform: 'slack', id });

  test('people: only they end chats, and only they are named as helpers', async () => {
    await open({ agents: [person(grace)] });
    const root = await chat();
    await local.slack.react(helpChannel, root, mallory, emoji);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'notAgent', by: { id: mallory } }]);
    await local.slack.react(helpChannel, root, grace, emoji);
    expect(counted()).toMatchObject([{ chat: { agents: [{ id: grace }] } }]);
  });

  test('a user group stands for its people, and is asked about once a minute', async () => {
    await open({ agents: [person('S0AGENTS')] });
    await local.close();
    local = await openLocal('http', hear, {
      team: { agents: [person('S0AGENTS')] },
      slack: {
        scopes: ['chat:write', 'commands', 'reactions:read', 'users:read', 'channels:history', 'usergroups:read'],
      },
    });
    local.slack.addUserGroup({ id: 'S0AGENTS', handle: 'agents', users: [grace] });
    const root = await chat();
    await local.slack.react(helpChannel, root, mallory, emoji);
    expect(counted()).toEqual([]);
    await local.slack.react(helpChannel, root, grace, emoji);
    expect(counted()).toHaveLength(1);
    expect(local.slack.log.filter((call) => call.method === 'usergroups.users.list')).toHaveLength(1);
  });

  test('an agent who is the customer of this chat is no agent of it', async () => {
    await open({ agents: [person(grace), person(ada)] });
    await local.slack.react(helpChannel, await chat(), ada, emoji);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'ownChat' }]);
  });
});

describe('the message shortcut', () => {
  const end = (who: string, ts: string) => local.slack.shortcut(who, 'afterword_end_chat', helpChannel, ts);

  test('on a reply ends the chat of its thread, and says so', async () => {
    const root = await chat();
    const reply = await local.slack.say(helpChannel, grace, 'Done?', { threadTs: root });
    received = [];
    expect((await end(grace, reply)).isAcknowledged).toBe(true);
    expect(received).toMatchObject([
      {
        kind: 'chatEnded',
        chat: { id: `${helpChannel}:${root}`, respondent: { id: ada }, agents: [{ id: grace }, { id: mallory }] },
      },
    ]);
    expect(told(grace)).toEqual([expect.stringContaining('this chat is over')]);
  });

  test.each<[string, Receipt, string]>([
    [
      'why nobody is asked',
      { kind: 'ignored', because: 'quiet', say: 'Ada was asked 3 days ago.' },
      'Ada was asked 3 days ago.',
    ],
    ['that it was done before', { kind: 'repeated' }, 'was ended before'],
  ])('says %s', async (_, result, words) => {
    const root = await chat();
    receipt = async () => result;
    await end(grace, root);
    expect(told(grace)).toEqual([expect.stringContaining(words)]);
  });

  test('says who may not, and why', async () => {
    await open({ agents: [{ platform: 'slack', id: grace }] });
    const root = await chat();
    await end(mallory, root);
    expect(told(mallory)).toEqual([expect.stringContaining('Only the support team')]);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'notAgent', by: { id: mallory } }]);
  });

  test('is not for the customer of the chat', async () => {
    const root = await chat();
    await end(ada, root);
    expect(told(ada)).toEqual([expect.stringContaining('You are the customer of this chat')]);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'ownChat', by: { id: ada } }]);
  });

  test('could not be stored: said, and not acknowledged', async () => {
    const root = await chat();
    receipt = () => Promise.reject(new Error('the database is away'));
    expect((await end(grace, root)).isAcknowledged).toBe(false);
    expect(told(grace)).toEqual([expect.stringContaining('could not be saved')]);
  });

  test('when Slack does not tell enough: nothing is guessed, and somebody is told to try again', async () => {
    const root = await chat();
    local.slack.fail.next('conversations.replies', { kind: '429', retryAfter: 60 });
    expect((await end(grace, root)).isAcknowledged).toBe(true);
    expect(received).toMatchObject([
      { kind: 'endRefused', chatId: `${helpChannel}:${root}`, because: 'platformRefused' },
    ]);
    expect(told(grace)).toEqual([expect.stringContaining('Please try again')]);
  });
});

describe('/afterword', () => {
  const run = (who: string, text: string, channel = helpChannel) =>
    local.slack.command(who, channel, '/afterword', text);

  test('done @customer asks in the channel', async () => {
    await run(grace, `done <@${ada}|ada>`);
    expect(received).toMatchObject([
      {
        kind: 'chatEnded',
        chat: {
          respondent: { id: ada, name: 'Ada' },
          ask: { platform: 'slack', channel: helpChannel },
          agents: [{ id: grace, name: 'Grace' }],
          closeReason: 'resolved',
        },
      },
    ]);
    expect(received[0]).not.toHaveProperty('chat.ask.thread');
    expect(told(grace)).toEqual([expect.stringContaining('this chat is over')]);
  });

  test.each([
    ['done', 'done @customer'],
    ['done @ada', 'done @customer'],
    ['help', 'End a chat in one of these ways'],
    ['', 'End a chat in one of these ways'],
    ['dance <now>', 'I don’t know “dance”'],
  ])('%s is answered with help', async (text, words) => {
    expect((await run(grace, text)).isAcknowledged).toBe(true);
    expect(told(grace)).toEqual([expect.stringContaining(words)]);
    expect(received).toEqual([]);
  });

  test('done that could not be stored is said, and not acknowledged', async () => {
    receipt = () => Promise.reject(new Error('the database is away'));
    expect((await run(grace, `done <@${ada}|ada>`)).isAcknowledged).toBe(false);
    expect(told(grace)).toEqual([expect.stringContaining('could not be saved')]);
  });

  test('done by somebody who may not', async () => {
    await open({ agents: [{ platform: 'slack', id: grace }] });
    await run(mallory, `done <@${ada}|ada>`);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'notAgent' }]);
    expect(told(mallory)).toEqual([expect.stringContaining('Only the support team')]);
    await run(grace, `done <@${grace}|grace>`, alertChannel);
    expect(counted()).toEqual([]);
  });
});
