import { sign } from '../support/slack/deliver/http.ts';
import type { Asked } from './sink.ts';

/** What the processes of the benchmark agree on. */
export const secrets = { botToken: 'xoxb-bench', signingSecret: 'bench-signing-secret' } as const;
export const alertChannel = 'C0ALERTS';

/** One press of a score below a question. */
export interface Click {
  readonly question: Asked;
  readonly user: string;
  readonly score: number;
}

let lastMicros = 0;

/** The whole signed HTTP request with which Slack tells of a click; good for five minutes. */
export function requestOf({ question, user, score }: Click): string {
  lastMicros = Math.max(Date.now() * 1000, lastMicros + 1);
  const at = `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
  const body = new URLSearchParams({ payload: JSON.stringify(payload(question, user, score, at)) }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  return [
    'POST /slack/events HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    'user-agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    `x-slack-request-timestamp: ${seconds}`,
    `x-slack-signature: ${sign(secrets.signingSecret, seconds, body)}`,
    '',
    body,
  ].join('\r\n');
}

/** Source: docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
function payload(
  { channel, thread, ts, text, blocks, invitation, responses }: Asked,
  user: string,
  score: number,
  at: string,
) {
  return {
    type: 'block_actions',
    team: { id: 'T0HOST0001', domain: 'host-team' },
    user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: 'T0HOST0001' },
    api_app_id: 'A0APP00001',
    token: 'verification-token-is-deprecated',
    enterprise: null,
    is_enterprise_install: false,
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false, thread_ts: thread },
    trigger_id: `${at}.trigger`,
    channel: { id: channel, name: channel.toLowerCase() },
    message: {
      type: 'message',
      user: 'U0BOTUSER1',
      ts,
      text,
      team: 'T0HOST0001',
      bot_id: 'B0BOT00001',
      app_id: 'A0APP00001',
      blocks,
      thread_ts: thread,
    },
    state: { values: {} },
    response_url: `${responses}${at}`,
    actions: [
      {
        action_id: `score:${score}`,
        block_id: 'scale',
        type: 'button',
        text: { type: 'plain_text', text: String(score), emoji: true },
        value: invitation,
        action_ts: at,
      },
    ],
  };
}
