import { createHash } from 'node:crypto';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { DiscordAgentCopy } from '../../../conversations/copy/copy.ts';
import { say } from '../../../conversations/copy/say.ts';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';

const menu = 'End chat and ask';

/** In English, and in German for clients that are set to it. Source: discord.com/developers/docs/reference#locales. */
function described(pattern: (copy: DiscordAgentCopy) => string) {
  const inLanguage = (language: string) => say(language, ({ agents }) => pattern(agents.discord));
  return { description: inLanguage('en'), description_localizations: { de: inLanguage('de') } };
}

/**
 * What the app offers in servers (context 0) that installed it (integration type 0). Everybody sees the commands; who
 * may use them is decided by the configured agents, which Discord does not know.
 */
export const commands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    type: 1,
    name: 'afterword',
    ...described(({ command }) => command),
    contexts: [0],
    integration_types: [0],
    options: [
      {
        type: 1,
        name: 'done',
        ...described(({ commandDone }) => commandDone),
        options: [{ type: 6, name: 'user', ...described(({ commandDoneUser }) => commandDoneUser), required: false }],
      },
      {
        type: 1,
        name: 'ask',
        ...described(({ commandAsk }) => commandAsk),
        options: [{ type: 6, name: 'user', ...described(({ commandAskUser }) => commandAskUser), required: true }],
      },
      { type: 1, name: 'help', ...described(({ commandHelp }) => commandHelp) },
    ],
  },
  { type: 2, name: menu, contexts: [0], integration_types: [0] },
  { type: 3, name: menu, contexts: [0], integration_types: [0] },
];

const key = 'commands';

/**
 * Registers the commands where they are not what was registered last: Discord allows 200 creations a day. The whole
 * list replaces what there was, so that doing it twice is doing it once.
 * @throws what the client throws
 */
export async function registerCommands(call: Call, memory: Memory, application: string): Promise<void> {
  const hash = hashOf(application);
  if ((await memory.recall(key))?.hash === hash) return;
  await call('PUT', `/applications/${application}/commands`, { body: commands });
  await memory.remember(key, { hash });
}

export async function areRegistered(memory: Memory, application: string): Promise<boolean> {
  return (await memory.recall(key))?.hash === hashOf(application);
}

function hashOf(application: string): string {
  return createHash('sha256').update(application).update(JSON.stringify(commands)).digest('hex');
}
