/** A permission of the bot token, with why it is wanted. The manifest in docs/ asks for the same ones. */
export interface Scope {
  readonly name: string;
  readonly purpose: string;
  /** Nothing works without it; the others only enlarge where Afterword works. */
  readonly isVital: boolean;
}

const vital = (name: string, purpose: string): Scope => ({ name, purpose, isVital: true });
const extra = (name: string, purpose: string): Scope => ({ name, purpose, isVital: false });

/** @param withGroups whether user groups are configured as agents */
export function neededScopes(withGroups: boolean): readonly Scope[] {
  return [
    vital('chat:write', 'to ask and to alert'),
    vital('commands', 'for /afterword and the message shortcut'),
    vital('reactions:read', 'to see the reaction that ends a chat'),
    vital('users:read', 'for names, languages and time zones'),
    vital('channels:read', 'to tell internal channels from shared ones'),
    vital(
      'channels:history',
      'for typed answers, what is changed or deleted of them, agents who go on with a chat, and to see who took part in a thread',
    ),
    vital('im:write', 'to ask in direct messages'),
    vital('im:history', 'for typed answers in direct messages, and what is changed or deleted of them'),
    extra('groups:read', 'for private channels'),
    extra('groups:history', 'for private channels'),
    ...(withGroups ? [vital('usergroups:read', 'because user groups are configured as agents')] : []),
  ];
}
