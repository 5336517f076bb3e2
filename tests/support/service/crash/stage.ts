import { type LocalSlack, type Message, startLocalSlack } from '../../slack/index.ts';

export const secrets = { signingSecret: 'crash-signing-secret', botToken: 'xoxb-crash', appToken: 'xapp-crash' };
export const apiToken = 'crash-2f9d8c71b04e56a3f7d1';
export const channels = ['C0HELP1', 'C0HELP2', 'C0HELP3'] as const;
export const alertChannel = 'C0ALERTS';
export const agent = 'U0AGENT';

/** Milliseconds before each further attempt to deliver an event. */
export const retryDelaysMs = [0, 400, 1_500, 4_000] as const;

/** A Slack that sends an event again soon, so that one that met a dead service arrives while the test still runs. */
export async function openSlack(): Promise<LocalSlack> {
  const slack = await startLocalSlack({
    ...secrets,
    transport: 'http',
    deadlines: { retryDelaysMs },
    scopes: [
      'chat:write',
      'reactions:read',
      'users:read',
      'channels:read',
      'channels:history',
      'groups:read',
      'groups:history',
      'im:write',
      'im:read',
      'im:history',
    ],
  });
  slack.addUser({ id: agent, name: 'grace', realName: 'Grace' });
  for (const id of channels) slack.addChannel({ id, name: id.toLowerCase(), members: [agent, slack.botUserId] });
  slack.addChannel({ id: alertChannel, name: 'alerts', members: [agent, slack.botUserId] });
  return slack;
}

/** What Afterword shows in a channel, in one thread of it if named. */
export function postedIn(slack: LocalSlack, channel: string, thread?: string): readonly Message[] {
  return slack
    .messages(channel)
    .filter(
      ({ user, deletedAt, threadTs }) =>
        user === slack.botUserId && deletedAt === undefined && (thread === undefined || threadTs === thread),
    );
}

/** Everything that can be read in a message, buttons included. */
export function wordsOf(message: Pick<Message, 'text' | 'blocks'>): string {
  return `${message.text} ${JSON.stringify(message.blocks ?? [])}`;
}
