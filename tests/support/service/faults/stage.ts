import { type LocalSlack, startLocalSlack } from '../../slack/index.ts';

export const secrets = { signingSecret: 'faults-signing-secret', botToken: 'xoxb-faults', appToken: 'xapp-faults' };
export const apiToken = 'faults-0b7d3c5a91e24f68d1c7';
/** Each has an alert channel of its own, for a channel takes about one message a second. */
export const teams = 6;
const channelsEach = 4;
const agent = 'U0AGENT';

export function channelsOf(team: number): readonly string[] {
  return Array.from({ length: channelsEach }, (_, n) => `C0HELP${team}X${n}`);
}

export function alertsOf(team: number): string {
  return `C0ALERTS${team}`;
}

const all = Array.from({ length: teams }, (_, team) => team);

export async function openSlack(): Promise<LocalSlack> {
  const slack = await startLocalSlack({
    ...secrets,
    transport: 'http',
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
  for (const id of all.flatMap((team) => [...channelsOf(team), alertsOf(team)]))
    slack.addChannel({ id, name: id.toLowerCase(), members: [agent, slack.botUserId] });
  return slack;
}

/** @param delay from the end of a chat to the question, such as `1s` */
export function configOf(delay: string): string {
  const team = (n: number) => `  - id: team${n}
    name: Team ${n}
    timezone: Europe/London
    chats: [${channelsOf(n)
      .map((channel) => `slack:${channel}`)
      .join(', ')}]
    alerts: slack:${alertsOf(n)}
`;
  return `company: Acme
teams:
${all.map(team).join('')}survey:
  delay: ${delay}
  remind: off
  quietHours: off
  quietPeriod: 24h
`;
}
