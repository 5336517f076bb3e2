import { defaultSurvey, type Survey } from '../../conversations/survey.ts';
import { type Team, weekdays } from '../../conversations/team.ts';
import type { Clock } from '../../src/clock.ts';
import type { Config } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { type Started, start } from '../../src/main.ts';
import { createDatabase } from '../support/database/index.ts';
import { type LocalSlack, startLocalSlack } from '../support/slack/index.ts';

export type Service = Started & { readonly kind: 'started' };

export const agent = 'U0AGENT';
export const dana = 'U0DANA';
export const sam = 'U0SAM';
/** From another company, in the shared channel. */
export const zoe = 'U0ZOE';
export const supportChannel = 'C0SUPPORT';
export const sharedChannel = 'C0SHARED';
export const alertChannel = 'C0ALERTS';
export const digestChannel = 'C0DIGEST';

const credentials = { signingSecret: 'signing-secret', botToken: 'xoxb-local', appToken: 'xapp-local' };
/** What docs/slack-manifest.yaml asks for, and usergroups:read. */
export const slackScopes: string[] = [
  'chat:write',
  'commands',
  'reactions:read',
  'users:read',
  'usergroups:read',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:write',
  'im:read',
  'im:history',
];
export const apiToken = 'a-token-for-the-api';

/** A team's channels and the people in them, of whom nobody is in another scene. */
export interface Scene {
  readonly dana: string;
  readonly sam: string;
  /** From another company, in the shared channel. */
  readonly zoe: string;
  readonly supportChannel: string;
  readonly sharedChannel: string;
  readonly alertChannel: string;
  readonly digestChannel: string;
}

const firstScene: Scene = { dana, sam, zoe, supportChannel, sharedChannel, alertChannel, digestChannel };
export const team = teamOf(firstScene, 0);

/** Asks at once and at any hour. */
export const promptSurvey: Survey = { ...defaultSurvey, company: 'Acme', delay: 0, quietHours: null };

export interface World {
  readonly slack: LocalSlack;
  readonly scenes: readonly Scene[];
  readonly url: string;
  readonly databaseUrl: string;
  readonly service: () => Service;
  /** Stops the service and starts it anew on the same database and Slack. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly transport?: 'http' | 'socket';
  readonly survey?: Partial<Survey>;
  readonly team?: Partial<Team>;
  readonly clock?: Clock;
  /** How many teams there are, each with people and channels of its own (default: 1). */
  readonly scenes?: number;
}

/** A local Slack with people in it, a database, and the whole service between them. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const transport = options.transport ?? 'http';
  const slack = await startLocalSlack({
    ...credentials,
    transport,
    scopes: slackScopes,
  });
  slack.addUser({ id: agent, name: 'robin', realName: 'Robin' });
  const scenes = Array.from({ length: options.scenes ?? 1 }, (_, index) => addScene(slack, index));

  const database = await createDatabase();
  const config: Config = {
    survey: { ...promptSurvey, ...options.survey },
    teams: scenes.map((scene, index) => ({ ...teamOf(scene, index), ...options.team })),
    http: { host: '127.0.0.1', port: 0 },
    database: { kind: 'url', url: database.url },
    api: { token: apiToken },
    platforms: {
      slack: {
        botToken: credentials.botToken,
        apiUrl: slack.apiUrl,
        reaction: 'white_check_mark',
        transport:
          transport === 'http'
            ? { kind: 'http', signingSecret: credentials.signingSecret }
            : { kind: 'socket', appToken: credentials.appToken },
      },
    },
    logLevel: 'silent',
  };
  let service = await begin(config, options.clock, slack);
  return {
    slack,
    scenes,
    databaseUrl: database.url,
    service: () => service,
    get url() {
      return service.url;
    },
    async restart() {
      await service.stop();
      service = await begin(config, options.clock, slack);
    },
    async close() {
      await service.stop();
      await slack.close();
      await database.drop();
    },
  };
}

/** @param index 0 is the scene of those ids that have a name of their own here */
function addScene(slack: LocalSlack, index: number): Scene {
  const entries = Object.entries(firstScene).map(([name, id]) => [name, index === 0 ? id : `${id}${index}`]);
  const scene: Scene = Object.fromEntries(entries);
  slack.addUser({ id: scene.dana, name: 'dana', realName: 'Dana', locale: 'en-US' });
  slack.addUser({ id: scene.sam, name: 'sam', realName: 'Sam', locale: 'de-DE' });
  slack.addUser({ id: scene.zoe, name: 'zoe', realName: 'Zoe', teamId: 'T0CLIENT' });
  const team = [agent, slack.botUserId];
  const add = (id: string, name: string, members: string[], isExtShared = false) =>
    slack.addChannel({ id, name: index === 0 ? name : `${name}-${index}`, members, isExtShared });
  add(scene.supportChannel, 'support', [...team, scene.dana, scene.sam]);
  add(scene.sharedChannel, 'acme-client', [...team, scene.zoe], true);
  add(scene.alertChannel, 'alerts', team);
  add(scene.digestChannel, 'digest', team);
  return scene;
}

function teamOf(scene: Scene, index: number): Team {
  return {
    id: index === 0 ? 'support' : `support-${index}`,
    name: 'Support',
    timezone: 'UTC',
    language: 'en',
    chats: [scene.supportChannel, scene.sharedChannel].map((channel) => ({ platform: 'slack', channel })),
    agents: [],
    alerts: { platform: 'slack', channel: scene.alertChannel },
    digest: { to: { platform: 'slack', channel: scene.digestChannel }, at: 9 * 60, days: weekdays },
  };
}

async function begin(config: Config, clock: Clock = () => new Date(), slack: LocalSlack): Promise<Service> {
  const log = createLog(process.env.AFTERWORD_TEST_LOG ?? config.logLevel);
  const started = await start({ config, log, clock });
  if (started.kind === 'failed') throw new Error(started.because);
  slack.deliverTo(`${started.url}/slack/events`);
  return started;
}

/** A customer asks in the channel, an agent answers in the thread. @returns the thread. */
export async function chat(slack: LocalSlack, customer = dana, channel = supportChannel): Promise<string> {
  const thread = await slack.say(channel, customer, 'My export fails');
  await slack.say(channel, agent, 'Have you tried again?', { threadTs: thread });
  await slack.say(channel, customer, 'That works', { threadTs: thread });
  return thread;
}

/** The messages of Afterword in a channel that are still there. */
export function posted(slack: LocalSlack, channel: string) {
  return slack
    .messages(channel)
    .filter((message) => message.user === slack.botUserId && message.deletedAt === undefined);
}

export function textOf(message: { readonly text: string; readonly blocks?: unknown }): string {
  return `${message.text} ${JSON.stringify(message.blocks ?? [])}`;
}
