import { type Platform, readSection, type Variables } from '../../platform.ts';
import { flag, group, list, title } from '../../setting.ts';
import type { DiscordSettings } from './settings.ts';

/** The `discord` part of the file, with what the environment says. */
export type DiscordConfig = Pick<
  DiscordSettings,
  'token' | 'apiUrl' | 'autoArchiveEnds' | 'deletedThreadsEnd' | 'solvedTags'
>;

const names = ['DISCORD_TOKEN', 'DISCORD_API_URL'] as const;
type Variable = (typeof names)[number];

const section = {
  key: 'discord',
  schema: group(
    {
      autoArchive: flag('Whether a thread that Discord archived because nobody wrote any more counts as ended.')
        .default(false)
        .meta({ otherwise: false }),
      deletedThreads: flag('Whether a thread that was deleted counts as ended, where somebody of the team wrote in it.')
        .default(false)
        .meta({ otherwise: false }),
      solvedTags: list(
        'Tags of a forum that say that a post is solved: when a post gets one, its chat has ended.',
        title('The name of a tag, such as Solved, or its id.', 50),
        'Write a list of tags, such as [Solved].',
      )
        .default([])
        .meta({ otherwise: [] }),
    },
    'Write the settings of Discord below it, such as autoArchive: true.',
  ).prefault({}),
};

const whereToken = 'Copy the token from the Discord Developer Portal, under Bot: “Reset Token” shows it.';

export const discord: Platform<DiscordConfig, Variable> = {
  // Source: discord.com/developers/docs/reference#snowflakes. The first ids, of 2015, have 17 digits.
  ids: {
    channel: /^\d{17,20}$/,
    person: /^\d{17,20}$/,
    right:
      'Write the id, 17 to 20 digits, not the name: discord:… for a channel, a category, a person or a role (Copy ID in its menu, once Developer Mode is on).',
  },
  variables: names,
  secret: /[\w-]{18,40}\.[\w-]{6,7}\.[\w-]{20,60}/g,
  section,
  read({ variables, neededBy, section: asWritten }) {
    const token = readToken(variables, neededBy);
    const apiUrl = readApiUrl(variables);
    const { autoArchive, deletedThreads, solvedTags } = readSection(section, asWritten);
    return token === undefined
      ? undefined
      : {
          token,
          ...(apiUrl !== undefined && { apiUrl }),
          autoArchiveEnds: autoArchive,
          deletedThreadsEnd: deletedThreads,
          solvedTags,
        };
  },
  welcome: () => 'Discord: connected, events arrive by the gateway',
  create: async (config, { teams, memory, log, onStanding }) =>
    (await import('../index.ts')).createDiscordAdapter({ ...config, teams, memory, log, onStanding }),
};

function readToken(variables: Variables<Variable>, neededBy: string | undefined): string | undefined {
  const token = variables.get('DISCORD_TOKEN');
  if (token === undefined) {
    if (neededBy !== undefined) variables.report('DISCORD_TOKEN', `is missing, but ${neededBy} needs it`, whereToken);
    return undefined;
  }
  if (/^bot\s/i.test(token)) {
    variables.report('DISCORD_TOKEN', 'begins with the word Bot', 'Write the token alone.');
  } else if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) {
    variables.report('DISCORD_TOKEN', 'is not the token of a bot, which has three parts with dots between', whereToken);
  }
  return token;
}

/** A proxy or a test server; the version is discord.js's to add. */
function readApiUrl(variables: Variables<Variable>): string | undefined {
  const written = variables.get('DISCORD_API_URL');
  if (written === undefined) return undefined;
  const url = URL.parse(written);
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    const address = url.href.replace(/\/+$/, '');
    if (!/\/v\d+$/.test(address)) return address;
  }
  variables.refuse(
    'DISCORD_API_URL',
    'Write an http or https address without a version, such as https://discord.com/api.',
  );
  return undefined;
}
