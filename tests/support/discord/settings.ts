/** How long things take. All in milliseconds. */
export type Deadlines = {
  /** Within which an interaction must be acknowledged: 3,000. */
  readonly ackMs: number;
  /** For how long an interaction's token is good for follow-ups: 15 minutes. */
  readonly tokenMs: number;
  /** For how long an enforced nonce is remembered. Discord says "the past few minutes"; two by default. */
  readonly nonceMs: number;
  /** Between two heartbeats: 41,250. */
  readonly heartbeatMs: number;
};

export type PrivilegedIntent = 'members' | 'presences' | 'message-content';

export type LocalDiscordOptions = {
  /** The port to listen on; any free one when left out. */
  readonly port?: number;
  readonly token: string;
  /** The application's id and its bot user's, which are the same for every application made since 2016. */
  readonly applicationId?: string;
  readonly botName?: string;
  /** The privileged intents switched on in the developer portal; none by default. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  /** Whether Discord's rate and IDENTIFY limits apply. Off by default, so that a test is never slowed by accident. */
  readonly limits?: 'vendor' | 'off';
  /** How many IDENTIFYs are left today: 1,000. The next one after that is refused, and the token is reset. */
  readonly identifies?: number;
  readonly deadlines?: Partial<Deadlines>;
  /** The time in ms since 1970, for snowflakes, deadlines and limits. */
  readonly now?: () => number;
};

export type Settings = Required<Omit<LocalDiscordOptions, 'port' | 'deadlines'>> & { readonly deadlines: Deadlines };

const documented: Deadlines = { ackMs: 3000, tokenMs: 15 * 60_000, nonceMs: 2 * 60_000, heartbeatMs: 41_250 };

export function settle(options: LocalDiscordOptions): Settings {
  return {
    token: options.token,
    applicationId: options.applicationId ?? '1100000000000000001',
    botName: options.botName ?? 'afterword',
    privilegedIntents: options.privilegedIntents ?? [],
    limits: options.limits ?? 'off',
    identifies: options.identifies ?? 1000,
    deadlines: { ...documented, ...options.deadlines },
    now: options.now ?? Date.now,
  };
}
