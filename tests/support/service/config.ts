export interface Plan {
  /** Channels in which chats end, such as C0HELP. */
  readonly chats: readonly string[];
  /** The channel of the alerts. */
  readonly alerts: string;
  /** From the end of a chat to the question; at once when left out. */
  readonly delay?: string;
}

/** An `afterword.yaml` for one team on Slack that asks at once, at any hour, and never reminds. */
export function writeConfig({ chats, alerts, delay = '0s' }: Plan): string {
  return `company: Acme
teams:
  - id: support
    name: Support
    timezone: Europe/London
    chats: [${chats.map((channel) => `slack:${channel}`).join(', ')}]
    alerts: slack:${alerts}
survey:
  delay: ${delay}
  remind: off
  quietHours: off
  quietPeriod: 24h
`;
}
