import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import { forgetKeys } from '../../db/requests.ts';
import { samenessOf } from '../../src/http/idempotency.ts';
import { report } from '../../src/reporting.ts';
import { chatOf, day, hour, openDesk } from './desk.ts';

const desk = openDesk();

/** Sends a report, as the HTTP API would: ended now unless it says when. */
const send = (chat: EndedChat, key?: string, endedAt?: Date) =>
  report(desk.options(), chat, endedAt ?? desk.now(), samenessOf(key, { ...chat, ...(endedAt && { endedAt }) }));
const episodes = async (chat: EndedChat) =>
  (await desk.rows(sql`select episode from support_chats where external_id = ${chat.id} order by episode`)).length;

/** The customer writes again after the chat has ended. */
async function goOn(chat: EndedChat) {
  desk.pass(hour);
  await desk.reopen(chat);
  desk.pass(hour);
}

describe('a report that says nothing of when the chat ended, sent again after the customer wrote', () => {
  test('is no new end within 24 hours', async () => {
    const chat = chatOf();
    const first = await send(chat);
    await goOn(chat);
    expect(await send(chat)).toEqual(first);
    desk.pass(21 * hour);
    expect(await send(chat)).toEqual(first);
    expect(await episodes(chat)).toBe(1);
  });

  test('is a new end after 24 hours', async () => {
    const chat = chatOf();
    await send(chat);
    await goOn(chat);
    desk.pass(day);
    await send(chat);
    expect(await episodes(chat)).toBe(2);
  });

  test('is a new end when it says anything else, when it ended, or comes with a key', async () => {
    for (const again of [
      (chat: EndedChat) => send({ ...chat, closeReason: 'other' }),
      (chat: EndedChat) => send(chat, undefined, desk.now()),
      (chat: EndedChat) => send(chat, randomUUID()),
    ]) {
      const chat = chatOf();
      await send(chat);
      await goOn(chat);
      await again(chat);
      expect(await episodes(chat)).toBe(2);
    }
  });

  test('of two at the same instant one counts', async () => {
    const chat = chatOf();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(chat)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await episodes(chat)).toBe(1);
  });
});

describe('a report with a key', () => {
  test('gets the answer it got, whatever happened to the chat since', async () => {
    const chat = chatOf();
    const first = await send(chat, 'k1');
    expect(first.kind).toBe('invited');
    await goOn(chat);
    const second = await send(chat, 'k2');
    expect(second).not.toEqual(first);
    expect(await send(chat, 'k1')).toEqual(first);
    expect(await send(chat, 'k2')).toEqual(second);
    expect(await episodes(chat)).toBe(2);
  });

  test('is refused when it says something else, for 24 hours', async () => {
    const [chat, other] = [chatOf(), chatOf()];
    const key = randomUUID();
    await send(chat, key);
    expect(await send({ ...chat, tags: ['vip'] }, key)).toEqual({ kind: 'keyTaken' });
    expect(await send(other, key)).toEqual({ kind: 'keyTaken' });
    expect(await episodes(other)).toBe(0);
    desk.pass(day);
    expect(await send(other, key)).toMatchObject({ kind: 'invited' });
  });

  test('whose answer was lost with the process is found by its event, though the chat went on', async () => {
    const chat = chatOf();
    const key = randomUUID();
    const first = await send(chat, key);
    await desk.rows(sql`update api_requests set answer = null`);
    await goOn(chat);
    expect(await send(chat, key)).toEqual(first);
    expect(await episodes(chat)).toBe(1);
  });

  test('of two at the same instant one counts', async () => {
    const chat = chatOf();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(chat, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const rivals = await Promise.all(Array.from({ length: 8 }, (_, n) => send(chatOf(), `${key}${n % 2}`)));
    expect(rivals.filter(({ kind }) => kind === 'invited')).toHaveLength(2);
  });

  test('is forgotten after a day', async () => {
    await send(chatOf(), randomUUID());
    desk.pass(day);
    await forgetKeys(desk.options().db, desk.now());
    expect(await desk.rows(sql`select count(*)::int as n from api_requests`)).toEqual([{ n: 0 }]);
  });
});
