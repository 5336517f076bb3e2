import type { Server } from 'node:http';
import { App, ExpressReceiver, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterRunning } from '../running.ts';
import { secrets, startASlack } from './a-slack.ts';
import type { LocalSlack } from './index.ts';

let slack: LocalSlack;
let app: App;
let server: Server;

async function startApp(signingSecret: string = secrets.signingSecret): Promise<void> {
  const receiver = new ExpressReceiver({ signingSecret, logLevel: LogLevel.ERROR, unhandledRequestTimeoutMillis: 150 });
  app = new App({
    token: secrets.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  app.error(async () => {});
  server = (await receiver.start(0)) as Server;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
}

beforeEach(async () => {
  slack = await startASlack({ deadlines: { ackMs: 300, retryDelaysMs: [0, 20, 40] } });
});
afterEach(async () => {
  await slack.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = [
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'How likely?' } },
  {
    type: 'actions' as const,
    elements: [
      { type: 'button' as const, action_id: 'score', value: '0', text: { type: 'plain_text' as const, text: '0' } },
    ],
  },
];
const view = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Why?' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  notify_on_close: true,
  callback_id: 'why',
  blocks: [
    {
      type: 'input' as const,
      block_id: 'reason',
      label: { type: 'plain_text' as const, text: 'Reason' },
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 10 },
    },
  ],
};

const post = async () =>
  (await app.client.chat.postMessage({ channel: 'C1SUPPORT', text: 'How likely?', blocks: ask })).ts ?? '';

describe('events', () => {
  it('are signed so that Bolt takes them, and carry what people typed as Slack stores it', async () => {
    await startApp();
    const heard: unknown[] = [];
    app.message(async ({ message, context }) => {
      heard.push([message.subtype, 'text' in message ? message.text : '', context.teamId]);
    });
    await slack.say('C1SUPPORT', 'U1ADA', 'I <3 this');
    await slack.settled();
    expect(heard).toEqual([[undefined, 'I &lt;3 this', slack.teamId]]);
    expect(slack.events[0]?.attempts).toMatchObject([{ outcome: { kind: 'acknowledged' } }]);
  });

  it('with another secret are refused by Bolt and retried with the same event_id', async () => {
    await startApp('another-secret');
    await slack.say('C1SUPPORT', 'U1ADA', 'hello');
    const event = await slack.waitFor(() => slack.events[0]?.attempts.length === 4 && slack.events[0]);
    expect(event.attempts.map((attempt) => attempt.retry?.attempt)).toEqual([undefined, 1, 2, 3]);
    expect(event.attempts[1]).toMatchObject({
      retry: { reason: 'http_error' },
      outcome: { kind: 'refused', status: 401 },
    });
  });

  it('carry the retry headers', async () => {
    await startApp();
    const heard: unknown[] = [];
    app.event('reaction_added', async ({ body, context }) => {
      heard.push([body.event_id, context.retryNum, context.retryReason]);
    });
    const ts = await slack.say('C1SUPPORT', 'U1ADA', 'hello');
    await slack.react('C1SUPPORT', ts, 'U2BEN', 'white_check_mark');
    const eventId = slack.events.at(-1)?.eventId ?? '';
    await slack.redeliver(eventId);
    expect(heard).toEqual([
      [eventId, undefined, undefined],
      [eventId, 1, 'http_timeout'],
    ]);
  });

  it('arrive late, reversed and twice on demand, and only where the app is a member', async () => {
    await startApp();
    const heard: unknown[] = [];
    app.message(async ({ message }) => {
      heard.push('text' in message ? message.text : '');
    });
    slack.holdEvents();
    await slack.say('C1SUPPORT', 'U1ADA', 'first');
    await slack.say('C3OTHER', 'U1ADA', 'private');
    await slack.say('C1SUPPORT', 'U1ADA', 'second');
    expect(heard).toEqual([]);
    await slack.releaseEvents({ order: 'reversed', twice: true });
    expect(heard).toEqual(['second', 'second', 'first', 'first']);
  });

  it('tell of people of other companies', async () => {
    await startApp();
    await slack.say('C2SHARED', 'U3ZOE', 'hello');
    expect(slack.events[0]?.payload).toMatchObject({
      is_ext_shared_channel: true,
      authorizations: [{ team_id: slack.teamId, is_bot: true }],
      event: { user: 'U3ZOE', user_team: 'T9CLIENT', channel_type: 'channel' },
    });
  });
});

it('tells the app of its own messages too, marked as its own', async () => {
  await startApp();
  const ts = await post();
  await app.client.chat.update({ channel: 'C1SUPPORT', ts, text: 'Thanks' });
  await slack.settled();
  expect(slack.events.map((event) => event.payload.event)).toMatchObject([
    { type: 'message', user: slack.botUserId, bot_id: slack.botId, app_id: slack.appId, ts },
    {
      type: 'message',
      subtype: 'message_changed',
      message: { text: 'Thanks', ts },
      previous_message: { text: 'How likely?' },
    },
  ]);
});

describe('clicks', () => {
  it('reach the listener with everything a click carries', async () => {
    await startApp();
    const heard: unknown[] = [];
    app.action('score', async ({ ack, action, body, respond }) => {
      await ack();
      heard.push(action, body.user, body.channel, 'container' in body ? body.container : undefined);
      await respond({ text: 'Thank you', response_type: 'ephemeral', replace_original: false });
    });
    const ts = await post();
    const click = await slack.click('C1SUPPORT', ts, 'U1ADA', 'score');
    expect(click).toMatchObject({ isAcknowledged: true });
    expect(heard).toMatchObject([
      { type: 'button', action_id: 'score', value: '0', text: { type: 'plain_text', text: '0', emoji: true } },
      { id: 'U1ADA', username: 'ada', name: 'ada', team_id: slack.teamId },
      { id: 'C1SUPPORT', name: 'support' },
      { type: 'message', message_ts: ts, channel_id: 'C1SUPPORT', is_ephemeral: false },
    ]);
    await slack.waitFor(() => slack.ephemerals('C1SUPPORT', 'U1ADA').length === 1);
  });

  it('that nobody acknowledges are seen as an error and never retried', async () => {
    await startApp();
    const ts = await post();
    const click = await slack.click('C1SUPPORT', ts, 'U1ADA', 'score');
    expect(click).toMatchObject({ isAcknowledged: false, outcome: { kind: 'refused', status: 404 } });
    expect(slack.unanswered).toEqual([click]);
    expect(slack.interactions).toHaveLength(1);
  });

  it('a response_url answers five times', async () => {
    await startApp();
    const statuses: number[] = [];
    app.action('score', async ({ ack, body }) => {
      await ack();
      const url = 'response_url' in body ? body.response_url : '';
      for (let count = 0; count < 6; count += 1)
        statuses.push((await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) })).status);
    });
    await slack.click('C1SUPPORT', await post(), 'U1ADA', 'score');
    await slack.waitFor(() => statuses.length === 6);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });
});

it('the request URL answers the challenge', async () => {
  await startApp();
  expect(await slack.verifyRequestUrl()).toBe(true);
});

it('a response_url replaces and deletes what was clicked, in a channel and among ephemeral messages', async () => {
  await startApp();
  app.action('score', async ({ ack, body, respond }) => {
    await ack();
    const isEphemeral = 'container' in body && body.container.is_ephemeral;
    await respond(isEphemeral ? { delete_original: true } : { replace_original: true, text: 'Thanks' });
  });
  const ts = await post();
  await slack.click('C1SUPPORT', ts, 'U1ADA', 'score');
  await slack.waitFor(() => slack.messages('C1SUPPORT')[0]?.text === 'Thanks');
  const shown = await app.client.chat.postEphemeral({ channel: 'C1SUPPORT', user: 'U2BEN', text: 'You?', blocks: ask });
  const click = await slack.click('C1SUPPORT', shown.message_ts ?? '', 'U2BEN', 'score');
  expect(click.payload).not.toHaveProperty('message');
  await slack.waitFor(() => slack.ephemerals('C1SUPPORT', 'U2BEN').length === 0);
});

describe('modals', () => {
  it('open by a fresh trigger, once, and are filled in, corrected and sent', async () => {
    await startApp();
    const errors: unknown[] = [];
    app.action('score', async ({ ack, body, client }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      await client.views.open({ trigger_id, view });
      await client.views.open({ trigger_id, view }).catch((error) => errors.push(error.data.error));
    });
    app.view('why', async ({ ack, view: sent }) => {
      const typed = sent.state.values.reason?.text?.value;
      if (typed === 'no') await ack({ response_action: 'errors', errors: { reason: 'Please say more' } });
      else await ack();
    });
    await slack.click('C1SUPPORT', await post(), 'U1ADA', 'score');
    await slack.waitFor(() => errors.length === 1);
    expect(errors).toEqual(['exchanged_trigger_id']);
    const id = slack.views('U1ADA')[0]?.id ?? '';
    expect(await slack.submit(id, 'U1ADA', {})).toMatchObject({ kind: 'held-back' });
    expect(await slack.submit(id, 'U1ADA', { reason: { text: 'x'.repeat(11) } })).toMatchObject({ kind: 'held-back' });
    expect(await slack.submit(id, 'U1ADA', { reason: { text: 'no' } })).toMatchObject({
      kind: 'errors',
      errors: { reason: 'Please say more' },
    });
    expect(await slack.submit(id, 'U1ADA', { reason: { text: 'too slow' } })).toMatchObject({ kind: 'closed' });
    expect(slack.views('U1ADA')).toEqual([]);
  });

  it('do not open by an old trigger, and tell of being dismissed when asked to', async () => {
    await slack.close();
    slack = await startASlack({ deadlines: { triggerMs: 500 } });
    await startApp();
    const heard: string[] = [];
    app.shortcut('survey', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
      heard.push('opened');
    });
    app.action('score', async ({ ack, body, client }) => {
      await ack();
      // By the same measure as the trigger's own time, which a busy machine hardly uses up.
      await new Promise<void>((resolve) => afterRunning(1_000, resolve));
      await client.views
        .open({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view })
        .catch((error) => heard.push(error.data.error));
    });
    app.view({ type: 'view_closed', callback_id: 'why' }, async ({ ack }) => {
      await ack();
      heard.push('dismissed');
    });
    const ts = await post();
    await slack.click('C1SUPPORT', ts, 'U1ADA', 'score');
    await slack.waitFor(() => heard.includes('expired_trigger_id'));
    await slack.shortcut('U1ADA', 'survey', 'C1SUPPORT', ts);
    await slack.waitFor(() => slack.views('U1ADA').length === 1);
    await slack.closeView(slack.views('U1ADA')[0]?.id ?? '', 'U1ADA');
    expect(heard).toEqual(['expired_trigger_id', 'opened', 'dismissed']);
  });
});

describe('commands and shortcuts', () => {
  it('are answered in the channel, to the one who ran them', async () => {
    await startApp();
    app.command('/afterword', async ({ ack, command }) => ack(`done: ${command.text} by ${command.user_name}`));
    await slack.command('U1ADA', 'C1SUPPORT', '/afterword', 'done');
    expect(slack.ephemerals('C1SUPPORT', 'U1ADA')).toMatchObject([{ text: 'done: done by ada', from: 'command' }]);
  });
});
