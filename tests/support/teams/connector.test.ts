import { TeamsInfo } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ABot, referenceTo, startABot, withCard } from './a-bot.ts';
import { startATeams } from './a-teams.ts';
import type { Fault, Operation } from './index.ts';

let world: Awaited<ReturnType<typeof startATeams>>;
let bot: ABot;

beforeAll(async () => {
  world = await startATeams();
  bot = await startABot(world.teams);
});
afterAll(async () => {
  await bot.close();
  await world.teams.close();
});

/** What went wrong with a call, as the SDK tells it. */
async function refusalOf(call: Promise<unknown>): Promise<{ statusCode?: number; code?: string; details?: unknown }> {
  return call.then(
    () => ({}),
    ({ statusCode, code, details }) => ({ statusCode, code, details }),
  );
}

const hello = { type: 'message', text: 'hello' };
const inChat = () => referenceTo(world.teams, world.teams.chatWith(world.ada.id).id);
const send = (conversation: string, activity: object = hello) =>
  bot.proactively(referenceTo(world.teams, conversation), (context) => context.sendActivity(activity));

/** Asks for a conversation; resolves to its id and the id of its first message. */
function create(parameters: object): Promise<{ conversationId?: string; activityId?: string }> {
  const { adapter } = bot;
  return new Promise((resolve, reject) => {
    adapter
      .createConversationAsync(
        world.teams.settings.MicrosoftAppId,
        'msteams',
        world.teams.serviceUrl,
        world.teams.settings.ToChannelFromBotOAuthScope,
        // The SDK's type demands fields that Teams fills in itself.
        { channelData: {}, ...parameters } as Parameters<typeof adapter.createConversationAsync>[4],
        async ({ activity }) =>
          resolve({ conversationId: activity.conversation.id, ...(activity.id ? { activityId: activity.id } : {}) }),
      )
      .catch(reject);
  });
}
const withPerson = (id: string, tenantId = world.teams.settings.MicrosoftAppTenantId) =>
  create({ isGroup: false, members: [{ id }], tenantId, channelData: { tenant: { id: tenantId } } });

describe('messages', () => {
  test('are sent, edited and deleted, and every version is kept', async () => {
    const { teams, ada } = world;
    await bot.proactively(inChat(), async (context) => {
      const sent = await context.sendActivity('one');
      const id = sent?.id ?? '';
      await context.updateActivity({ ...hello, id, text: 'two' });
      expect(teams.message(id)).toMatchObject({ text: 'two', isEdited: true });
      await context.deleteActivity(id);
      const message = teams.messages(ada.id).find((each) => each.id === id);
      expect(message?.deletedAt).toBeTypeOf('number');
      expect(message?.history.map(({ activity }) => activity.text)).toEqual(['one', 'two']);
      expect(await refusalOf(context.updateActivity({ ...hello, id }))).toMatchObject({
        statusCode: 404,
        code: 'ActivityNotFoundInConversation',
      });
    });
  });

  test('of people are not the bot’s to change', async () => {
    const { teams, ada } = world;
    const { id } = await teams.say(ada.id, ada.id, 'mine');
    const attempt = bot.proactively(inChat(), (context) => context.updateActivity({ ...hello, id }));
    expect(await refusalOf(attempt)).toMatchObject({ statusCode: 403, code: 'NotEnoughPermissions' });
  });

  test('need something to say, a card that is right, and not too much of it', async () => {
    const { teams, ada } = world;
    const chat = teams.chatWith(ada.id).id;
    const card = (text: string) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });
    expect(await refusalOf(send(chat, { type: 'message' }))).toMatchObject({ statusCode: 400, code: 'BadArgument' });
    expect(await refusalOf(send(chat, withCard({ ...card('a'), version: '1.6' })))).toMatchObject({ statusCode: 400 });
    expect(await refusalOf(send(chat, withCard(card('x'.repeat(14_400)))))).toMatchObject({
      statusCode: 413,
      code: 'MessageSizeTooBig',
    });
    expect(await refusalOf(send(chat, withCard(card('x'.repeat(14_000)))))).toEqual({});
    expect(await refusalOf(send(chat, { ...hello, text: 'x'.repeat(52_000) }))).toMatchObject({ statusCode: 413 });
  });
});

describe('conversations', () => {
  test('the chat with a person is found by either of their ids', async () => {
    const { teams, ada } = world;
    const chat = teams.chatWith(ada.id).id;
    expect(await withPerson(ada.id)).toMatchObject({ conversationId: chat });
    expect(await withPerson(ada.aadObjectId)).toMatchObject({ conversationId: chat });
  });

  test('but not without the app, with a wrong tenant, or with a stranger', async () => {
    const { ada, ben } = world;
    expect(await refusalOf(withPerson(ben.id))).toMatchObject({ statusCode: 403, code: 'ForbiddenOperationException' });
    expect(await refusalOf(withPerson(ada.id, 'another-tenant'))).toMatchObject({ statusCode: 400 });
    expect(await refusalOf(withPerson('29:1other-bots-id'))).toMatchObject({ statusCode: 400, code: 'BadArgument' });
    expect(await refusalOf(create({ isGroup: true, members: [{ id: ada.id }, { id: ben.id }] }))).toMatchObject({
      statusCode: 400,
    });
  });

  test('a thread is started in a channel, and answered in', async () => {
    const { teams, cases } = world;
    const started = await create({
      isGroup: true,
      channelData: { channel: { id: cases } },
      activity: { ...hello, text: 'root' },
    });
    const thread = started.conversationId ?? '';
    expect(thread).toMatch(/^19:.*;messageid=\d+$/);
    await send(thread, { ...hello, text: 'reply' });
    await send(cases, { ...hello, text: 'another root' });
    expect(teams.messages(thread).map(({ text }) => text)).toEqual(['root', 'reply']);
    expect(teams.messages(cases).at(-1)?.thread).toBeUndefined();
    expect(await refusalOf(send(`${cases};messageid=1`))).toMatchObject({ statusCode: 404 });
  });

  test('that are unknown, deleted or without the app refuse', async () => {
    const { teams, ada, ben } = world;
    const gone = teams.addGroupChat({ members: [ada.id, ben.id] });
    teams.removeConversation(gone.id);
    const without = teams.addGroupChat({ members: [ada.id, ben.id], isInstalled: false });
    expect(await refusalOf(send('a:1nobody'))).toMatchObject({ statusCode: 404, code: 'ConversationNotFound' });
    expect(await refusalOf(send(gone.id))).toMatchObject({ statusCode: 404 });
    expect(await refusalOf(send(without.id))).toMatchObject({ statusCode: 403, code: 'BotNotInConversationRoster' });
  });

  test('with somebody who blocked the bot take nothing', async () => {
    const { teams, ada } = world;
    teams.block(ada.id);
    const refusal = await refusalOf(send(teams.chatWith(ada.id).id));
    teams.block(ada.id, false);
    expect(refusal.statusCode).toBe(403);
    expect(JSON.stringify(teams.log.at(-1)?.answer)).toContain('MessageWritesBlocked');
  });
});

describe('rosters', () => {
  test('members, pages of them, one of them, the team and its channels', async () => {
    const { teams, team, group, ada, ben } = world;
    await bot.proactively(referenceTo(teams, group.id), async (context) => {
      const { members } = await TeamsInfo.getPagedMembers(context);
      expect(members.map(({ id }) => id)).toEqual([ada.id, ben.id]);
      expect(await TeamsInfo.getMember(context, ada.id)).toMatchObject({
        email: 'ada.lovelace@example.com',
        givenName: 'Ada',
      });
      expect(await refusalOf(TeamsInfo.getMember(context, '29:nobody'))).toMatchObject({ statusCode: 404 });
    });
    await bot.proactively(referenceTo(teams, team.id), async (context) => {
      expect(await TeamsInfo.getTeamDetails(context, team.id)).toMatchObject({
        name: 'Support',
        aadGroupId: team.aadGroupId,
      });
      expect(await TeamsInfo.getTeamChannels(context, team.id)).toEqual([
        { id: team.id },
        { id: world.cases, name: 'Cases' },
      ]);
    });
  });
});

describe('what goes wrong on demand', () => {
  test.each<[Fault, object]>([
    [{ kind: '429' }, { statusCode: 429, code: 'Throttled' }],
    [{ kind: '412' }, { statusCode: 412, code: 'PreconditionFailed' }],
    [{ kind: '500' }, { statusCode: 500 }],
    [{ kind: '502' }, { statusCode: 502, code: 'ServiceError' }],
    [{ kind: '504' }, { statusCode: 504 }],
    [{ kind: 'not-in-roster' }, { statusCode: 403, code: 'BotNotInConversationRoster' }],
    [{ kind: 'unauthorized' }, { statusCode: 401 }],
    [{ kind: 'reset-before' }, { code: 'ECONNRESET' }],
  ])('$kind, and nothing is sent', async (fault, expected) => {
    const { teams, ada } = world;
    const before = teams.messages(ada.id).length;
    teams.fail.next('send', fault);
    expect(await refusalOf(send(teams.chatWith(ada.id).id))).toMatchObject(expected);
    expect(teams.messages(ada.id)).toHaveLength(before);
  });

  test.each<Fault>([{ kind: 'reset-after-store' }, { kind: '502-after-store' }])(
    '$kind, and it was sent all the same',
    async (fault) => {
      const { teams, ada } = world;
      const before = teams.messages(ada.id).length;
      teams.fail.next('send', fault, { conversation: teams.chatWith(ada.id).id });
      expect(await refusalOf(send(teams.chatWith(ada.id).id))).not.toEqual({});
      expect(teams.messages(ada.id)).toHaveLength(before + 1);
    },
  );

  test.each<[Operation, () => Promise<unknown>]>([
    ['create', () => withPerson(world.ada.id)],
    ['update', () => bot.proactively(inChat(), (context) => context.updateActivity({ ...hello, id: 'any' }))],
    ['delete', () => bot.proactively(inChat(), (context) => context.deleteActivity('any'))],
    [
      'members',
      () => bot.proactively(referenceTo(world.teams, world.group.id), (context) => TeamsInfo.getPagedMembers(context)),
    ],
    ['team', () => bot.proactively(inChat(), (context) => TeamsInfo.getTeamDetails(context, world.team.id))],
  ])('in a %s, too', async (operation, call) => {
    world.teams.fail.next(operation, { kind: '412' });
    expect(await refusalOf(call())).toMatchObject({ statusCode: 412 });
  });
});

test('the old service URL answers until it is retired', async () => {
  const { teams, ada } = world;
  const before = inChat();
  teams.moveService('emea');
  expect(await refusalOf(bot.proactively(before, (context) => context.sendActivity('still here')))).toEqual({});
  teams.moveService('apac', { retireOld: true });
  expect(await refusalOf(bot.proactively(before, (context) => context.sendActivity('gone')))).toMatchObject({
    statusCode: 404,
  });
  await teams.say(ada.id, ada.id, 'where are you?');
  expect(bot.heard.at(-1)?.serviceUrl).toBe(teams.serviceUrl);
  expect(await refusalOf(send(teams.chatWith(ada.id).id))).toEqual({});
});

test('with the vendor’s limits the eighth call of a second must wait', async () => {
  const limited = await startATeams({ limits: 'vendor', now: () => 1_800_000_000_000 });
  const limitedBot = await startABot(limited.teams);
  const chat = limited.teams.chatWith(limited.ada.id).id;
  const statuses = await limitedBot.proactively(referenceTo(limited.teams, chat), async (context) => {
    for (let count = 0; count < 8; count += 1) await context.sendActivity(`${count}`).catch(() => {});
    return limited.teams.log.map(({ status }) => status);
  });
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
  await limitedBot.close();
  await limited.teams.close();
});
