import { TurnContext } from 'botbuilder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ABot, referenceTo, startABot } from './a-bot.ts';
import { startATeams } from './a-teams.ts';

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

describe('people write', () => {
  test('in their chat with the bot every word arrives, with the language', async () => {
    const { teams, ada } = world;
    const said = await teams.say(ada.id, ada.id, '7');
    expect(said.outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'message',
      text: '7',
      locale: 'de-DE',
      from: { id: ada.id, aadObjectId: ada.aadObjectId },
      conversation: { conversationType: 'personal', id: teams.chatWith(ada.id).id },
      channelData: { tenant: { id: teams.settings.MicrosoftAppTenantId } },
    });
  });

  test('in a group chat and a channel only what mentions the bot arrives', async () => {
    const { teams, group, cases, ada } = world;
    const before = bot.heard.length;
    expect(await teams.say(group.id, ada.id, 'between us')).toMatchObject({ wasDelivered: false });
    expect(await teams.say(cases, ada.id, 'between us')).toMatchObject({ wasDelivered: false });
    expect(bot.heard).toHaveLength(before);
    await teams.say(group.id, ada.id, 'done', { mentionBot: true });
    const activity = bot.heard.at(-1);
    expect(activity).toMatchObject({
      text: '<at>Afterword</at> done',
      conversation: { conversationType: 'groupChat', isGroup: true },
      recipient: { id: teams.botId },
    });
    expect(TurnContext.removeRecipientMention(activity ?? {}).trim()).toBe('done');
  });

  test('a channel’s threads are conversations of their own', async () => {
    const { teams, team, cases, ada, ben } = world;
    const root = await teams.say(cases, ada.id, 'help', { mentionBot: true });
    expect(root.conversationId).toBe(`${cases};messageid=${root.id}`);
    const reply = await teams.say(cases, ben.id, 'on it', { mentionBot: true, mention: ada.id, threadOf: root.id });
    expect(bot.heard.at(-1)).toMatchObject({
      text: '<at>Afterword</at> <at>Ada Lovelace</at> on it',
      conversation: { id: root.conversationId, conversationType: 'channel' },
      channelData: { channel: { id: cases }, team: { id: team.id } },
    });
    bot.onTurn = async (context) => void (await context.sendActivity('noted'));
    await teams.say(root.conversationId, ada.id, 'thanks', { mentionBot: true });
    bot.onTurn = async () => {};
    expect(teams.messages(reply.conversationId).map(({ text }) => text)).toEqual(['help', 'on it', 'thanks', 'noted']);
  });

  test('what they edit, delete and react to is told, too', async () => {
    const { teams, group, ada } = world;
    const { id } = await teams.say(ada.id, ada.id, '7');
    await teams.edit(id, '8');
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'messageUpdate',
      id,
      text: '8',
      channelData: { eventType: 'editMessage' },
    });
    await teams.erase(id);
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'messageDelete',
      id,
      channelData: { eventType: 'softDeleteMessage' },
    });
    const sent = await bot.proactively(referenceTo(teams, group.id), (context) => context.sendActivity('hi'));
    await teams.react(sent?.id ?? '', ada.id, 'like');
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'messageReaction',
      replyToId: sent?.id,
      reactionsAdded: [{ type: 'like' }],
    });
  });

  test('nobody writes where they are not', async () => {
    const { teams, group } = world;
    const zoe = teams.addPerson({ name: 'Zoe' });
    await expect(teams.say(group.id, zoe.id, 'hello')).rejects.toThrow(/is not in/);
  });
});

test('the bot answers in the turn, having signed in once', async () => {
  const { teams, ada } = world;
  bot.onTurn = async (context) => void (await context.sendActivity(`you said ${context.activity.text}`));
  await teams.say(ada.id, ada.id, 'hello');
  bot.onTurn = async () => {};
  expect(teams.messages(ada.id).at(-1)).toMatchObject({ text: 'you said hello', from: teams.botId });
  expect(teams.signIns).toHaveLength(1);
});

describe('the app', () => {
  test('is installed for a person and taken away again', async () => {
    const { teams, ben } = world;
    const before = bot.heard.length;
    await teams.install(ben.id);
    expect(bot.heard.slice(before)).toMatchObject([
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: teams.botId }],
        conversation: { conversationType: 'personal' },
      },
      { type: 'installationUpdate', action: 'add', from: { aadObjectId: ben.aadObjectId } },
    ]);
    expect(bot.heard.slice(before).every(({ locale }) => locale === undefined)).toBe(true);
    const chat = referenceTo(teams, teams.chatWith(ben.id).id);
    await bot.proactively(chat, (context) => context.sendActivity('welcome'));
    await teams.uninstall(ben.id);
    expect(bot.heard.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    await expect(bot.proactively(chat, (context) => context.sendActivity('hello?'))).rejects.toMatchObject({
      statusCode: 403,
    });
    expect(await teams.say(ben.id, ben.id, 'anybody there?')).toMatchObject({ wasDelivered: false });
  });

  test('is installed in a team, with who it is', async () => {
    const { teams, ada } = world;
    const team = teams.addTeam({ name: 'Sales', members: [ada.id], isInstalled: false });
    await teams.install(team.id);
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'installationUpdate',
      channelData: {
        team: { id: team.id, name: 'Sales', aadGroupId: team.aadGroupId },
        settings: { selectedChannel: { id: team.id } },
      },
    });
  });

  test('hears who joins and leaves, and when a meeting ends', async () => {
    const { teams, ada, ben } = world;
    const call = teams.addGroupChat({ members: [ada.id], isMeeting: true });
    await teams.join(call.id, ben.id);
    expect(bot.heard.at(-1)).toMatchObject({ type: 'conversationUpdate', membersAdded: [{ id: ben.id }] });
    await teams.leave(call.id, ben.id);
    expect(bot.heard.at(-1)).toMatchObject({ type: 'conversationUpdate', membersRemoved: [{ id: ben.id }] });
    await teams.meetingEnd(call.id, ada.id);
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'event',
      name: 'application/vnd.microsoft.meetingEnd',
      conversation: { id: call.id },
      value: { MeetingType: 'Scheduled' },
    });
  });
});
