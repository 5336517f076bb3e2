import { randomBytes, randomUUID } from 'node:crypto';

/** How long the local Teams waits, in ms. */
export type Deadlines = {
  /** After this an invoke counts as failed for the clicker. Microsoft names about 10 s. */
  readonly invokeMs: number;
  /** After this (3 s) an unanswered invoke is delivered once more while the first may still run; undefined for never. */
  readonly redeliverInvokeMs: number | undefined;
  /** After this an unanswered message or event is given up (15 s). */
  readonly messageMs: number;
  /** Lifetime of an access token, for the bot and for Teams itself (1 h). */
  readonly tokenMs: number;
};

export type LocalTeamsOptions = {
  /** Random by default, and best left so: botbuilder caches tokens per app id for the whole process. */
  readonly appId?: string;
  readonly appPassword?: string;
  /** The tenant the bot is registered in. */
  readonly tenantId?: string;
  readonly botName?: string;
  /** Where the bot listens, such as `http://127.0.0.1:3978/api/messages`. Can be set later with `deliverTo`. */
  readonly endpoint?: string;
  /** Whether Teams' rate limits apply. Off by default, so that a test is never slowed by accident. */
  readonly limits?: 'vendor' | 'off';
  readonly deadlines?: Partial<Deadlines>;
  /** The time in ms since 1970, for activities and limits. Tokens always carry the real time. */
  readonly now?: () => number;
  /** Port of the Bot Connector on loopback; any free one by default. */
  readonly port?: number;
};

export type Settings = Required<Omit<LocalTeamsOptions, 'endpoint' | 'port' | 'deadlines'>> & {
  readonly deadlines: Deadlines;
  readonly botId: string;
};

const documented: Deadlines = {
  invokeMs: 10_000,
  redeliverInvokeMs: 3000,
  messageMs: 15_000,
  tokenMs: 3_600_000,
};

export function settle(options: LocalTeamsOptions): Settings {
  const appId = options.appId ?? randomUUID();
  return {
    appId,
    botId: `28:${appId}`,
    appPassword: options.appPassword ?? randomBytes(20).toString('base64url'),
    tenantId: options.tenantId ?? randomUUID(),
    botName: options.botName ?? 'Afterword',
    limits: options.limits ?? 'off',
    deadlines: { ...documented, ...options.deadlines },
    now: options.now ?? Date.now,
  };
}
