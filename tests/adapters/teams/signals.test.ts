import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { EndRefused, Inbound } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import type { SayOptions } from '../../support/teams/people/talk.ts';
import { type Local, openLocal } from './local.ts';
import { readMessage } from './reading.ts';

let received: Inbound[];
/** What was kept of signals that ended nothing. */
let kept: EndRefused[];
let answer: (event: Inbound) => Promise<Receipt>;
let local: Local;

async function open(team?: Partial<Team>): Promise<Local> {
  received = [];
  kept = [];
  answer = async (event) =>
    event.kind === 'chatEnded' ? { kind: 'accepted', say: 'Ada will be asked in 2 minutes.' } : { kind: 'accepted' };
  const inbox = async (event: Inbound) => {
    if (event.kind === 'endRefused') kept.push(event);
    else received.push(event);
    return answer(event);
  };
  if (team === undefined) return openLocal(inbox);
  const base = { id: 'support', name: 'Support', timezone: 'Europe/Berlin', language: 'en', chats: [], agents: [] };
  return openLocal(inbox, { settings: { teams: [{ ...base, ...team }] } });
}

beforeEach(async () => {
  local = await open();
});
afterEach(() => local.close());

/** What the bot said in a conversation, once it said anything. */
async function reply(conversation: string): Promise<string> {
  const of = () => local.teams.messages(conversation).findLast((each) => each.from === local.teams.botId);
  return (await local.teams.waitFor(of)).text;
}

const done = (where: string, who: string, more: SayOptions = {}, text = 'done') =>
  local.teams.say(where, who, text, { mentionBot: true, ...more });

describe('“@Afterword done” in a thread', () => {
  test('asks whoever began it, when the bot got its first message', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, grace.id, { threadOf: asked.id });
    expect(received).toMatchObject([
      {
        kind: 'chatEnded',
        chat: {
          source: 'teams',
          id: `${help}:${asked.id}`,
          respondent: { platform: 'teams', id: ada.aadObjectId, name: 'Ada Lovelace', locale: 'de-DE', isBot: false },
          ask: { platform: 'teams', channel: help, thread: asked.id },
          channel: { platform: 'teams', channel: help },
          agents: [{ id: grace.aadObjectId, name: 'Grace Hopper' }],
          closeReason: 'resolved',
        },
      },
    ]);
    expect(await reply(`${help};messageid=${asked.id}`)).toBe('Ada will be asked in 2 minutes.');
  });

  test('asks whoever is mentioned', async () => {
    const { teams, ada, grace, mallory, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, grace.id, { threadOf: asked.id, mention: mallory.id });
    expect(received).toMatchObject([{ chat: { respondent: { id: mallory.aadObjectId, name: 'Mallory' } } }]);
  });

  test('asks whoever is mentioned by a name with an ampersand', async () => {
    const { teams, ada, grace, help, support } = local;
    const pair = teams.addPerson({ name: 'Tom & Jerry' });
    support.members.add(pair.id);
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, grace.id, { threadOf: asked.id, mention: pair.id });
    expect(received).toMatchObject([{ chat: { respondent: { id: pair.aadObjectId, name: 'Tom & Jerry' } } }]);
  });

  test('asks whom to ask when nobody can know', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire');
    await done(help, grace.id, { threadOf: asked.id });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('Whom shall I ask?');
    expect(received).toEqual([]);
    expect(kept).toMatchObject([
      { source: 'teams', chatId: `${help}:${asked.id}`, because: 'unknownCustomer', by: { id: grace.aadObjectId } },
    ]);
  });

  test.each([
    ['a channel', () => ({ id: local.alerts, name: 'Alerts' })],
    ['a tag', () => ({ id: 'dGFnSWQjI2Fib3V0LXZpcHM=', name: 'vip' })],
    ['another bot', () => ({ id: '28:other', name: 'Other' })],
    ['somebody who is not there', () => local.teams.addPerson({ name: 'Zed' }).id],
  ])('%s is no customer', async (_, mention) => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire');
    await done(help, grace.id, { threadOf: asked.id, mention: mention() });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('Whom shall I ask?');
    expect(received).toEqual([]);
  });

  test('a channel that is mentioned does not hide who began the thread', async () => {
    const { teams, ada, grace, help, alerts } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, grace.id, { threadOf: asked.id, mention: { id: alerts, name: 'Alerts' } });
    expect(received).toMatchObject([{ chat: { respondent: { id: ada.aadObjectId } } }]);
  });

  test('somebody who left the team, and whose object id is known from before, is asked', async () => {
    const { teams, ada, grace, help, support } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    support.members.delete(ada.id);
    await done(help, grace.id, { threadOf: asked.id, mention: ada.id });
    expect(received).toMatchObject([{ chat: { respondent: { id: ada.aadObjectId } } }]);
  });

  test('asks which one when several are mentioned; the same one twice is one', async () => {
    const { teams, ada, grace, mallory, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, grace.id, { threadOf: asked.id, mention: [ada.id, mallory.id] });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('mention one person');
    expect(received).toEqual([]);
    await done(help, grace.id, { threadOf: asked.id, mention: [mallory.id, mallory.id] });
    expect(received).toMatchObject([{ chat: { respondent: { id: mallory.aadObjectId } } }]);
  });

  test('a second delivery has the id of the first, and another “done” the id of the same chat', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    received = [];
    const said = await done(help, grace.id, { threadOf: asked.id, mention: ada.id });
    await teams.redeliver(said.id);
    await done(help, grace.id, { threadOf: asked.id, mention: ada.id });
    expect(received[1]).toEqual(received[0]);
    expect(received[2]?.id).not.toBe(received[0]?.id);
    expect(received[2]).toMatchObject({ chat: { id: `${help}:${asked.id}` } });
  });

  test.each([
    ['somebody who is no agent', () => local.mallory.id, 'Only the support team'],
    ['the customer', () => local.ada.id, 'Only the support team'],
  ])('from %s ends nothing, and says why', async (_, who, why) => {
    const { teams, ada, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, who(), { threadOf: asked.id });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain(why);
    expect(received).toEqual([]);
  });

  test('an agent’s own thread is not theirs to end', async () => {
    const { teams, grace, help } = local;
    const asked = await teams.say(help, grace.id, 'I have a question', { mentionBot: true });
    received = [];
    await done(help, grace.id, { threadOf: asked.id });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('You are the customer');
    expect(received).toEqual([]);
    expect(kept).toMatchObject([{ because: 'ownChat', by: { id: grace.aadObjectId } }]);
  });

  test('from the customer in another word is an answer, where a question is open', async () => {
    const { teams, ada, help } = local;
    const asked = await teams.say(help, ada.id, 'my printer is on fire', { mentionBot: true });
    received = [];
    await done(help, ada.id, { threadOf: asked.id }, 'solved, thank you');
    expect(received).toMatchObject([{ kind: 'said', text: 'solved, thank you' }]);
    answer = async () => ({ kind: 'ignored', because: 'notAnAnswer' });
    expect(kept).toEqual([]);
    await done(help, ada.id, { threadOf: asked.id }, 'solved');
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('Only the support team');
  });

  test('that nobody is asked, and why, is said to the agent alone; where Teams can’t do that nobody reads why', async () => {
    const why = 'Nobody is asked: the customer asked not to be asked again.';
    answer = async ({ kind }) =>
      kind === 'chatEnded' ? { kind: 'ignored', because: 'optedOut', say: why } : { kind: 'accepted' };
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'again?', { mentionBot: true });
    await done(help, grace.id, { threadOf: asked.id });
    const alone = () => teams.targeted(help, grace.id).map((each) => readMessage(each).text);
    const said = () => teams.messages(help).flatMap((each) => (each.from === teams.botId ? [each.text] : []));
    await expect.poll(alone).toEqual([why]);
    expect(said()).toEqual([]);
    expect(teams.targeted(help, ada.id)).toEqual([]);
    teams.fail.next('send', { kind: 'not-installed' });
    await done(help, grace.id, { threadOf: asked.id });
    await expect.poll(said).toEqual([expect.stringContaining('this chat is over')]);
    expect(alone()).toEqual([why]);
  });

  test('what could not be stored is not acknowledged, and said', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    answer = () => Promise.reject(new Error('the database is away'));
    const said = await done(help, grace.id, { threadOf: asked.id });
    expect(said.outcome).toMatchObject({ kind: 'answered', status: 503 });
    await teams.waitFor(() => teams.messages(help).some((each) => /could not be saved/.test(each.text)));
  });

  test('when Teams does not tell enough nothing is guessed', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    received = [];
    teams.fail.next('members', { kind: '503' });
    await done(help, grace.id, { threadOf: asked.id });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('did not tell me enough');
    expect(received).toEqual([]);
    expect(kept).toMatchObject([
      {
        chatId: `${help}:${asked.id}`,
        by: { id: grace.aadObjectId },
        because: 'platformRefused',
        detail: expect.stringContaining('503'),
      },
    ]);
  });

  test('when Teams tells nothing there, that is said, and kept', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    received = [];
    teams.fail.next('members', { kind: 'too-big' });
    await done(help, grace.id, { threadOf: asked.id });
    expect(await reply(`${help};messageid=${asked.id}`)).toContain('nobody is asked');
    expect(received).toEqual([]);
    expect(kept).toMatchObject([{ chatId: `${help}:${asked.id}`, because: 'platformRefused' }]);
  });
});

describe('who may end a chat without configured agents', () => {
  test('people of the tenant, but no guest', async () => {
    await local.close();
    local = await open({ chats: [] });
    const { teams, ada, grace, help, support } = local;
    const guest = teams.addPerson({ name: 'Gus', isGuest: true });
    support.members.add(guest.id);
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    received = [];
    await done(help, guest.id, { threadOf: asked.id });
    await teams.waitFor(() => teams.messages(help).some((each) => each.text.includes('Only the support team')));
    expect(received).toEqual([]);
    await done(help, grace.id, { threadOf: asked.id });
    expect(received).toMatchObject([{ kind: 'chatEnded' }]);
  });
});

describe('“@Afterword done” in a group chat', () => {
  test('asks the only one who is no agent, and each end is another chat', async () => {
    const { teams, ada, grace } = local;
    const group = teams.addGroupChat({ name: 'Acme', members: [ada.id, grace.id] });
    await done(group.id, grace.id);
    await done(group.id, grace.id);
    const place = { platform: 'teams', channel: group.id };
    expect(received).toMatchObject([
      { chat: { respondent: { id: ada.aadObjectId }, ask: place, channel: place } },
      { chat: { respondent: { id: ada.aadObjectId } } },
    ]);
    const ids = received.map((event) => (event.kind === 'chatEnded' ? event.chat.id : ''));
    expect(new Set(ids).size).toBe(2);
  });

  test('asks whom to ask when there are several', async () => {
    const { teams, ada, grace, mallory } = local;
    const group = teams.addGroupChat({ members: [ada.id, grace.id, mallory.id] });
    await done(group.id, grace.id);
    expect(await reply(group.id)).toContain('Whom shall I ask?');
    await done(group.id, grace.id, { mention: ada.id });
    expect(received).toMatchObject([{ chat: { respondent: { id: ada.aadObjectId } } }]);
  });
});

test('other words to the bot in a thread are an answer, without the mention', async () => {
  const { teams, ada, help } = local;
  const asked = await teams.say(help, ada.id, 'hello');
  await teams.say(help, ada.id, '8, well done!', { mentionBot: true, threadOf: asked.id });
  expect(received).toMatchObject([
    { kind: 'said', text: '8, well done!', place: { platform: 'teams', channel: help, thread: asked.id } },
  ]);
});

test('a sentence that begins with “done” is an answer, too', async () => {
  const { teams, ada, help } = local;
  const asked = await teams.say(help, ada.id, 'hello');
  await teams.say(help, ada.id, 'Done waiting: 2', { mentionBot: true, threadOf: asked.id });
  expect(received).toMatchObject([{ kind: 'said', text: 'Done waiting: 2' }]);
});

test('“done” in the 1:1 chat is an answer like any other', async () => {
  const { teams, ada } = local;
  await teams.install(ada.id);
  await teams.say(ada.id, ada.id, 'done');
  expect(received).toMatchObject([{ kind: 'said', text: 'done' }]);
});

test('help says how to end a chat', async () => {
  const { teams, grace, help } = local;
  const said = await teams.say(help, grace.id, 'help', { mentionBot: true });
  expect(await reply(said.conversationId)).toContain('@Afterword done');
  expect(received).toEqual([]);
});

describe('a meeting ends', () => {
  test('the one customer of a support call is asked in its chat', async () => {
    const { teams, ada, grace } = local;
    const call = teams.addGroupChat({ name: 'Call', members: [ada.id, grace.id], isMeeting: true });
    await teams.meetingEnd(call.id, grace.id);
    expect(received).toMatchObject([
      {
        kind: 'chatEnded',
        chat: {
          team: 'support',
          respondent: { id: ada.aadObjectId, name: 'Ada Lovelace' },
          ask: { platform: 'teams', channel: call.id },
          agents: [{ id: grace.aadObjectId, name: 'Grace Hopper' }],
        },
      },
    ]);
  });

  test('nobody is asked after a meeting without agents, or with several who are none', async () => {
    const { teams, ada, grace, mallory } = local;
    const inner = teams.addGroupChat({ members: [ada.id, mallory.id], isMeeting: true });
    const large = teams.addGroupChat({ members: [ada.id, mallory.id, grace.id], isMeeting: true });
    await teams.meetingEnd(inner.id, ada.id);
    await teams.meetingEnd(large.id, grace.id);
    expect(received).toEqual([]);
    expect(kept).toMatchObject([
      {
        chatId: expect.stringContaining(inner.id),
        because: 'unknownCustomer',
        detail: expect.stringMatching(/^no agent/),
      },
      {
        chatId: expect.stringContaining(large.id),
        because: 'unknownCustomer',
        detail: expect.stringMatching(/^several/),
      },
    ]);
    expect(kept[0]).not.toHaveProperty('by');
    expect(teams.sent.filter((each) => each.type === 'event').map((each) => each.attempts[0]?.outcome)).toMatchObject([
      { status: 200 },
      { status: 200 },
    ]);
  });
});
