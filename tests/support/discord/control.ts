import { type Call, membersOf, openControl } from '../control.ts';
import { isFields } from '../json.ts';
import type { LocalDiscord } from './index.ts';

/** What another process may call or read under /_control/, by name. */
const open = [
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
  'sayAsWebhook',
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
  'editThread',
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
  'apiUrl',
  'applicationId',
  'interactions',
  'unanswered',
  'log',
  'invalidRequests',
] as const satisfies readonly (keyof LocalDiscord)[];

/**
 * Drives a local Discord from another process. Besides its members there are `fail.next`, `fail.clear` and the actions of
 * `gateway` (`gateway.drop` and so on). Permissions are decimal strings, as on Discord's own wire.
 */
export function controlDiscord(discord: LocalDiscord) {
  const { gateway, fail } = discord;
  const table = new Map<string, Call>([
    ...membersOf(discord, open),
    ...membersOf(fail, ['next', 'clear'], 'fail.'),
    ...membersOf(gateway, gatewayActions, 'gateway.'),
    [
      'addRole',
      (guild, name, permissions) => discord.addRole(String(guild), String(name), BigInt(String(permissions))),
    ],
  ]);
  const control = [...table].map(([name, call]): [string, Call] => [
    name,
    (...args) => call(...args.map(withPermissions)),
  ]);
  return openControl(new Map(control));
}

const gatewayActions = [
  'drop',
  'reconnect',
  'invalidSession',
  'close',
  'zombie',
  'goAway',
  'comeBack',
  'connections',
] as const;

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
