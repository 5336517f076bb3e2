import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterEach, expect, it } from 'vitest';
import { secrets, startASlack } from './a-slack.ts';
import type { LocalSlack } from './index.ts';

let slack: LocalSlack;
let app: App;

async function start(deadlines = { ackMs: 100, retryDelaysMs: [0, 10, 10] }): Promise<void> {
  slack = await startASlack({ transport: 'socket', deadlines });
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: secrets.appToken,
    logLevel: LogLevel.ERROR,
    // 3.1.0 waits this long before it connects again.
    clientPingTimeout: 500,
    installerOptions: { clientOptions },
  });
  app = new App({ token: secrets.botToken, receiver, logLevel: LogLevel.ERROR, clientOptions });
  app.error(async () => {});
  await app.start();
}

afterEach(async () => {
  await app.stop();
  await slack.close();
});

it('delivers events, clicks and commands over a WebSocket', async () => {
  await start();
  const heard: unknown[] = [];
  app.message(async ({ message }) => {
    heard.push('text' in message ? message.text : '');
  });
  app.command('/afterword', async ({ ack }) => ack({ response_type: 'ephemeral', text: 'done' }));
  await slack.say('C1SUPPORT', 'U1ADA', 'hello');
  await slack.command('U1ADA', 'C1SUPPORT', '/afterword');
  expect(heard).toEqual(['hello']);
  expect(slack.ephemerals('C1SUPPORT', 'U1ADA')).toMatchObject([{ text: 'done' }]);
  expect(slack.sockets.connections).toBe(1);
});

it('reconnects when asked to and hears what is said afterwards', async () => {
  await start();
  const heard: unknown[] = [];
  app.message(async ({ message }) => {
    heard.push('text' in message ? message.text : '');
  });
  const opened = () => slack.log.filter((call) => call.method === 'apps.connections.open').length;
  slack.sockets.refresh();
  await slack.waitFor(() => opened() === 2 && slack.sockets.connections === 1);
  await slack.say('C1SUPPORT', 'U1ADA', 'still there?');
  expect(heard).toEqual(['still there?']);
});

it('sends an event again when nobody acknowledged it', async () => {
  await start();
  await app.stop();
  await slack.waitFor(() => slack.sockets.connections === 0);
  await slack.say('C1SUPPORT', 'U1ADA', 'anybody?');
  const event = await slack.waitFor(() => slack.events[0]?.attempts.length === 4 && slack.events[0]);
  expect(event.attempts.at(-1)).toMatchObject({ retry: { attempt: 3, reason: 'connection_failed' } });
});
