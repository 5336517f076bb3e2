import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from './index.ts';

export const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.local.secret';

/** A guild where Mia moderates, Ada and Ben ask, with #support, a forum, and the bot. */
export type Scene = {
  readonly discord: LocalDiscord;
  readonly guild: string;
  readonly support: string;
  readonly forum: string;
  readonly mia: string;
  readonly ada: string;
  readonly ben: string;
};

export async function startADiscord(
  options: Partial<LocalDiscordOptions> & { readonly botPermissions?: bigint } = {},
): Promise<Scene> {
  const { botPermissions, ...rest } = options;
  const discord = await startLocalDiscord({ token, ...rest });
  const owner = discord.addUser({ username: 'olga' });
  const mia = discord.addUser({ username: 'mia' });
  const ada = discord.addUser({ username: 'ada', globalName: 'Ada', locale: 'de' });
  const ben = discord.addUser({ username: 'ben' });
  const guild = discord.addGuild({
    name: 'Acme',
    locale: 'en-GB',
    members: [owner, mia, ada, ben],
    ...(botPermissions === undefined ? {} : { botPermissions }),
  });
  const moderators = discord.addRole(guild, 'moderators', Bits.ManageThreads | Bits.ManageChannels);
  discord.addMember(guild, mia, [moderators]);
  const support = discord.addChannel({ guild, name: 'support' });
  const forum = discord.addChannel({ guild, name: 'help', type: 'forum' });
  return { discord, guild, support, forum, mia, ada, ben };
}

/** A discord.js client that talks to it. Call `login(token)` on it. */
export function clientFor(discord: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel, Partials.Message],
    // The client's own throttle waits five seconds between two IDENTIFYs, which the limits here do not ask for.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  client.on('error', () => {});
  return client;
}
