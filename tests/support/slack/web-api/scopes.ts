import type { Fields } from '../../json.ts';
import type { Channel, Workspace } from '../workspace.ts';

const byKind = (suffix: 'read' | 'history') =>
  ({ public: `channels:${suffix}`, private: `groups:${suffix}`, im: `im:${suffix}`, mpim: `mpim:${suffix}` }) as const;

/** What a method needs of the bot token. `perKind` methods need the scope of the kind of channel they are about. */
type Need =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly scope: string }
  | { readonly kind: 'perKind'; readonly suffix: 'read' | 'history' };

const none: Need = { kind: 'none' };
const one = (scope: string): Need => ({ kind: 'one', scope });

/** Source: the "Scopes" of each method's page under docs.slack.dev/reference/methods. */
const needs: Readonly<Record<string, Need>> = {
  'auth.test': none,
  'chat.postMessage': one('chat:write'),
  'chat.update': one('chat:write'),
  'chat.delete': one('chat:write'),
  'chat.postEphemeral': one('chat:write'),
  'chat.getPermalink': none,
  'conversations.info': { kind: 'perKind', suffix: 'read' },
  'conversations.members': { kind: 'perKind', suffix: 'read' },
  'conversations.history': { kind: 'perKind', suffix: 'history' },
  'conversations.replies': { kind: 'perKind', suffix: 'history' },
  'conversations.join': one('channels:join'),
  'conversations.open': one('im:write'),
  'reactions.get': one('reactions:read'),
  'users.info': one('users:read'),
  'users.list': one('users:read'),
  'usergroups.list': one('usergroups:read'),
  'usergroups.users.list': one('usergroups:read'),
  'views.open': none,
  'views.push': none,
  'views.update': none,
  'views.publish': none,
};

/** The scopes any of which the method accepts, for the `x-accepted-oauth-scopes` header. */
export function acceptedScopes(method: string): readonly string[] {
  const need = needs[method] ?? none;
  if (need.kind === 'none') return [];
  return need.kind === 'one' ? [need.scope] : Object.values(byKind(need.suffix));
}

/** The scope the token lacks for this call, as Slack's `needed`, or undefined when it may go ahead. */
export function missingScope(workspace: Workspace, method: string, args: Fields): string | undefined {
  const { scopes } = workspace.settings;
  const need = needs[method] ?? none;
  if (need.kind === 'none') return undefined;
  if (need.kind === 'one') return scopes.includes(need.scope) ? undefined : need.scope;
  const table = byKind(need.suffix);
  const channel: Channel | undefined = workspace.channels.get(String(args.channel));
  if (channel !== undefined) return scopes.includes(table[channel.kind]) ? undefined : table[channel.kind];
  const any = Object.values(table);
  return any.some((scope) => scopes.includes(scope)) ? undefined : any.join(',');
}
