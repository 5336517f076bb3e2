import { isFields, parseJson } from '../json.ts';
import type { LocalDiscord } from './index.ts';

/** What another process may ask for under /_control/: the methods of LocalDiscord, by name. */
const callable = [
  'addUser',
  'addGuild',
  'addRole',
  'addChannel',
  'addMember',
  'removeMember',
  'overwrite',
  'closeDms',
  'openDms',
  'say',
  'tell',
  'reword',
  'erase',
  'openThread',
  'joinThread',
  'leaveThread',
  'archive',
  'unarchive',
  'lock',
  'unlock',
  'deleteThread',
  'deleteChannel',
  'click',
  'submitModal',
  'dismissModal',
  'command',
  'contextMenu',
  'channel',
  'dmWith',
  'messages',
  'message',
  'ephemerals',
  'modals',
  'commands',
] as const satisfies readonly (keyof LocalDiscord)[];

/** What another process may read under /_control/. */
const readable = [
  'apiUrl',
  'applicationId',
  'interactions',
  'unanswered',
  'log',
  'invalidRequests',
] as const satisfies readonly (keyof LocalDiscord)[];

type Call = (...args: readonly unknown[]) => unknown;

/**
 * Drives a local Discord from another process: POST /_control/<name> with a JSON array of arguments is answered with
 * `{ result }`, or status 400 and `{ error }`. Besides the methods there are `fail.next`, `fail.clear`, the actions of `gateway`
 * (`gateway.drop` and so on) and the readable properties. Permissions are decimal strings, as on Discord's own wire.
 */
export function openControl(discord: LocalDiscord) {
  const table = new Map<string, Call>();
  // Arguments come from a test in another process: the methods check what they are given.
  for (const name of callable) table.set(name, discord[name] as Call);
  for (const name of readable) table.set(name, () => discord[name]);
  table.set('fail.next', discord.fail.next as Call);
  table.set('fail.clear', () => discord.fail.clear());
  const { gateway } = discord;
  for (const name of ['drop', 'reconnect', 'invalidSession', 'close', 'zombie', 'goAway', 'comeBack'] as const)
    table.set(`gateway.${name}`, gateway[name] as Call);
  table.set('gateway.connections', () => gateway.connections);
  table.set('addRole', (guild, name, permissions) =>
    discord.addRole(String(guild), String(name), BigInt(String(permissions))),
  );

  return async (name: string, body: string): Promise<{ readonly status: number; readonly body: unknown }> => {
    const call = table.get(name);
    const args = body === '' ? [] : parseJson(body);
    if (call === undefined) return { status: 404, body: { error: `no control ${name}` } };
    if (!Array.isArray(args)) return { status: 400, body: { error: 'the body must be a JSON array of arguments' } };
    try {
      return { status: 200, body: { result: plain(await call(...args.map(withPermissions))) } };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  };
}

/** Permissions arrive as decimal strings under these names, in an argument or in the objects of a list. */
function withPermissions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPermissions);
  if (!isFields(value)) return value;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => {
    const isBits = ['allow', 'deny', 'botPermissions', 'everyone'].includes(key) && typeof each === 'string';
    return [key, isBits ? BigInt(each) : withPermissions(each)];
  });
  return Object.fromEntries(entries);
}

/** JSON has no sets and no large integers: they become arrays and strings. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Set) return [...each];
    return typeof each === 'bigint' ? each.toString() : each;
  });
  return text === undefined ? null : JSON.parse(text);
}
