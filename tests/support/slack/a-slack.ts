import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from './index.ts';

/** The secrets every test here uses. */
export const secrets = { signingSecret: 'a-signing-secret', botToken: 'xoxb-1', appToken: 'xapp-1' } as const;

/** What the app needs to do everything it does. */
export const allScopes = [
  'chat:write',
  'commands',
  'channels:history',
  'groups:history',
  'im:history',
  'channels:read',
  'groups:read',
  'im:read',
  'reactions:read',
  'users:read',
  'usergroups:read',
  'im:write',
];

/** A Slack with Ada and Ben in #support with the app, and Zoe of another company in #shared with them. */
export async function startASlack(options: Partial<LocalSlackOptions> = {}): Promise<LocalSlack> {
  const slack = await startLocalSlack({ ...secrets, scopes: allScopes, transport: 'http', ...options });
  slack.addUser({ id: 'U1ADA', name: 'ada', locale: 'de-DE' });
  slack.addUser({ id: 'U2BEN', name: 'ben' });
  slack.addUser({ id: 'U3ZOE', name: 'zoe', teamId: 'T9CLIENT' });
  slack.addChannel({ id: 'C1SUPPORT', name: 'support', members: ['U1ADA', 'U2BEN', slack.botUserId] });
  slack.addChannel({ id: 'C2SHARED', name: 'shared', isExtShared: true, members: ['U1ADA', 'U3ZOE', slack.botUserId] });
  slack.addChannel({ id: 'C3OTHER', name: 'other', members: ['U1ADA'] });
  slack.addChannel({ id: 'G4SECRET', name: 'secret', isPrivate: true, members: ['U1ADA'] });
  return slack;
}
