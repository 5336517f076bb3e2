import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ABot, referenceTo, startABot, withCard } from './a-bot.ts';
import { startATeams } from './a-teams.ts';

let world: Awaited<ReturnType<typeof startATeams>>;
let bot: ABot;
let posted: string;

const ask = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'How likely?' },
    { type: 'Input.Text', id: 'reason', label: 'Why?', maxLength: 10 },
    {
      type: 'ActionSet',
      actions: [0, 9].map((score) => ({
        type: 'Action.Execute',
        title: String(score),
        verb: 'score',
        data: { score },
        fallback: { type: 'Action.Submit', title: String(score), data: { verb: 'score', score } },
      })),
    },
  ],
};
const thanks = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Thank you' }] };

/** Answers invokes in the HTTP body, as Teams wants them answered. */
const answerWith = (body: unknown, status = 200) => {
  bot.onTurn = async (context) => {
    if (context.activity.type === 'invoke')
      await context.sendActivity({ type: 'invokeResponse', value: { status, body } });
  };
};
const cardAnswer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: thanks };

beforeAll(async () => {
  world = await startATeams({ deadlines: { invokeMs: 200 } });
  bot = await startABot(world.teams);
});
afterAll(async () => {
  await bot.close();
  await world.teams.close();
});
beforeEach(async () => {
  const { teams, group } = world;
  const sent = await bot.proactively(referenceTo(teams, group.id), (context) => context.sendActivity(withCard(ask)));
  posted = sent?.id ?? '';
  answerWith(cardAnswer);
});

describe('Action.Execute', () => {
  test('carries verb, data and inputs, and the answer replaces the card for the clicker only', async () => {
    const { teams, ada, ben } = world;
    const executed = await teams.execute(posted, ada.id, { data: { score: 0 } }, { reason: 'slow' });
    expect(executed).toEqual({ kind: 'card', card: thanks });
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: posted,
      value: {
        action: { type: 'Action.Execute', verb: 'score', data: { score: 0, reason: 'slow' } },
        trigger: 'manual',
      },
    });
    expect(bot.heard.at(-1)?.locale).toBeUndefined();
    expect(teams.cards(posted, ada.id)).toEqual([thanks]);
    expect(teams.cards(posted, ben.id)).toEqual([ask]);
    expect(teams.reload(posted, ada.id)).toEqual([ask]);
  });

  test('only what is shown can be pressed, only what fits can be typed', async () => {
    const { teams, ada } = world;
    expect(() => teams.execute(posted, ada.id, '5')).toThrow(/sees no action/);
    expect(() => teams.execute(posted, ada.id, 'score')).toThrow(/several actions/);
    expect(() => teams.execute(posted, ada.id, '9', { reason: 'more than ten' })).toThrow(/at most 10/);
    expect(() => teams.execute(posted, ada.id, '9', { other: 'a' })).toThrow(/no input other/);
    await teams.execute(posted, ada.id, '9');
    expect(() => teams.execute(posted, ada.id, '9')).toThrow(/sees no action/);
  });

  test.each<[string, unknown, number, object]>([
    [
      'a message',
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted' },
      200,
      { kind: 'message', text: 'Noted' },
    ],
    [
      'an error',
      { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'no' } },
      200,
      { kind: 'error', statusCode: 400 },
    ],
    ['no status', { type: 'application/vnd.microsoft.card.adaptive', value: thanks }, 200, { kind: 'failed' }],
    ['a bad card', { ...cardAnswer, value: { type: 'AdaptiveCard' } }, 200, { kind: 'failed' }],
    ['another status', cardAnswer, 500, { kind: 'failed', because: 'HTTP 500' }],
    ['nothing', undefined, 200, { kind: 'failed' }],
  ])('%s as the answer', async (_, body, status, expected) => {
    const { teams, ada } = world;
    answerWith(body, status);
    expect(await teams.execute(posted, ada.id, '9')).toMatchObject(expected);
    expect(teams.told.at(-1)).toMatchObject({ person: ada.id, messageId: posted, executed: expected });
  });

  test('an answer that comes too late is none', async () => {
    const { teams, ada } = world;
    bot.onTurn = () => wait(300);
    expect(await teams.execute(posted, ada.id, '9')).toEqual({ kind: 'failed', because: 'no answer in time' });
  });

  test('anybody can send what was never shown', async () => {
    const { teams, ada } = world;
    await teams.forgeExecute(posted, ada.id, { verb: 'score', data: { score: 11 } });
    expect(bot.heard.at(-1)?.value).toMatchObject({ action: { data: { score: 11 } } });
  });
});

describe('a view of their own', () => {
  const own = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Only for you' }] };
  const naming = (...userIds: string[]) => ({
    ...ask,
    refresh: { action: { type: 'Action.Execute', verb: 'look', data: { a: 1 } }, userIds },
  });
  const put = (card: object) =>
    bot.proactively(referenceTo(world.teams, world.group.id), (context) =>
      context.updateActivity({ ...withCard({ ...card }), id: posted }),
    );

  test('is asked for by the clients of the people named, when the message is edited and when they come back', async () => {
    const { teams, ada, ben } = world;
    answerWith({ ...cardAnswer, value: own });
    await put(naming(ada.id));
    await expect.poll(() => teams.cards(posted, ada.id)).toEqual([own]);
    expect(bot.heard.at(-1)).toMatchObject({
      name: 'adaptiveCard/action',
      from: { id: ada.id },
      replyToId: posted,
      value: { action: { type: 'Action.Execute', verb: 'look', data: { a: 1 } }, trigger: 'automatic' },
    });
    expect(teams.cards(posted, ben.id)).toEqual([naming(ada.id)]);
    expect(teams.message(posted).cards).toEqual([naming(ada.id)]);
    expect(teams.reload(posted, ada.id)).toEqual([naming(ada.id)]);
    await expect.poll(() => teams.cards(posted, ada.id)).toEqual([own]);
    await put(ask);
    expect(teams.cards(posted, ada.id)).toEqual([ask]);
  });

  test('is none while the bot does not answer with a card', async () => {
    const { teams, ada } = world;
    answerWith(undefined, 500);
    await put(naming(ada.id));
    await expect.poll(() => teams.told.at(-1)).toMatchObject({ trigger: 'automatic', executed: { kind: 'failed' } });
    expect(teams.cards(posted, ada.id)).toEqual([naming(ada.id)]);
  });
});

describe('Action.Submit', () => {
  test('is a message without text, and what a client falls back to', async () => {
    const { teams, ada } = world;
    await teams.submitAction(posted, ada.id, '9', { reason: 'fine' });
    expect(bot.heard.at(-1)).toMatchObject({
      type: 'message',
      text: '',
      replyToId: posted,
      locale: 'de-DE',
      value: { verb: 'score', score: 9, reason: 'fine' },
    });
  });
});

describe('the same thing more than once', () => {
  const heardOf = (id: string | undefined) => bot.heard.filter((activity) => activity.id === id).length;

  test('twice, at the same time, and again later', async () => {
    const { teams, ada } = world;
    let inside = 0;
    let most = 0;
    bot.onTurn = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await wait(20);
      inside -= 1;
    };
    teams.duplicateNext('twice');
    await teams.execute(posted, ada.id, '9');
    const first = teams.sent.at(-1)?.id;
    expect([heardOf(first), most]).toEqual([2, 1]);
    teams.duplicateNext('overlap');
    await teams.execute(posted, ada.id, '9');
    expect([heardOf(teams.sent.at(-1)?.id), most]).toEqual([2, 2]);
    await teams.redeliver(first ?? '');
    expect(heardOf(first)).toBe(3);
  });

  test('out of order', async () => {
    const { teams, ada } = world;
    teams.hold();
    await teams.say(ada.id, ada.id, 'first');
    await teams.say(ada.id, ada.id, 'second');
    const before = bot.heard.length;
    await teams.release({ order: 'reversed', twice: true });
    expect(bot.heard.slice(before).map(({ text }) => text)).toEqual(['second', 'second', 'first', 'first']);
  });

  test('a slow invoke is sent again beside the first', async () => {
    const impatient = await startATeams({ deadlines: { redeliverInvokeMs: 20 } });
    const slow = await startABot(impatient.teams);
    const { teams, ada } = impatient;
    const sent = await slow.proactively(referenceTo(teams, teams.chatWith(ada.id).id), (context) =>
      context.sendActivity(withCard(ask)),
    );
    slow.onTurn = async (context) => {
      await wait(60);
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: cardAnswer } });
    };
    expect(await teams.execute(sent?.id ?? '', ada.id, '9')).toMatchObject({ kind: 'card' });
    await teams.settled();
    expect(slow.heard.map(({ id }) => id)).toEqual([teams.sent.at(-1)?.id, teams.sent.at(-1)?.id]);
    await slow.close();
    await teams.close();
  });
});
