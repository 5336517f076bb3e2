import { type Call, membersOf, openControl } from '../control.ts';
import type { LocalSlack } from './index.ts';

/** What another process may call or read under /_control/, by name. */
const open = [
  'addUser',
  'addChannel',
  'addUserGroup',
  'archive',
  'remove',
  'deactivate',
  'shareOutside',
  'say',
  'edit',
  'erase',
  'react',
  'unreact',
  'join',
  'openHome',
  'command',
  'shortcut',
  'globalShortcut',
  'click',
  'clickInView',
  'submit',
  'closeView',
  'messages',
  'directMessagesWith',
  'ephemerals',
  'views',
  'home',
  'revoke',
  'uninstall',
  'reinstall',
  'deliverTo',
  'verifyRequestUrl',
  'redeliver',
  'holdEvents',
  'releaseEvents',
  'settled',
  'apiUrl',
  'teamId',
  'appId',
  'botUserId',
  'botId',
  'unanswered',
  'interactions',
  'events',
  'log',
] as const satisfies readonly (keyof LocalSlack)[];

/**
 * Drives a local Slack from another process. Besides its members there are `fail.next`, `fail.clear`, `sockets.refresh`,
 * `sockets.cut`, `sockets.treat`, `sockets.connections` and `counts`.
 */
export function controlSlack(slack: LocalSlack) {
  const { fail, sockets } = slack;
  const table = new Map<string, Call>([
    ...membersOf(slack, open),
    ...membersOf(fail, ['next', 'clear'], 'fail.'),
    ...membersOf(sockets, ['refresh', 'cut', 'treat', 'connections'], 'sockets.'),
    [
      'counts',
      () => ({
        calls: slack.log.length,
        events: slack.events.length,
        interactions: slack.interactions.length,
        unanswered: slack.unanswered.length,
      }),
    ],
  ]);
  return openControl(table);
}
