import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Adapter, Shown, Wish } from '../../../adapters/adapter.ts';
import { openLanes } from '../../../src/work/lanes.ts';
import { openDesk, shown } from '../../support/desk.ts';
import { openTaking } from '../../support/taking.ts';

const desk = openDesk();

/** Lanes on a platform that takes a new message of a channel every so many milliseconds, and what was sent when. */
function openPaced(pace: number, answer: (sent: number) => Shown | Promise<Shown> = () => shown) {
  const options = desk.work();
  const sent: { readonly wish: Wish; readonly at: number }[] = [];
  const adapter = {
    ...options.adapter(),
    limits: { pace } as Adapter['limits'],
    show: async (wish: Wish) => {
      sent.push({ wish, at: performance.now() });
      return answer(sent.length);
    },
  };
  const worker = randomUUID();
  return { sent, worker, ...options, lanes: openLanes({ ...options, adapter: () => adapter }, worker) };
}

const after = <Value>(ms: number, value: Value) => new Promise<Value>((resolve) => setTimeout(resolve, ms, value));

async function question(channel: string, summary: string): Promise<void> {
  await desk.post(channel, summary);
  await desk.rows(sql`update postings set audience = 'respondent' where owner_id = ${summary}`);
}

describe('on a platform that takes a message every 400 ms', () => {
  /** Sends what is due in the lanes. @returns when each was sent, in order */
  async function paced(names: string[], expected: number, answer?: (sent: number) => Shown) {
    const { lanes, sent } = openPaced(400, answer);
    lanes.look(names);
    await expect
      .poll(() => {
        lanes.look(names);
        return sent.length;
      })
      .toBe(expected);
    await lanes.stop();
    return sent.map(({ wish, at }) => [wish.message.summary, at] as const);
  }

  test('questions keep its pace, and other lanes do not wait for them', async () => {
    for (const n of [1, 2, 3]) await question('C0PACED', `paced ${n}`);
    await question('C0OTHER', 'other');
    const at = new Map(await paced(['slack:C0PACED', 'slack:C0OTHER'], 4));
    const gap = (one: string, two: string) => (at.get(two) ?? 0) - (at.get(one) ?? 0);
    expect(gap('paced 1', 'paced 2')).toBeGreaterThanOrEqual(399);
    expect(gap('paced 2', 'paced 3')).toBeGreaterThanOrEqual(399);
    expect(gap('other', 'paced 2')).toBeGreaterThan(0);
  });

  test('alerts do not wait, until the platform says that it is too much: then they keep it', async () => {
    for (const n of [1, 2, 3, 4]) await desk.post('C0ALERTED', `alert ${n}`);
    const limited: Shown = { kind: 'busy', retryAfter: 300, because: '429', uncertain: false, scope: 'lane' };
    const sent = await paced(['slack:C0ALERTED'], 5, (n) => (n === 2 ? limited : shown));
    const gaps = sent.slice(1).map(([, at], n) => at - (sent[n]?.[1] ?? 0));
    expect(gaps[1]).toBeGreaterThanOrEqual(299);
    expect(gaps[2]).toBeGreaterThanOrEqual(399);
    expect(gaps[3]).toBeGreaterThanOrEqual(399);
  });
});

test('what is shown already is changed before the questions that wait for their turn, and takes none of their time', async () => {
  for (const n of [1, 2, 3]) await question('C0CHANGED', `question ${n}`);
  const { lanes, sent } = openPaced(1_500);
  lanes.look(['slack:C0CHANGED']);
  await expect.poll(() => sent.length).toBe(1);
  // The second is in hand by now; a click changes what the first shows.
  await desk.post('C0CHANGED', 'thanks', { owner: 'question 1' });
  await expect.poll(() => sent.length, { timeout: 8_000 }).toBe(4);
  await lanes.stop();
  const [, second, change, third] = sent;
  expect(sent.map(({ wish }) => wish.message.summary)).toEqual(['question 1', 'question 2', 'thanks', 'question 3']);
  expect((change?.at ?? 0) - (second?.at ?? 0)).toBeLessThan((third?.at ?? 0) - (change?.at ?? 0));
});

test('a new alert waits for no change of another one', async () => {
  await desk.post('C0RUSH', 'one', { owner: 'one' });
  const { lanes, sent } = openPaced(1_500);
  lanes.look(['slack:C0RUSH']);
  await expect.poll(() => sent.length).toBe(1);
  await lanes.stop();
  await desk.post('C0RUSH', 'two', { owner: 'two' });
  await desk.post('C0RUSH', 'one, changed', { owner: 'one' });
  const again = openPaced(1_500);
  again.lanes.look(['slack:C0RUSH']);
  await expect.poll(() => again.sent.length).toBe(2);
  await again.lanes.stop();
  expect(again.sent.map(({ wish }) => wish.message.summary)).toEqual(['two', 'one, changed']);
});

describe('the next question of a lane that keeps a pace', () => {
  /** Two questions, of which the first was sent. */
  async function between(pace: number, answer?: (sent: number) => Shown | Promise<Shown>) {
    const it = openTaking(desk, `slack:C${randomUUID()}`);
    const [first, second] = [randomUUID(), randomUUID()];
    for (const each of [first, second]) await question(it.channel, each);
    const paced = openPaced(pace, answer);
    paced.lanes.look([it.lane]);
    const row = async () => (await desk.rows(sql`select attempts, ref from postings where owner_id = ${second}`))[0];
    await expect.poll(row).toMatchObject({ attempts: 1, ref: null });
    return { ...paced, it, second, row };
  }

  test('is in hand while its lane rests, and is not looked up before it is sent', async () => {
    const { it, lanes, sent, second } = await between(500);
    expect(sent).toHaveLength(1);
    expect(await it.takeAny('another')).toBeUndefined();
    await expect.poll(() => sent.length).toBe(2);
    expect(sent[1]?.wish).toMatchObject({ message: { summary: second }, uncertain: false });
    await expect.poll(() => desk.dueIn(it.lane)).toBe(0);
    await lanes.stop();
  });

  test('is let go of by a worker that stops, at once, and looked up by the next', async () => {
    const { it, lanes, sent, worker } = await between(60_000);
    const began = performance.now();
    await lanes.stop();
    expect(performance.now() - began).toBeLessThan(2_000);
    // What a worker does at its end.
    await desk.rows(sql`update lanes set leased_until = now() where split_part(leased_by, '#', 1) = ${worker}`);
    expect(await it.takeAny('another')).toMatchObject({ uncertain: true, attempts: 1 });
    expect(sent).toHaveLength(1);
  });

  test('is sent once where a click in the lane is written just when its time has come', async () => {
    const slow = async (sent: number) => (sent === 1 ? shown : after(300, shown));
    const { it, lanes, sent } = await between(200, slow);
    // A process that has much to do looks at its timers late.
    const until = performance.now() + 250;
    while (performance.now() < until);
    const reserved = lanes.reserve([it.lane]);
    await expect.poll(() => sent.length).toBe(2);
    // Something was due there before it, so that the click took nothing in hand.
    lanes.took(reserved, [], [it.lane]);
    await expect.poll(() => desk.dueIn(it.lane)).toBe(0);
    await lanes.stop();
    expect(sent).toHaveLength(2);
  });

  test('is let go of while the platform rests', async () => {
    const { it, lanes, sent, standings, row } = await between(300);
    standings.paused('slack', 'token_revoked', 60_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await lanes.renew();
    expect(sent).toHaveLength(1);
    expect(await row()).toMatchObject({ attempts: 1 });
    standings.went('slack');
    lanes.look([it.lane]);
    await expect.poll(() => sent.length).toBe(2);
    expect(sent[1]?.wish.uncertain).toBe(true);
    await lanes.stop();
  });
});
