import type { SlackConfig } from './config.ts';
import { shown } from './problem.ts';
import type { Variables } from './variables.ts';

export type SlackCredentials = Omit<SlackConfig, 'reaction'>;

const whereBot = 'Copy the Bot User OAuth Token, xoxb-…, from your app under OAuth & Permissions.';
const whereApp =
  'Copy an App-Level Token, xapp-…, with the scope connections:write from your app under Basic Information.';
const whereSecret = 'Copy the Signing Secret from your app under Basic Information.';

/**
 * Reads Slack's credentials; `undefined` when Slack isn't configured or something is wrong with them, which is then reported.
 * @param neededBy the key of the file that names a channel of Slack, if one does
 */
export function readSlackCredentials(variables: Variables, neededBy: string | undefined): SlackCredentials | undefined {
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
  variables: Variables,
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
function readApiUrl(variables: Variables): string | undefined {
  const written = variables.get('SLACK_API_URL') ?? 'https://slack.com/api/';
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    return url.href.endsWith('/') ? url.href : `${url.href}/`;
  }
  variables.report(
    'SLACK_API_URL',
    `is ${shown(written)}`,
    'Write an http or https address such as https://slack.com/api/.',
  );
  return undefined;
}
