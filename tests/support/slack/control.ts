import { parseJson } from '../json.ts';
import type { LocalSlack } from './index.ts';

/** What another process may ask for under /_control/: the methods of LocalSlack, by name. */
const callable = [
  'addUser',
  'addChannel',
  'addUserGroup',
  'archive',
  'remove',
  'deactivate',
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
  'deliverTo',
  'verifyRequestUrl',
  'redeliver',
  'holdEvents',
  'releaseEvents',
  'settled',
] as const satisfies readonly (keyof LocalSlack)[];

/** What another process may read under /_control/. */
const readable = [
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

type Call = (...args: readonly unknown[]) => unknown;

/**
 * Drives a local Slack from another process: POST /_control/<name> with a JSON array of arguments is answered with
 * `{ result }`, or status 400 and `{ error }`. Besides the methods there are `fail.next`, `fail.clear`, `sockets.refresh`,
 * `sockets.cut`, `sockets.connections`, `counts` and the readable properties.
 */
export function openControl(slack: LocalSlack) {
  const table = new Map<string, Call>();
  // Arguments come from a test in another process: the methods check what they are given.
  for (const name of callable) table.set(name, slack[name] as Call);
  for (const name of readable) table.set(name, () => slack[name]);
  table.set('fail.next', slack.fail.next as Call);
  table.set('fail.clear', () => slack.fail.clear());
  table.set('sockets.refresh', slack.sockets.refresh as Call);
  table.set('sockets.cut', () => slack.sockets.cut());
  table.set('sockets.connections', () => slack.sockets.connections);
  table.set('counts', () => ({
    calls: slack.log.length,
    events: slack.events.length,
    interactions: slack.interactions.length,
    unanswered: slack.unanswered.length,
  }));

  return async (name: string, body: string): Promise<{ readonly status: number; readonly body: unknown }> => {
    const call = table.get(name);
    const args = body === '' ? [] : parseJson(body);
    if (call === undefined) return { status: 404, body: { error: `no control ${name}` } };
    if (!Array.isArray(args)) return { status: 400, body: { error: 'the body must be a JSON array of arguments' } };
    try {
      return { status: 200, body: { result: plain(await call(...args)) } };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  };
}

/** JSON has no maps and sets: reactions become an object of arrays. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Map) return Object.fromEntries(each);
    return each instanceof Set ? [...each] : each;
  });
  return text === undefined ? null : JSON.parse(text);
}
