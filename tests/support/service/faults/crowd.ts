import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../random.ts';
import type { LocalSlack } from '../../slack/index.ts';
import { apiToken, channelsOf, teams } from './stage.ts';

/** Somebody whose chat ended, and what was promised about them. */
export interface Customer {
  readonly user: string;
  readonly name: string;
  readonly team: number;
  readonly channel?: string;
  readonly thread?: string;
  /** When the report was acknowledged, as `Date.now()`. */
  reportedAt?: number;
  /** When the question was there. */
  askedAt?: number;
  /** The score that was clicked at least once. */
  clicked?: number;
  /** The score whose click was acknowledged. */
  score?: number;
  answeredAt?: number;
  alertedAt?: number;
}

export interface Crowd {
  readonly customers: readonly Customer[];
  /** What was answered in ways that help no one: a 500, a 4xx. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Nobody new comes; resolves when whoever is on the way has been reported. */
  close(): Promise<void>;
  stop(): void;
}

/**
 * Customers whose chats are reported, so many a second, until the report is acknowledged; each answers once asked, with a click
 * that is made again until it is acknowledged. Nobody new comes while `most` of them wait: a machine that is slower than the
 * crowd would otherwise be tried by its own weight and by nothing else.
 */
export function openCrowd(slack: LocalSlack, url: string, perSecond: number, most: number, random: Random): Crowd {
  const customers: Customer[] = [];
  const byUser = new Map<string, Customer>();
  const byThread = new Map<string, Customer>();
  const byName = new Map<string, Customer>();
  const direct = new Map<string, string>();
  const refusals = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;
  let isOpen = true;
  let arrived = 0;
  let answered = 0;

  async function arrive(): Promise<void> {
    const number = String(arrived++).padStart(5, '0');
    const team = random.between(0, teams - 1);
    const user = `U0FAULT${number}`;
    const base = { user, name: `cora-${number}`, team };
    slack.addUser({ id: user, name: base.name });
    const inChannel = random.chance(0.15);
    const channels = channelsOf(team);
    const channel = channels[random.between(0, channels.length - 1)];
    let customer: Customer = base;
    if (inChannel && channel !== undefined) {
      await slack.join(channel, user);
      customer = { ...base, channel, thread: await slack.say(channel, user, 'My export fails') };
      byThread.set(`${channel} ${customer.thread}`, customer);
    }
    customers.push(customer);
    byUser.set(user, customer);
    byName.set(customer.name, customer);
    await report(customer);
  }

  async function report(customer: Customer): Promise<void> {
    const { user, name, team, channel, thread } = customer;
    const ask = channel === undefined ? {} : { ask: { platform: 'slack', channel, thread } };
    const respondent = { platform: 'slack', id: user, name, locale: 'en' };
    const body = JSON.stringify({
      source: 'faults',
      id: user,
      team: `team${team}`,
      respondent,
      closeReason: 'resolved',
      ...ask,
    });
    while (!isStopped) {
      const status = await fetch(`${url}/v1/support-chats`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(5_000),
      }).then(
        async (answer) => {
          await answer.body?.cancel();
          return answer.status;
        },
        () => 0,
      );
      if (status === 202) {
        customer.reportedAt = Date.now();
        return;
      }
      if (status !== 503 && status !== 502 && status !== 0) count(refusals, `report ${status}`);
      await sleep(200);
    }
  }

  async function answer(customer: Customer, channel: string, ts: string): Promise<void> {
    await sleep(random.between(20, 400));
    const score = random.between(0, 10);
    while (!isStopped) {
      customer.clicked = score;
      const clicked = await slack.click(channel, ts, customer.user, `score:${score}`).catch(() => undefined);
      // What was stored without an acknowledgement has taken the scale away.
      if (clicked === undefined || clicked.isAcknowledged) {
        customer.score = score;
        answered += 1;
        customer.answeredAt = Date.now();
        return;
      }
      await sleep(200);
    }
  }

  /** Reads what the app posted since the last look. */
  let read = 0;
  function watch(): void {
    for (; read < slack.log.length; read += 1) {
      const call = slack.log[read];
      if (call?.answer.ok !== true) continue;
      const { method, args, answer: answered } = call;
      if (method === 'conversations.open') {
        const opened = answered.channel as { readonly id: string } | undefined;
        if (opened !== undefined) direct.set(opened.id, String(args.users));
      }
      if (method !== 'chat.postMessage') continue;
      const [channel, ts] = [String(answered.channel), String(answered.ts)];
      const words = `${String(args.text)} ${JSON.stringify(args.blocks ?? '')}`;
      const customer = byThread.get(`${channel} ${String(args.thread_ts)}`) ?? byUser.get(direct.get(channel) ?? '');
      if (customer !== undefined) {
        if (customer.askedAt !== undefined) continue;
        customer.askedAt = Date.now();
        void answer(customer, channel, ts);
        continue;
      }
      const name = /cora-\d{5}/.exec(words)?.[0];
      const about = name === undefined ? undefined : byName.get(name);
      if (about !== undefined) about.alertedAt ??= Date.now();
    }
  }

  const watching = setInterval(watch, 15);
  const arriving = setInterval(() => {
    if (!isOpen || customers.length - answered >= most) return;
    const one = arrive().catch((error: unknown) => count(refusals, String(error)));
    underWay.add(one);
    void one.finally(() => underWay.delete(one));
  }, 1_000 / perSecond);

  return {
    customers,
    refusals,
    async close() {
      isOpen = false;
      await Promise.all(underWay);
    },
    stop() {
      isStopped = true;
      clearInterval(watching);
      clearInterval(arriving);
    },
  };
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
