/**
 * A local Slack in a process of its own: `node tests/support/slack/main.ts '{"port":4400,"transport":"http"}'`.
 * The one argument is LocalSlackOptions as JSON, with stand-ins for the secrets and scopes it leaves out. Prints one JSON line
 * once it listens; ends on SIGTERM or SIGINT.
 */

import { isFields, parseJson } from '../json.ts';
import { type LocalSlackOptions, startLocalSlack } from './index.ts';

const given = parseJson(process.argv[2] ?? '{}');
if (!isFields(given)) throw new Error('the argument must be a JSON object of options');

const options: LocalSlackOptions = {
  signingSecret: 'local-signing-secret',
  botToken: 'xoxb-local',
  appToken: 'xapp-local',
  transport: 'http',
  scopes: [
    'chat:write',
    'commands',
    'channels:history',
    'groups:history',
    'im:history',
    'channels:read',
    'groups:read',
    'im:read',
    'reactions:read',
    'users:read',
    'usergroups:read',
    'im:write',
  ],
  ...given,
};

const slack = await startLocalSlack(options);
const { origin, apiUrl, port, teamId, appId, botUserId, botId } = slack;
const { signingSecret, botToken, appToken } = options;
console.log(
  JSON.stringify({ origin, apiUrl, port, teamId, appId, botUserId, botId, signingSecret, botToken, appToken }),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void slack.close());
