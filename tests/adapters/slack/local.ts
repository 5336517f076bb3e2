import { createServer, type Server } from 'node:http';
import express from 'express';
import type { Adapter, Inbox } from '../../../adapters/adapter.ts';
import type { Memory } from '../../../adapters/memory.ts';
import { createSlackAdapter, type SlackSettings } from '../../../adapters/slack/index.ts';
import type { SocketTimes } from '../../../adapters/slack/receive/pauses.ts';
import type { Standing } from '../../../adapters/standing.ts';
import type { Team } from '../../../conversations/team.ts';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../support/slack/index.ts';

import { deliver, type Forgery, post } from './deliver.ts';

export type TransportKind = 'http' | 'socket';

export const ada = 'U0ADA';
export const grace = 'U0GRACE';
export const mallory = 'U0MALLORY';
/** From a connected workspace. */
export const carl = 'U0CARL';
export const helpChannel = 'C0HELP';
export const alertChannel = 'C0ALERTS';
export const sharedChannel = 'C0SHARED';

/** What docs/slack-manifest.yaml asks for. */
export const scopes = [
  'chat:write',
  'commands',
  'reactions:read',
  'users:read',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:write',
  'im:history',
];

const supportTeam: Team = {
  id: 'support',
  name: 'Support',
  timezone: 'Europe/Berlin',
  language: 'en',
  chats: [
    { platform: 'slack', channel: helpChannel },
    { platform: 'slack', channel: sharedChannel },
  ],
  agents: [],
  alerts: { platform: 'slack', channel: alertChannel },
};

export interface Local {
  readonly slack: LocalSlack;
  readonly adapter: Adapter;
  /** What the adapter logged: level and text. */
  readonly logged: readonly string[];
  /** How the adapter said that Slack stands with it. */
  readonly standings: readonly Standing[];
  /** Stops the adapter and starts another one; the local Slack keeps what it has. */
  restart(): Promise<void>;
  /** Sends exactly this as Slack would. @returns whether it was acknowledged */
  deliver(payload: Record<string, unknown>): Promise<boolean>;
  /** Posts a body to the request URL, signed: as it is when it is text, as JSON otherwise. */
  post(body: unknown, forgery?: Forgery): Promise<Response>;
  close(): Promise<void>;
}

interface Options {
  readonly team?: Partial<Team>;
  readonly reaction?: readonly string[];
  readonly memory?: Memory;
  readonly slack?: Partial<LocalSlackOptions>;
  readonly isStarted?: boolean;
  readonly times?: Partial<SocketTimes>;
}

/** A local Slack with people and channels in it, and an adapter that talks to it. */
export async function openLocal(transport: TransportKind, inbox: Inbox, options: Options = {}): Promise<Local> {
  const credentials = { signingSecret: 'signing-secret', botToken: 'xoxb-local', appToken: 'xapp-local' };
  const slack = await startLocalSlack({
    ...credentials,
    scopes,
    transport,
    deadlines: { ackMs: transport === 'http' ? 3000 : 700, retryDelaysMs: [] },
    ...options.slack,
  });
  populate(slack);

  const logged: string[] = [];
  const standings: Standing[] = [];
  const settings: SlackSettings = {
    botToken: credentials.botToken,
    transport:
      transport === 'http'
        ? { kind: 'http', signingSecret: credentials.signingSecret }
        : { kind: 'socket', appToken: credentials.appToken },
    apiUrl: slack.apiUrl,
    reaction: options.reaction ?? 'white_check_mark',
    teams: [{ ...supportTeam, ...options.team }],
    log: (level, fields, text) => logged.push(`${level} ${text} ${JSON.stringify(fields)}`),
    onStanding: (standing) => standings.push(standing),
    ...(options.memory === undefined ? {} : { memory: options.memory }),
    ...(options.times === undefined ? {} : { times: options.times }),
  };
  let running = await run(settings, slack, options.isStarted === false ? undefined : inbox);

  return {
    slack,
    logged,
    standings,
    get adapter() {
      return running.adapter;
    },
    async restart() {
      await running.close();
      running = await run(settings, slack, inbox);
    },
    deliver: (payload) => deliver(slack, credentials.signingSecret, transport, running.url, payload),
    post: (body, forgery) =>
      post(running.url, credentials.signingSecret, typeof body === 'string' ? body : JSON.stringify(body), forgery),
    async close() {
      await running.close();
      await slack.close();
    },
  };
}

function populate(slack: LocalSlack): void {
  slack.addUser({ id: ada, name: 'Ada', locale: 'de-DE', tz: 'Europe/Berlin' });
  slack.addUser({ id: grace, name: 'Grace', tz: 'Europe/London' });
  slack.addUser({ id: mallory, name: 'Mallory' });
  slack.addUser({ id: carl, name: 'Carl', teamId: 'T0CUSTOMER' });
  const insiders = [ada, grace, mallory, slack.botUserId];
  slack.addChannel({ id: helpChannel, name: 'help', members: insiders });
  slack.addChannel({ id: alertChannel, name: 'alerts', isPrivate: true, members: [grace, slack.botUserId] });
  slack.addChannel({ id: sharedChannel, name: 'acme-carl', isExtShared: true, members: [...insiders, carl] });
}

async function run(settings: SlackSettings, slack: LocalSlack, inbox: Inbox | undefined) {
  const adapter = await createSlackAdapter(settings);
  const server = adapter.router === undefined ? undefined : await serve(adapter.router);
  if (server !== undefined) slack.deliverTo(server.url);
  if (inbox !== undefined) await adapter.start(inbox);
  return {
    adapter,
    url: server?.url ?? '',
    async close() {
      await adapter.stop();
      server?.close();
    },
  };
}

async function serve(router: NonNullable<Adapter['router']>) {
  const server: Server = createServer(express().use(router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
