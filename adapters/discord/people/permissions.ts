import type { Overwrite } from '../api/channel.ts';

/** Permissions that matter here. Source: discord.com/developers/docs/topics/permissions. */
export const bits = {
  administrator: 1n << 3n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  readMessageHistory: 1n << 16n,
  manageThreads: 1n << 34n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** What the app needs in the channels it works in, by the name Discord shows. */
export const needed: Readonly<Record<'chats' | 'team', readonly (readonly [name: string, bit: bigint])[]>> = {
  chats: [
    ['View Channel', bits.viewChannel],
    ['Send Messages', bits.sendMessages],
    ['Send Messages in Threads', bits.sendMessagesInThreads],
    ['Read Message History', bits.readMessageHistory],
    ['Manage Threads', bits.manageThreads],
  ],
  team: [
    ['View Channel', bits.viewChannel],
    ['Send Messages', bits.sendMessages],
    ['Embed Links', bits.embedLinks],
    ['Read Message History', bits.readMessageHistory],
  ],
};

/** The number for the invitation link in docs/discord.md: everything above, and nothing else. */
export const invitePermissions: bigint = [...needed.chats, ...needed.team].reduce((sum, [, bit]) => sum | bit, 0n);

export interface Guild {
  readonly id: string;
  readonly owner: string;
  readonly name?: string;
  /** The language that somebody chose for it, as Discord names it. */
  readonly locale?: string;
  /** Permissions by role; the role of everybody has the id of the guild. */
  readonly roles: ReadonlyMap<string, bigint>;
  /** Names of the roles that somebody gives to people: neither everybody's nor an app's own. */
  readonly given?: ReadonlyMap<string, string>;
}

/**
 * What somebody with these roles may do in a channel with these overwrites; for a thread, its channel's.
 * @param user undefined: somebody who is only a member
 */
export function permissionsIn(
  guild: Guild,
  user: string | undefined,
  roles: readonly string[],
  overwrites: readonly Overwrite[],
): bigint {
  if (user === guild.owner) return -1n;
  const base = [guild.id, ...roles].reduce((sum, role) => sum | (guild.roles.get(role) ?? 0n), 0n);
  if (base & bits.administrator) return -1n;
  const everyone = overwrites.filter((each) => each.of === 'role' && each.id === guild.id);
  const ofRoles = overwrites.filter((each) => each.of === 'role' && roles.includes(each.id));
  const own = overwrites.filter((each) => each.of === 'member' && each.id === user);
  return [everyone, ofRoles, own].reduce(apply, base);
}

function apply(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, each) => sum | each.deny, 0n);
  const allow = overwrites.reduce((sum, each) => sum | each.allow, 0n);
  return (permissions & ~deny) | allow;
}

export function mayModerate(permissions: bigint): boolean {
  return (permissions & (bits.administrator | bits.manageThreads | bits.manageMessages)) !== 0n;
}
