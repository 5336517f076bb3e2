import type { Adapter, Inbox } from '../../../adapters/adapter.ts';
import { createDiscordAdapter, type DiscordSettings } from '../../../adapters/discord/index.ts';
import type { Standing } from '../../../adapters/standing.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Gateway } from '../../support/discord/gateway/index.ts';
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from '../../support/discord/index.ts';
import { Bits } from '../../support/discord/permissions.ts';
import { openMemory } from './memory.ts';
import { openRelay, type Relay } from './relay.ts';

export const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.local.secret';

/** A server with a support channel, a forum, a category for tickets and a hidden channel for alerts. */
export interface Scene {
  readonly guild: string;
  readonly support: string;
  readonly forum: string;
  readonly tickets: string;
  readonly alerts: string;
  readonly lobby: string;
  /** The server's owner, a moderator, two customers, and a ticket bot. */
  readonly olga: string;
  readonly mia: string;
  readonly ada: string;
  readonly ben: string;
  readonly ticketBot: string;
}

export interface Local extends Scene {
  readonly discord: LocalDiscord;
  /** The network, with `isRelayed`. */
  readonly relay: Relay | undefined;
  readonly adapter: Adapter;
  readonly memory: ReturnType<typeof openMemory>;
  /** What the adapter logged: level and text. */
  readonly logged: readonly string[];
  /** How Discord stands, as it was told. */
  readonly standings: readonly Standing[];
  /** Opens a channel as a ticket bot does: hidden from all but the customer and the support. */
  openTicket(customer: string): string;
  /** Sends a dispatch that the local Discord would not send by itself. */
  dispatch(t: string, d: unknown): void;
  /** How many events the inbox stored or refused. */
  received(): number;
  /** Stops the adapter; what happens until `start` is missed. */
  stop(): Promise<void>;
  start(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly team?: Partial<Team>;
  readonly settings?: Partial<DiscordSettings>;
  readonly discord?: Partial<LocalDiscordOptions>;
  readonly botPermissions?: bigint;
  readonly isStarted?: boolean;
  /** Everything goes through a network that a test can disturb. */
  readonly isRelayed?: boolean;
}

/** A local Discord with people and channels in it, and an adapter that talks to it. */
export async function openLocal(store: Inbox, options: Options = {}): Promise<Local> {
  let events = 0;
  const inbox: Inbox = async (event) => {
    try {
      return await store(event);
    } finally {
      events += 1;
    }
  };
  const discord = await startLocalDiscord({ token, ...options.discord });
  const relay = options.isRelayed === true ? await openRelay(discord.port) : undefined;
  const scene = populate(discord, options.botPermissions);
  const memory = openMemory();
  const logged: string[] = [];
  const standings: Standing[] = [];
  const team: Team = {
    id: 'support',
    name: 'Support',
    timezone: 'Europe/Berlin',
    language: 'en',
    chats: [scene.support, scene.forum, scene.tickets].map((channel) => ({ platform: 'discord', channel })),
    agents: [],
    alerts: { platform: 'discord', channel: scene.alerts },
    ...options.team,
  };
  const settings: DiscordSettings = {
    token,
    apiUrl: relay === undefined ? discord.apiUrl : `http://127.0.0.1:${relay.port}/api`,
    autoArchiveEnds: false,
    teams: [team],
    memory,
    log: (level, fields, text) => logged.push(`${level} ${text} ${JSON.stringify(fields)}`),
    onStanding: (standing) => standings.push(standing),
    ...options.settings,
    times: {
      connect: 3_000,
      identify: 20,
      identifyAtMost: 200,
      reconnect: 10,
      reconnectAtMost: 100,
      hopeless: 300,
      missed: 150,
      session: 1_000,
      probe: 100,
      patience: 700,
      request: 2_000,
      direct: 1,
      retry: 10,
      heard: 20,
      ...options.settings?.times,
    },
  };
  let adapter = await createDiscordAdapter(settings);
  if (options.isStarted !== false) {
    await adapter.start(inbox);
    // What it looks up at its first start would otherwise meet the faults that a test plans.
    await discord.waitFor(() => memory.kept.has('seen')).catch(() => {});
  }

  const stop = () => adapter.stop();
  const start = async () => {
    adapter = await createDiscordAdapter(settings);
    await adapter.start(inbox);
  };
  return {
    ...scene,
    discord,
    relay,
    memory,
    logged,
    standings,
    get adapter() {
      return adapter;
    },
    openTicket: (customer) =>
      discord.addChannel({
        guild: scene.guild,
        name: `ticket-${customer.slice(-3)}`,
        parent: scene.tickets,
        overwrites: [
          { id: scene.guild, kind: 'role', deny: Bits.ViewChannel },
          { id: discord.applicationId, kind: 'member', allow: Bits.ViewChannel },
          { id: scene.ticketBot, kind: 'member', allow: Bits.ViewChannel },
          { id: scene.mia, kind: 'member', allow: Bits.ViewChannel },
          { id: customer, kind: 'member', allow: Bits.ViewChannel },
        ],
      }),
    // The control of the gateway is the gateway itself; only its interface leaves out what Discord would not send.
    dispatch: (t, d) => (discord.gateway as Gateway).dispatch({ t, intents: 0, build: () => d as never }),
    received: () => events,
    stop,
    start,
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await adapter.stop();
      await relay?.close();
      await discord.close();
    },
  };
}

function populate(discord: LocalDiscord, botPermissions: bigint | undefined): Scene {
  const olga = discord.addUser({ username: 'olga' });
  const mia = discord.addUser({ username: 'mia', globalName: 'Mia' });
  const ada = discord.addUser({ username: 'ada', globalName: 'Ada', locale: 'de' });
  const ben = discord.addUser({ username: 'ben' });
  const ticketBot = discord.addUser({ username: 'tickets', isBot: true });
  const guild = discord.addGuild({
    name: 'Acme',
    members: [olga, mia, ada, ben, ticketBot],
    ...(botPermissions === undefined ? {} : { botPermissions }),
  });
  const moderators = discord.addRole(
    guild,
    'moderators',
    Bits.ManageThreads | Bits.ManageChannels | Bits.ManageMessages,
  );
  discord.addMember(guild, mia, [moderators]);
  const hidden = [
    { id: guild, kind: 'role' as const, deny: Bits.ViewChannel },
    { id: discord.applicationId, kind: 'member' as const, allow: Bits.ViewChannel },
  ];
  return {
    guild,
    olga,
    mia,
    ada,
    ben,
    ticketBot,
    support: discord.addChannel({ guild, name: 'support' }),
    forum: discord.addChannel({ guild, name: 'help', type: 'forum' }),
    tickets: discord.addChannel({ guild, name: 'Tickets', type: 'category' }),
    alerts: discord.addChannel({ guild, name: 'alerts', overwrites: hidden }),
    lobby: discord.addChannel({ guild, name: 'lobby' }),
  };
}
