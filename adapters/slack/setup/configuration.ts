import type { Platform, Variables } from '../../platform.ts';
import { readSection } from '../../platform.ts';
import { group, setting, Wrong } from '../../setting.ts';
import type { SlackSettings } from './settings.ts';

/** The `slack` part of the file, with the secrets of the environment. */
export type SlackConfig = Omit<SlackSettings, 'teams' | 'log' | 'memory' | 'onStanding' | 'times'>;

const names = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL'] as const;
type Variable = (typeof names)[number];

const emoji = { type: 'string', pattern: '^[^\\s:]+(::skin-tone-[2-6])?$' } as const;
/** More are no agreement any more. */
const mostEmojis = 20;

const reaction = setting(
  {
    description: 'Name of the emoji that ends a chat, without colons, or a list of several.',
    anyOf: [emoji, { type: 'array', items: emoji, minItems: 1, maxItems: mostEmojis }],
  },
  (value) => {
    const names = [value].flat();
    const read = names.map(readEmoji).filter((name) => name !== undefined);
    if (names.length === 0 || names.length > mostEmojis || read.length < names.length) {
      return new Wrong(
        'Write the name of an emoji without colons, such as white_check_mark, or a list of them: [white_check_mark, done].',
      );
    }
    const [first = ''] = read;
    return Array.isArray(value) ? [...new Set(read)] : first;
  },
);

function readEmoji(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text.length <= 100 && /^[^\s:A-Z]+(::skin-tone-[2-6])?$/.test(text) ? text : undefined;
}

const section = {
  key: 'slack',
  schema: group(
    { reaction: reaction.default('white_check_mark').meta({ otherwise: 'white_check_mark' }) },
    'Write the settings of Slack below it, such as reaction: white_check_mark.',
  ).prefault({}),
};

const whereBot = 'Copy the Bot User OAuth Token, xoxb-…, from your app under OAuth & Permissions.';
const whereApp =
  'Copy an App-Level Token, xapp-…, with the scope connections:write from your app under Basic Information.';
const whereSecret = 'Copy the Signing Secret from your app under Basic Information.';

export const slack: Platform<SlackConfig, Variable> = {
  // Source: docs.slack.dev "Understanding IDs".
  ids: {
    channel: /^[CGD][A-Z0-9]+$/,
    person: /^[USW][A-Z0-9]+$/,
    group: /^S/,
    right:
      'Write the id, not the name: slack:C… for a channel (at the bottom of its details), slack:U… for a person, slack:S… for a user group.',
  },
  variables: names,
  secret: /\b((?:xox[a-z]|xapp)[-.])[^\s"]*/g,
  section,
  read({ variables, neededBy, section: asWritten }) {
    const credentials = readCredentials(variables, neededBy);
    return credentials && { ...credentials, ...readSection(section, asWritten) };
  },
  welcome: ({ transport }) =>
    `Slack: connected, events arrive ${transport.kind === 'socket' ? 'by Socket Mode' : 'at /slack/events'}`,
  create: async (config, { teams, log, memory, onStanding }) =>
    (await import('../index.ts')).createSlackAdapter({ ...config, teams, log, memory, onStanding }),
};

/** @param neededBy the key of the file that names a channel of Slack, if one does */
function readCredentials(
  variables: Variables<Variable>,
  neededBy: string | undefined,
): Omit<SlackConfig, 'reaction'> | undefined {
  const botToken = variables.get('SLACK_BOT_TOKEN');
  const appToken = variables.get('SLACK_APP_TOKEN');
  const signingSecret = variables.get('SLACK_SIGNING_SECRET');
  const apiUrl = readApiUrl(variables);

  if (botToken === undefined) {
    const cause =
      appToken !== undefined ? 'SLACK_APP_TOKEN' : signingSecret !== undefined ? 'SLACK_SIGNING_SECRET' : neededBy;
    if (cause !== undefined) variables.report('SLACK_BOT_TOKEN', `is missing, but ${cause} needs it`, whereBot);
  } else {
    checkPrefix(variables, 'SLACK_BOT_TOKEN', botToken, 'xoxb-', whereBot);
  }
  if (appToken !== undefined) checkPrefix(variables, 'SLACK_APP_TOKEN', appToken, 'xapp-', whereApp);
  if (signingSecret !== undefined && !/^[\x21-\x7e]+$/.test(signingSecret)) {
    variables.report('SLACK_SIGNING_SECRET', 'contains blanks or characters that are not ASCII', whereSecret);
  }
  if (botToken === undefined || apiUrl === undefined) return undefined;

  // Slack delivers over the socket alone once an app has Socket Mode, and every app has a signing secret: the app token decides.
  if (appToken !== undefined) return { botToken, apiUrl, transport: { kind: 'socket', appToken } };
  if (signingSecret !== undefined) return { botToken, apiUrl, transport: { kind: 'http', signingSecret } };
  variables.report(
    'SLACK_APP_TOKEN',
    'is missing, and so is SLACK_SIGNING_SECRET',
    'Set SLACK_APP_TOKEN to receive by Socket Mode, without a public address, or SLACK_SIGNING_SECRET to receive at /slack/events.',
  );
  return undefined;
}

function checkPrefix(
  variables: Variables<Variable>,
  name: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  token: string,
  prefix: string,
  right: string,
): void {
  if (token.startsWith(prefix) && /^[\x21-\x7e]+$/.test(token)) return;
  const kind = /^(xoxe\.xox[a-z]|xox[a-z]|xapp)-/.exec(token)?.[0];
  const wrong =
    kind === undefined || kind === prefix ? 'is not a token of Slack' : `begins with ${kind}, not with ${prefix}`;
  variables.report(name, wrong, right);
}

/** GovSlack, a proxy or a test server; with the slash that the Web API client expects at the end. */
function readApiUrl(variables: Variables<Variable>): string | undefined {
  const written = variables.get('SLACK_API_URL') ?? 'https://slack.com/api/';
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    return url.href.endsWith('/') ? url.href : `${url.href}/`;
  }
  variables.refuse('SLACK_API_URL', 'Write an http or https address such as https://slack.com/api/.');
  return undefined;
}
