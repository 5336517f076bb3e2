import { createHash } from 'node:crypto';
import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Memory } from '../../memory.ts';
import type { Call } from '../api/calls.ts';

const menu = 'End chat and ask';

/**
 * What the app offers in servers (context 0) that installed it (integration type 0). Everybody sees the commands; who
 * may use them is decided by the configured agents, which Discord does not know.
 */
export const commands: RESTPutAPIApplicationCommandsJSONBody = [
  {
    type: 1,
    name: 'afterword',
    description: 'Ask a customer for a score when a support chat is over',
    contexts: [0],
    integration_types: [0],
    options: [
      {
        type: 1,
        name: 'done',
        description: 'This chat is over: ask the customer here, then close the thread',
        options: [
          { type: 6, name: 'user', description: 'The customer, where it is not clear who that is', required: false },
        ],
      },
      {
        type: 1,
        name: 'ask',
        description: 'This chat is over: ask this person',
        options: [{ type: 6, name: 'user', description: 'Whom to ask', required: true }],
      },
      { type: 1, name: 'help', description: 'How to end a chat' },
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
