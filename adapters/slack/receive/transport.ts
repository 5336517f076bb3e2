import type { App, Receiver } from '@slack/bolt';
import type { Adapter } from '../../adapter.ts';
import type { Standing } from '../../standing.ts';
import { clientOptions, quietly } from '../api/web.ts';
import type { SlackSettings } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { openConnection } from './connection.ts';
import { openDoor, refuse } from './door.ts';
import { usualTimes } from './pauses.ts';
import { Malformed } from './refusals.ts';
import { openSocket } from './socket.ts';

/** How what happens in Slack arrives. */
export interface Transport {
  readonly receiver: Receiver;
  readonly router?: NonNullable<Adapter['router']>;
  /** Asks Slack for a connection that isn't made. */
  readonly probe?: () => Promise<unknown>;
  /** @throws when it fails; then nothing of it is left, and it can be tried again */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface Needs {
  /** Told how the connection stands; nothing is told of HTTP, where Slack dials in. */
  readonly note: (standing: Standing) => void;
  /** Acts on a click that needs nothing of Bolt; undefined for anything else. Rejects as the gate does. */
  readonly takeClick: (body: unknown) => Promise<void> | undefined;
}

export function openTransport(settings: SlackSettings, { note, takeClick }: Needs): Promise<Transport> {
  const { transport } = settings;
  switch (transport.kind) {
    case 'http':
      return overHttp(settings, transport.signingSecret, takeClick);
    case 'socket':
      return overSocket(settings, transport.appToken, note);
    default:
      return transport satisfies never;
  }
}

async function overHttp(
  { log }: SlackSettings,
  signingSecret: string,
  takeClick: Needs['takeClick'],
): Promise<Transport> {
  const [{ ExpressReceiver }, { Router }] = await Promise.all([import('@slack/bolt'), import('express')]);
  const router = Router();
  router.post('/slack/events', openDoor({ signingSecret, takeClick, log }));
  const receiver = new ExpressReceiver({
    signingSecret,
    endpoints: '/slack/events',
    router,
    logger: quietly(log),
    // Answers at once, instead of leaving the request to Bolt's timer.
    processEventErrorHandler: async ({ error, response }) => {
      refuse(response, error);
      return true;
    },
  });
  return { receiver, router, connect: async () => {}, disconnect: async () => {} };
}

async function overSocket(
  settings: SlackSettings,
  appToken: string,
  note: (standing: Standing) => void,
): Promise<Transport> {
  const [{ SocketModeReceiver }, { WebClient }] = await Promise.all([import('@slack/bolt'), import('@slack/web-api')]);
  const { log } = settings;
  const times = { ...usualTimes, ...settings.times };
  const options = clientOptions(settings, 10_000);
  let app: App | undefined;

  const open = () => {
    const one = new SocketModeReceiver({
      appToken,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: options },
      logger: quietly(log),
      // Acknowledged, what can't be understood is not sent again and again.
      processEventErrorHandler: async ({ error }) => (error as unknown) instanceof Malformed,
    });
    if (app !== undefined) one.init(app);
    return openConnection(one.client, times.hello, (error) =>
      log('warn', { error: brief(error) }, 'slack: a message over Socket Mode could not be understood'),
    );
  };
  const socket = openSocket({ open, note, log, times });
  const receiver: Receiver = {
    init(theApp) {
      app = theApp;
    },
    start: socket.connect,
    stop: socket.disconnect,
  };
  return {
    receiver,
    probe: () => new WebClient(appToken, options).apps.connections.open(),
    connect: socket.connect,
    disconnect: socket.disconnect,
  };
}
