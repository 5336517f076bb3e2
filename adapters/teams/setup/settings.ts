import type { Team } from '../../../conversations/team.ts';
import type { Memory } from '../../memory.ts';
import type { Given } from '../../platform.ts';

/** What the adapter is told: the `teams` part of the configuration, the support teams, its memory, and where it logs. */
export interface TeamsSettings {
  /** The bot's Microsoft app id. Empty only together with `allowAnonymous`. */
  readonly appId: string;
  /** The client secret; none for a managed identity. */
  readonly appPassword?: string;
  /** The tenant the bot is registered in. */
  readonly tenantId?: string;
  readonly appType: AppType;
  /** Another cloud than Microsoft's public one: everything about it, or nothing. */
  readonly cloud?: Cloud;
  /**
   * Without an app id nobody's identity is checked: for trying things out. The caller sees to it that the listener is
   * bound to loopback; the adapter then talks to addresses on loopback only.
   */
  readonly allowAnonymous?: boolean;
  /** Further tenants whose activities are taken, ids in lower case. With neither these nor `tenantId`: every tenant's. */
  readonly tenants?: readonly string[];
  /** Whether the bot says what it is for where it is added; absent: it does. */
  readonly welcome?: boolean;
  readonly teams: readonly Team[];
  readonly memory: Memory;
  readonly log: Log;
  readonly onStanding?: Given['onStanding'];
}

export type AppType = 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';

/** Where a cloud's sign-in is. One of these without the others refuses everything, so they only come together. */
export interface Cloud {
  /** Whose keys sign what arrives. */
  readonly openIdMetadataUrl: string;
  /** The issuer of what arrives. */
  readonly tokenIssuer: string;
  /** Where the bot gets its tokens, with the tenant. */
  readonly loginUrl: string;
  /** What the bot's tokens are for. */
  readonly oauthScope: string;
  readonly oauthUrl: string;
}

/** Never given a secret, a score or anything that a customer wrote. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  fields: Readonly<Record<string, unknown>>,
  text: string,
) => void;
