/** How long things take. All in milliseconds; the defaults are Slack's documented ones. */
export type Deadlines = {
  /** Within which the app must answer a delivery. */
  readonly ackMs: number;
  /** After a failed delivery of an event: at once, after a minute, after five. */
  readonly retryDelaysMs: readonly number[];
  /** Within which a trigger_id opens a modal. */
  readonly triggerMs: number;
  /** For how long a response_url answers. */
  readonly responseUrlMs: number;
};

export type LocalSlackOptions = {
  /** The port to listen on; any free one when left out. */
  readonly port?: number;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly appToken: string;
  /** The bot token's OAuth scopes: they decide which methods work and which events arrive. */
  readonly scopes: readonly string[];
  /** Whether deliveries go to `requestUrl` or over Socket Mode. */
  readonly transport: 'http' | 'socket';
  /** One address for events, interactions and commands; with the `http` transport only. Can be set later with `deliverTo`. */
  readonly requestUrl?: string;
  /** The event types the app subscribed to; by default every one that its scopes allow. */
  readonly events?: readonly string[];
  /** Whether Slack's rate limits apply. Off by default, so that a test is never slowed by accident. */
  readonly limits?: 'vendor' | 'off';
  readonly deadlines?: Partial<Deadlines>;
  /**
   * What happens to a Socket Mode connection once both sides said goodbye. Slack leaves it open (`linger`), which makes
   * @slack/socket-mode 3.1.0 wait for its heartbeat to fail; `hang-up`, the default, spares a test those seconds.
   */
  readonly afterCloseHandshake?: 'hang-up' | 'linger';
  /** The time in ms since 1970, for message timestamps, triggers and limits. Signatures always carry the real time. */
  readonly now?: () => number;
  /**
   * What is sent of fields that have nothing to tell: left out, as Slack usually does, or null, as its schema allows and
   * some payloads have it. `sparse` leaves out what Slack always sends too, as other servers that speak its API do: the
   * `event_ts` and `channel_type` of events and the `bot_id` of messages.
   */
  readonly fields?: 'usual' | 'nulls' | 'sparse';
  readonly teamId?: string;
  /** The Enterprise organisation that the workspace belongs to. */
  readonly enterpriseId?: string;
  /** The bot token is for the whole organisation, not for one workspace. */
  readonly isOrgWide?: boolean;
  readonly teamDomain?: string;
  readonly appId?: string;
  readonly botUserId?: string;
  readonly botId?: string;
  readonly botName?: string;
};

export type Settings = Required<
  Omit<LocalSlackOptions, 'port' | 'requestUrl' | 'events' | 'deadlines' | 'enterpriseId'>
> & {
  readonly enterpriseId: string | undefined;
  readonly deadlines: Deadlines;
  readonly events: readonly string[] | undefined;
};

const documented: Deadlines = {
  ackMs: 3000,
  retryDelaysMs: [0, 60_000, 300_000],
  triggerMs: 3000,
  responseUrlMs: 30 * 60_000,
};

export function settle(options: LocalSlackOptions): Settings {
  return {
    signingSecret: options.signingSecret,
    botToken: options.botToken,
    appToken: options.appToken,
    scopes: options.scopes,
    transport: options.transport,
    events: options.events,
    limits: options.limits ?? 'off',
    deadlines: { ...documented, ...options.deadlines },
    afterCloseHandshake: options.afterCloseHandshake ?? 'hang-up',
    now: options.now ?? Date.now,
    fields: options.fields ?? 'usual',
    teamId: options.teamId ?? 'T0HOST0001',
    enterpriseId: options.enterpriseId,
    isOrgWide: options.isOrgWide ?? false,
    teamDomain: options.teamDomain ?? 'host-team',
    appId: options.appId ?? 'A0APP00001',
    botUserId: options.botUserId ?? 'U0BOTUSER1',
    botId: options.botId ?? 'B0BOT00001',
    botName: options.botName ?? 'afterword',
  };
}
