import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdToDescription } from '../src/http/described.ts';
import { alertChannel, apiToken, dana, openWorld, posted, sam, supportChannel, textOf, type World } from './service.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const headers = { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' };
const get = async (path: string, accept = 'application/json') => {
  const answer = await fetch(`${world.url}/v1${path}`, { headers: { ...headers, accept } });
  await holdToDescription('GET', `/v1${path}`, answer);
  return answer;
};
const report = async (body: object) => {
  const answer = await fetch(`${world.url}/v1/support-chats`, { method: 'POST', headers, body: JSON.stringify(body) });
  await holdToDescription('POST', '/v1/support-chats', answer);
  return { status: answer.status, body: await answer.json() };
};
const directly = (user: string) => posted(world.slack, world.slack.directMessagesWith(user) ?? '');

describe('a help desk reports an ended chat over HTTP', () => {
  const chat = {
    source: 'zammad',
    id: '4711',
    respondent: { platform: 'slack', id: dana },
    team: 'support',
    tags: ['billing'],
    agents: [{ id: 'a1', name: 'Kim' }],
  };

  test('the customer is asked in direct messages, and the same report gets the same answer', async () => {
    const first = await report(chat);
    expect(first).toMatchObject({ status: 202, body: { invitation: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
    expect(await report(chat)).toEqual(first);
    await world.slack.waitFor(() => directly(dana)[0]);
    expect(directly(dana)).toHaveLength(1);
  });

  test('what they type there counts, and the alert names the agent of the report', async () => {
    const im = world.slack.directMessagesWith(dana) ?? '';
    await world.slack.say(im, dana, '0, you closed my ticket without an answer');
    const alert = await world.slack.waitFor(() => posted(world.slack, alertChannel)[0]);
    await world.slack.waitFor(() =>
      textOf(posted(world.slack, alertChannel)[0] ?? alert).includes('without an answer'),
    );
    expect(textOf(alert)).toContain('Detractor alert: 0 out of 10');
    expect(textOf(alert)).toContain('Kim');
  });

  test('another chat of theirs is suppressed, and the API says why', async () => {
    expect(await report({ ...chat, id: '4712' })).toMatchObject({ status: 202, body: { suppressed: 'quietPeriod' } });
    const why = await (await get('/support-chats/zammad/4712')).json();
    expect(why).toMatchObject({
      outcome: 'suppressed',
      because: 'quietPeriod',
      detail: expect.stringContaining('last asked on'),
    });
  });

  test('a chat can be asked about in a channel', async () => {
    const ask = { platform: 'slack', channel: supportChannel };
    expect(
      await report({ source: 'zammad', id: '4713', respondent: { platform: 'slack', id: sam }, ask }),
    ).toMatchObject({ status: 202 });
    await world.slack.waitFor(() => posted(world.slack, supportChannel)[0]);
  });

  test('responses has a row per ended chat, unanswered ones included, as JSON and as CSV', async () => {
    const { responses } = (await (await get('/responses')).json()) as { responses: Record<string, unknown>[] };
    expect(responses.map((row) => [row.chatId, row.outcome, row.score])).toEqual([
      ['4711', 'complete', 0],
      ['4712', 'suppressed', null],
      ['4713', 'asked', null],
    ]);
    const csv = await (await get('/responses', 'text/csv')).text();
    expect(csv.trim().split(/\r\n/)).toHaveLength(4);
    expect(csv).toContain('you closed my ticket without an answer');
  });

  test('the NPS counts the answer', async () => {
    expect(await (await get('/nps?team=support')).json()).toMatchObject({
      scores: 1,
      detractors: 1,
      nps: -100,
      responses: 1,
    });
  });

  test('metrics and readiness tell nothing personal', async () => {
    const metrics = await (await fetch(`${world.url}/metrics`)).text();
    expect(metrics).toContain('afterword_show_seconds');
    expect(metrics).not.toMatch(/dana|zammad|ticket/i);
    expect(await (await fetch(`${world.url}/readyz`)).json()).toMatchObject({ status: 'ok' });
  });
});
