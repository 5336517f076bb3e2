import type { ExpressReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Adapter } from '../adapter.ts';
import { nameFailure } from './api/failures.ts';
import { clientOptions, openWeb, quietly } from './api/web.ts';
import { limits } from './limits.ts';
import { openChannels } from './people/channels.ts';
import { type Identity, identify } from './people/identity.ts';
import { openPeople } from './people/people.ts';
import { holdAcknowledgements } from './receive/acknowledging.ts';
import { type Hand, openHand } from './receive/answering.ts';
import { listenForClicks } from './receive/clicks.ts';
import { listenForCalls } from './receive/ending-calls.ts';
import { openEndings } from './receive/endings.ts';
import { platform } from './receive/parse.ts';
import { openSocket } from './receive/socket.ts';
import { listenForTalk } from './receive/talk.ts';
import { openTell } from './receive/tell.ts';
import { openCheck } from './setup/check.ts';
import type { SlackSettings } from './setup/settings.ts';
import { openShow } from './show/show.ts';
import { brief } from './show/text.ts';

export type { SlackSettings } from './setup/settings.ts';

/**
 * Slack, by HTTP (`router`, POST /slack/events) or Socket Mode. Bolt is only loaded here, so that nobody without Slack
 * pays for it. Nothing is asked of Slack before `start`.
 */
export async function createSlackAdapter(settings: SlackSettings): Promise<Adapter> {
  const [{ App }, { WebClient }] = await Promise.all([import('@slack/bolt'), import('@slack/web-api')]);
  const { teams, log, reaction } = settings;
  const web = openWeb(WebClient, settings);
  const identity = once(() => identify(web));
  const people = openPeople(web, async () => (await identity()).team);
  const channels = openChannels(web);
  const tell = openTell(web, log);

  const transport = await openTransport(settings);
  const app = new App({
    receiver: transport.receiver,
    authorize: async () => {
      const { user, bot } = await identity();
      return { botToken: settings.botToken, botUserId: user, botId: bot };
    },
    clientOptions: clientOptions(settings, 2_000),
    logger: quietly(log),
    convoStore: false,
  });
  app.error(async (error) => {
    // To the receiver, which then does not acknowledge. With HTTP that is a 503, and Slack delivers again.
    log('warn', { error: brief(error.original ?? error) }, 'slack: something that arrived was not acknowledged');
    throw error;
  });

  let started: Hand | undefined;
  const hand = (): Hand => {
    if (started === undefined) throw new Error('not started');
    return started;
  };
  const endings = openEndings(web, people, identity, teams);
  listenForClicks(app, { web, tell, log, teams, hand });
  listenForTalk(app, { tell, bot: async () => (await identity()).user, hand });
  listenForCalls(app, { endings, tell, log, reaction, hand });
  const gate = holdAcknowledgements(app, () => started !== undefined);

  return {
    platform,
    limits,
    ...(transport.router === undefined ? {} : { router: transport.router }),
    async start(inbox) {
      try {
        await identity();
      } catch (error) {
        const failure = nameFailure(error, 'reading');
        throw new Error(`Slack: ${'because' in failure ? failure.because : failure.kind}`, { cause: error });
      }
      started = openHand(inbox, tell, log);
      await transport.connect();
    },
    async stop() {
      await gate.close();
      await transport.disconnect();
    },
    show: openShow(web, channels, identity),
    describe: (person) => people.describe(person),
    check: openCheck({
      channels,
      teams,
      identify: () => identify(web),
      ...(transport.probe === undefined ? {} : { openSocket: transport.probe }),
    }),
  };
}

interface Transport {
  readonly receiver: ExpressReceiver | SocketModeReceiver;
  readonly router?: NonNullable<Adapter['router']>;
  readonly probe?: () => Promise<unknown>;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

async function openTransport(settings: SlackSettings): Promise<Transport> {
  const { ExpressReceiver, SocketModeReceiver } = await import('@slack/bolt');
  const { transport, log } = settings;
  const logger = quietly(log);
  switch (transport.kind) {
    case 'http': {
      const { Router } = await import('express');
      const router = Router();
      const receiver = new ExpressReceiver({
        signingSecret: transport.signingSecret,
        endpoints: '/slack/events',
        router,
        logger,
        // Answers at once, instead of leaving the request to Bolt's timer.
        processEventErrorHandler: async ({ response }) => {
          if (!response.headersSent) response.writeHead(503).end();
          return true;
        },
      });
      return { receiver, router, connect: async () => {}, disconnect: async () => {} };
    }
    case 'socket': {
      const { WebClient } = await import('@slack/web-api');
      const options = clientOptions(settings, 10_000);
      const receiver = new SocketModeReceiver({
        appToken: transport.appToken,
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: options },
        logger,
        processEventErrorHandler: async () => false,
      });
      const probe = () => new WebClient(transport.appToken, options).apps.connections.open();
      return { receiver, probe, ...openSocket(receiver.client, log) };
    }
    default:
      return transport satisfies never;
  }
}

/** Asks once and remembers the answer; after a failure it asks again. */
function once(load: () => Promise<Identity>): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= load().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
