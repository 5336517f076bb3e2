import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { chatOf, openDesk, somebodyAsked } from '../support/desk.ts';

const desk = openDesk();

const click = (
  { chat, invitation }: Awaited<ReturnType<typeof somebodyAsked>>,
  score: number,
  at = desk.now(),
  id = randomUUID(),
) => desk.does(chat, 'answered', { id, at, score, invitation });

describe('an answer', () => {
  test('is one row however many clicks come at once, and the latest click counts', async () => {
    const who = await somebodyAsked(desk);
    const clicks = Array.from({ length: 12 }, (_, n) => click(who, n % 11, new Date(desk.now().getTime() + n)));
    await Promise.all(clicks);
    expect(await desk.rows(sql`select score from answers where invitation_id = ${who.invitation}`)).toEqual([
      { score: 0 },
    ]);
    const history = await desk.rows(
      sql`select score from answer_history where invitation_id = ${who.invitation} order by at`,
    );
    expect(history.at(-1)).toEqual({ score: 0 });
  });
  test.each([0, 10])('of %i is stored as itself', async (score) => {
    const who = await somebodyAsked(desk);
    expect(await click(who, score)).toMatchObject({ kind: 'accepted', shows: { ask: { kind: 'reason' } } });
    expect(await desk.rows(sql`select score from answers where invitation_id = ${who.invitation}`)).toEqual([
      { score },
    ]);
  });
  test('that is delivered many times at once is recorded once', async () => {
    const who = await somebodyAsked(desk);
    const id = randomUUID();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => click(who, 3, desk.now(), id)));
    expect(receipts.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(await desk.rows(sql`select score from answer_history where invitation_id = ${who.invitation}`)).toEqual([
      { score: 3 },
    ]);
    expect(
      await desk.rows(
        sql`select version from postings where owner_kind = 'invitation' and owner_id = ${who.invitation} and slot = 'alert'`,
      ),
    ).toEqual([{ version: 1 }]);
  });
  test('of somebody else, of 11, of 3.5, or to an unknown question stores nothing and is answered politely', async () => {
    const who = await somebodyAsked(desk);
    for (const [by, score, invitation, say] of [
      [{ ...who, chat: chatOf('U0STRANGER') }, 9, who.invitation, /for the customer/],
      [who, 11, who.invitation, /whole number from 0 to 10/],
      [who, 3.5, who.invitation, /whole number from 0 to 10/],
      [who, 9, randomUUID(), /not known any more/],
      [who, 9, 'no id at all', /not known any more/],
    ] as const) {
      const receipt = await click({ ...by, invitation }, score);
      expect(receipt).toMatchObject({ kind: 'ignored', say: expect.stringMatching(say) });
    }
    expect(await desk.rows(sql`select * from answers where invitation_id = ${who.invitation}`)).toEqual([]);
  });
});
