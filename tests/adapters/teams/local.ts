import { createServer } from 'node:http';
import express from 'express';
import type { Adapter, Inbox } from '../../../adapters/adapter.ts';
import type { Memory, Remembered } from '../../../adapters/memory.ts';
import type { Standing } from '../../../adapters/standing.ts';
import { createTeamsAdapter, type TeamsSettings } from '../../../adapters/teams/index.ts';
import type { Team } from '../../../conversations/team.ts';
import {
  type LocalTeams,
  type LocalTeamsOptions,
  type Person,
  startLocalTeams,
  type Team as TeamsTeam,
} from '../../support/teams/index.ts';

export interface Local {
  readonly teams: LocalTeams;
  readonly adapter: Adapter;
  readonly ada: Person;
  readonly grace: Person;
  readonly mallory: Person;
  readonly support: TeamsTeam;
  /** Ids of the team's channels. */
  readonly help: string;
  readonly alerts: string;
  readonly memory: Memory & { readonly kept: ReadonlyMap<string, Remembered>; readonly writes: readonly string[] };
  readonly logged: readonly string[];
  /** Every standing that was told, in order. */
  readonly standings: readonly Standing[];
  readonly settings: TeamsSettings;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Options {
  readonly teams?: LocalTeamsOptions;
  readonly settings?: Partial<TeamsSettings>;
  /** Teams has told the bot that it was installed in the team. */
  readonly isInstalled?: boolean;
}

/** What the memory is without a database. `writes` are the keys, in order. */
export function createMemory() {
  const kept = new Map<string, Remembered>();
  const writes: string[] = [];
  return {
    kept,
    writes,
    recall: async (key: string) => kept.get(key),
    remember: async (key: string, value: Remembered) => {
      writes.push(key);
      kept.set(key, value);
    },
    forget: async (key: string) => void kept.delete(key),
    list: async (prefix: string) => new Map([...kept].filter(([key]) => key.startsWith(prefix))),
  };
}

/** What a bot registered at the local Teams configures. */
export function settingsOf({
  settings,
}: LocalTeams): Pick<TeamsSettings, 'appId' | 'appPassword' | 'tenantId' | 'appType' | 'cloud'> {
  return {
    appId: settings.MicrosoftAppId,
    appPassword: settings.MicrosoftAppPassword,
    tenantId: settings.MicrosoftAppTenantId,
    appType: settings.MicrosoftAppType,
    cloud: {
      openIdMetadataUrl: settings.ToBotFromChannelOpenIdMetadataUrl,
      tokenIssuer: settings.ToBotFromChannelTokenIssuer,
      loginUrl: settings.ToChannelFromBotLoginUrl,
      oauthScope: settings.ToChannelFromBotOAuthScope,
      oauthUrl: settings.OAuthUrl,
    },
  };
}

/** A local Teams with people, a team and its channels, and an adapter that talks to it. */
export async function openLocal(inbox: Inbox, options: Options = {}): Promise<Local> {
  const teams = await startLocalTeams(options.teams);
  const ada = teams.addPerson({ name: 'Ada Lovelace', locale: 'de-DE' });
  const grace = teams.addPerson({ name: 'Grace Hopper', timezone: 'Europe/London' });
  const mallory = teams.addPerson({ name: 'Mallory' });
  const support = teams.addTeam({
    name: 'Support',
    channels: ['Help', 'Alerts'],
    members: [ada.id, grace.id, mallory.id],
  });
  const help = teams.channelOf(support, 'Help');
  const alerts = teams.channelOf(support, 'Alerts');
  const memory = createMemory();
  const logged: string[] = [];
  const standings: Standing[] = [];
  const team: Team = {
    id: 'support',
    name: 'Support',
    timezone: 'Europe/Berlin',
    language: 'en',
    chats: [{ platform: 'teams', channel: help }],
    agents: [{ platform: 'teams', id: grace.aadObjectId }],
    alerts: { platform: 'teams', channel: alerts },
  };
  const settings: TeamsSettings = {
    ...settingsOf(teams),
    teams: [team],
    memory,
    log: (level, fields, text) => logged.push(`${level} ${text} ${JSON.stringify(fields)}`),
    onStanding: (standing) => void standings.push(standing),
    ...options.settings,
  };
  let running = await run(settings, inbox);
  teams.deliverTo(running.url);
  if (options.isInstalled !== false) await teams.install(support.id, grace.id);
  return {
    teams,
    ada,
    grace,
    mallory,
    support,
    help,
    alerts,
    memory,
    logged,
    standings,
    settings,
    get adapter() {
      return running.adapter;
    },
    async restart() {
      await running.close();
      running = await run(settings, inbox);
      teams.deliverTo(running.url);
    },
    async close() {
      await running.close();
      await teams.close();
    },
  };
}

/** An adapter behind an HTTP server of its own. */
export async function run(settings: TeamsSettings, inbox: Inbox | undefined) {
  const adapter = await createTeamsAdapter(settings);
  const { router } = adapter;
  if (router === undefined) throw new Error('the adapter has no router');
  const server = createServer(express().use(router));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  if (inbox !== undefined) await adapter.start(inbox);
  return {
    adapter,
    url: `http://127.0.0.1:${port}/api/messages`,
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
