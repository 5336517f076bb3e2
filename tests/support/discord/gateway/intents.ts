import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { PrivilegedIntent } from '../settings.ts';

const everyIntent = Object.values(Intent)
  .filter((bit): bit is Intent => typeof bit === 'number')
  .reduce((sum, bit) => sum | bit, 0);

const privileged: Readonly<Record<PrivilegedIntent, Intent>> = {
  members: Intent.GuildMembers,
  presences: Intent.GuildPresences,
  'message-content': Intent.MessageContent,
};

/** Why a session may not have these intents: bits that mean nothing, or one not switched on in the developer portal. */
export function objectTo(intents: number, granted: readonly PrivilegedIntent[]): 'invalid' | 'disallowed' | undefined {
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~everyIntent) !== 0) return 'invalid';
  const isDisallowed = Object.entries(privileged).some(
    ([name, bit]) => (intents & bit) !== 0 && !granted.includes(name as PrivilegedIntent),
  );
  return isDisallowed ? 'disallowed' : undefined;
}

export { Intent };
