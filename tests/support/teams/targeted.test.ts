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

const hello = { type: 'message', text: 'hello' };

describe('a targeted message', () => {
  /** As the SDK's client would have to send it. */
  const target = (conversation: string, activity: object) =>
    bot.proactively(referenceTo(world.teams, conversation), async (context) => {
      const client = context.turnState.get(bot.adapter.ConnectorClientKey);
      const path = `v3/conversations/${encodeURIComponent(conversation)}/activities?isTargetedActivity=true`;
      const token = await client.credentials.getToken();
      const response = await fetch(`${world.teams.serviceUrl}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      return { status: response.status, body: await response.json() };
    });

  test('is seen by its recipient alone, in the thread it is sent to', async () => {
    const { teams, ada, ben, cases } = world;
    const { conversationId, id } = await teams.say(cases, ada.id, 'help', { mentionBot: true });
    const before = teams.messages(cases).length;
    const sent = await target(conversationId, { ...hello, recipient: { id: ada.id } });
    expect(sent).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    expect(teams.messages(cases)).toHaveLength(before);
    expect(teams.targeted(conversationId, ada.id)).toMatchObject([{ text: 'hello', thread: id }]);
    expect(teams.targeted(cases, ben.id)).toEqual([]);
  });

  test('is for members of groups and channels, and names them', async () => {
    const { ada, group } = world;
    const badArgument = { status: 400, body: { error: { code: 'BadArgument' } } };
    expect(await target(world.teams.chatWith(ada.id).id, { ...hello, recipient: { id: ada.id } })).toMatchObject(
      badArgument,
    );
    expect(await target(group.id, hello)).toMatchObject(badArgument);
    expect(await target(group.id, { ...hello, recipient: { id: '29:stranger' } })).toMatchObject({ status: 404 });
  });
});
