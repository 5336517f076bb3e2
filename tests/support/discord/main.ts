/**
 * A local Discord in a process of its own: `node tests/support/discord/main.ts '{"port":4500}'`. The one argument is
 * LocalDiscordOptions as JSON, with a stand-in for the token it leaves out. Prints one JSON line once it listens; ends on
 * SIGTERM or SIGINT.
 */

import { isFields, parseJson } from '../json.ts';
import { type LocalDiscordOptions, startLocalDiscord } from './index.ts';

const given = parseJson(process.argv[2] ?? '{}');
if (!isFields(given)) throw new Error('the argument must be a JSON object of options');

const options: LocalDiscordOptions = { token: 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.local.secret', ...given };
const discord = await startLocalDiscord(options);
const { origin, apiUrl, port, applicationId } = discord;
console.log(JSON.stringify({ origin, apiUrl, port, applicationId, token: options.token }));

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void discord.close());
