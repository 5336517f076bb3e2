import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { Inbox, Ref } from '../../../adapters/adapter.ts';
import type { WebChats } from '../../../adapters/web/api/chats.ts';
import type { PostView, Snapshot } from '../../../adapters/web/show/view.ts';
import type { Person, Place } from '../../../conversations/place.ts';
import { execute } from '../../support/database/execute.ts';
import { createDatabase } from '../../support/database/index.ts';
import { type Acknowledged, type Act, describeAdapter, type Harness } from '../conformance.ts';
import { listen, openPlayground, post } from './playground.ts';
import { attributeOf, readHtml } from './reading.ts';
import { skip } from './skips.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describeAdapter('web', {
  open: openHarness,
  skip,
});

const chatId = 'welcome';
const respondent: Person = { platform: 'web', id: `customer-${chatId}` };
const stranger: Person = { platform: 'web', id: 'agent-1' };
const place: Place = { platform: 'web', channel: 'support', thread: `chat-${chatId}` };

async function openHarness(inbox: Inbox): Promise<Harness> {
  let loseAnswer = false;
  const between = (chats: WebChats): WebChats => ({
    ...chats,
    async post(...args) {
      const id = await chats.post(...args);
      if (!loseAnswer) return id;
      loseAnswer = false;
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    },
  });
  // A redelivery is compared with the first delivery, so the clock stands still.
  const now = () => new Date('2026-11-20T09:00:00Z');
  const playground = await openPlayground({ databaseUrl: database.url, inbox, between, now });
  const { url } = playground;
  const told: { readonly to: string; readonly text: string }[] = [];
  let last = { path: '', body: {}, who: respondent };

  async function posts(where: Place): Promise<readonly PostView[]> {
    const stream = await listen(`${url}/playground/events?chat=${chatId}`);
    const snapshot = (await stream.next('snapshot')) as unknown as Snapshot;
    stream.close();
    return (snapshot.posts[where.thread ?? where.channel ?? ''] ?? []).filter(({ author }) => author === 'afterword');
  }

  async function deliver(who: Person, path: string, body: object): Promise<Acknowledged> {
    last = { path, body, who };
    const answer = await post(`${url}/playground/${path}`, body);
    const { say, detail } = JSON.parse(answer.text);
    if (typeof (say ?? detail) === 'string') told.push({ to: who.id, text: say ?? detail });
    return answer.status === 200 ? 'acknowledged' : 'not acknowledged';
  }

  async function act(who: Person, act: Act): Promise<Acknowledged> {
    const as = who.id === stranger.id ? 'agent' : 'customer';
    const id = randomUUID();
    if (act.kind === 'type') return deliver(who, `chats/${chatId}/messages`, { id, as, text: act.text });
    const html = (await posts(place)).at(-1)?.html ?? '';
    const invitation = attributeOf(html, marksOf(act), 'data-invitation');
    const click = { id, as, channel: place.thread, invitation };
    switch (act.kind) {
      case 'score':
        return deliver(who, 'clicks', { ...click, kind: 'answered', score: act.score });
      case 'reason':
        return deliver(who, 'clicks', { ...click, kind: 'reasonGiven', text: act.text });
      case 'intent':
        return deliver(who, 'clicks', { ...click, kind: act.intent });
    }
  }

  return {
    get adapter() {
      return playground.adapter;
    },
    place,
    teamPlace: { platform: 'web', channel: 'support-alerts' },
    respondent,
    stranger,
    leadsTo: ({ id }) => id,
    act,
    redeliver: () => deliver(last.who, last.path, last.body),
    async sendMalformed(who) {
      const click = { id: randomUUID(), as: 'agent', channel: place.thread, invitation: 'some', kind: 'answered' };
      const bodies = [
        { ...click, score: 11 },
        { ...click, score: -1 },
        { ...click, score: 3.5 },
        { ...click, score: '3' },
        { ...click, score: null },
        { ...click },
        { ...click, score: 3, id: 'not-a-uuid' },
        { ...click, score: 3, invitation: undefined },
        { ...click, score: 3, invitation: '' },
        { ...click, kind: 'chatEnded' },
        { ...click, kind: 'reasonGiven', text: ' ' },
        { ...click, kind: 'reasonGiven', text: 'x'.repeat(2001) },
        { ...click, score: 3, more: true },
        [],
        {},
      ];
      const results: Acknowledged[] = [];
      for (const body of bodies) results.push(await deliver(who, 'clicks', body));
      return results;
    },
    visible: async (where) => (await posts(where)).map(({ html }) => readHtml(html)),
    told: async (who) => told.filter(({ to }) => to === who.id).map(({ text }) => text),
    inject(fault) {
      if (fault.kind !== 'lost answer') throw new Error(`the playground can't be made to answer "${fault.kind}"`);
      loseAnswer = true;
    },
    standings: () => [],
    signal: () => Promise.reject(new Error('the playground has one button')),
    remove: async (_place, ref: Ref) => {
      await execute(database.url, `delete from web_posts where id = ${Number(ref.post)}`);
    },
    restart: () => playground.restart(),
    close: () => playground.close(),
  };
}

/** What marks the control that somebody uses. */
function marksOf(act: Exclude<Act, { kind: 'type' }>): readonly string[] {
  switch (act.kind) {
    case 'score':
      return ['data-intent="answered"', `data-score="${act.score}"`];
    case 'reason':
      return ['<form', 'data-intent="reasonGiven"'];
    case 'intent':
      return [`data-intent="${act.intent}"`];
  }
}
