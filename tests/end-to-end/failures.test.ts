import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { execute, inDatabase } from '../support/database/execute.ts';
import {
  agent,
  alertChannel,
  apiToken,
  chat,
  dana,
  openWorld,
  posted,
  sam,
  sharedChannel,
  supportChannel,
  textOf,
  type World,
} from './service.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const live = () => posted(world.slack, supportChannel);
const asked = (count = 1) =>
  world.slack.waitFor(() => {
    const questions = live().filter((message) => textOf(message).includes('score:10'));
    return questions.length === count && questions.at(-1);
  }, 4_000);
const alerts = () => posted(world.slack, alertChannel);

async function question(customer = dana) {
  const thread = await chat(world.slack, customer);
  await world.slack.react(supportChannel, thread, agent, 'white_check_mark');
  return { thread, ...(await asked()) };
}

async function status(source: string, id: string) {
  const answer = await fetch(`${world.url}/v1/support-chats/${source}/${encodeURIComponent(id)}`, {
    headers: { authorization: `Bearer ${apiToken}` },
  });
  return answer.json();
}

describe('Slack in trouble', () => {
  test('Retry-After is honoured', async () => {
    const { ts } = await question();
    world.slack.fail.next('chat.postMessage', { kind: '429', retryAfter: 2 });
    const clicked = Date.now();
    await world.slack.click(supportChannel, ts, dana, 'score:2');
    await world.slack.waitFor(() => alerts()[0]);
    expect(Date.now() - clicked).toBeGreaterThanOrEqual(2_000);
    expect(alerts()).toHaveLength(1);
  });

  test.each(['reset-after-store', 'reset-before', '500'] as const)(
    'a question whose creation ends in %s is there once',
    async (kind) => {
      world.slack.fail.next('chat.postMessage', { kind });
      const { ts } = await question();
      await world.slack.click(supportChannel, ts, dana, 'score:9');
      await world.slack.waitFor(() => live().some((message) => textOf(message).includes('Thank you for your answer')));
      expect(live()).toHaveLength(1);
    },
  );

  test('an alert that was deleted is posted afresh when it changes', async () => {
    const { ts, thread } = await question();
    await world.slack.click(supportChannel, ts, dana, 'score:2');
    await world.slack.waitFor(() => alerts()[0]);
    world.slack.fail.next('chat.update', { kind: 'error', error: 'message_not_found' });
    await world.slack.say(supportChannel, dana, 'nobody ever answered', { threadTs: thread });
    await world.slack.waitFor(() => alerts().find((message) => textOf(message).includes('nobody ever answered')));
  });

  test('somebody who cannot be reached is undeliverable, with the reason', async () => {
    const body = {
      source: 'helpdesk',
      id: '1',
      respondent: { platform: 'slack', id: 'U0NOBODY' },
      team: 'support',
    };
    const reported = await fetch(`${world.url}/v1/support-chats`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(reported.status).toBe(202);
    await expect
      .poll(() => status('helpdesk', '1'))
      .toMatchObject({ outcome: 'undeliverable', because: expect.stringContaining('user_not_found') });
  });
});

describe('an alert channel that others can see', () => {
  test('gets no alert, neither now nor when the channel becomes shared', async () => {
    await world.close();
    world = await openWorld({ team: { alerts: { platform: 'slack', channel: sharedChannel } } });
    const { ts } = await question(sam);
    await world.slack.click(supportChannel, ts, sam, 'score:0');
    await world.slack.waitFor(() => live().some((message) => textOf(message).includes('0')));
    await world.slack.waitFor(() => world.slack.log.some(({ method }) => method === 'conversations.info'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(posted(world.slack, sharedChannel)).toHaveLength(0);
  });
});

describe('a database that goes away', () => {
  test('loses no acknowledged click, tells the clicker, and is used again as soon as it is back', async () => {
    const { ts, thread } = await question();
    const name = new URL(world.databaseUrl).pathname.slice(1);
    const admin = inDatabase(world.databaseUrl, 'postgres');
    await execute(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await execute(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);

    const click = await world.slack.click(supportChannel, ts, dana, 'score:3');
    expect(click.outcome).not.toBe('answered');
    await world.slack.waitFor(() =>
      world.slack.ephemerals(supportChannel, dana).find(({ text }) => /again/.test(text)),
    );
    expect((await fetch(`${world.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${world.url}/readyz`)).status).toBe(503);

    await execute(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    const back = Date.now();
    const again = await world.slack.click(supportChannel, ts, dana, 'score:3');
    expect(again.isAcknowledged).toBe(true);
    await world.slack.waitFor(() => alerts()[0]);
    // Promised are two seconds; the rest is for the machine, on which other tests run.
    expect(Date.now() - back).toBeLessThan(5_000);
    expect(await status('slack', `${supportChannel}:${thread}`)).toMatchObject({ score: 3 });
  });
});
