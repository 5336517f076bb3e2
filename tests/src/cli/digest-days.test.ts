import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Message } from '../../../conversations/message.ts';
import { weekdays } from '../../../conversations/team.ts';
import { composeDay } from '../../../src/commands/digest.ts';
import { composeDueDigests } from '../../../src/work/digest.ts';
import { team } from '../../end-to-end/service.ts';
import { chatOf, openDesk } from '../../support/desk.ts';

const desk = openDesk();
const workdays = weekdays.slice(0, 5);
const to = { platform: 'slack', channel: 'C0DIGEST' };
const planned = { ...team, digest: { to, at: 9 * 60, days: workdays } };

async function answered(name: string, score: number, at: string) {
  desk.set(new Date(Date.parse(at) - 60_000));
  const chat = chatOf(name, { respondent: { platform: 'slack', id: name, name, locale: 'en' } });
  const invitation = await desk.ask(chat);
  await desk.does(chat, 'answered', { invitation, score, at: new Date(at) });
}

const textOf = ({ blocks }: Message) => blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');

test('the command shows the digest that told, or will tell, of a day: on Sunday that of Friday to Sunday', async () => {
  const db = desk.db();
  const compose = async (now: string) => composeDueDigests({ db, teams: [planned], clock: () => new Date(now) });
  await compose('2026-03-05T08:00:00Z');
  await answered('Ann', 3, '2026-03-06T12:00:00Z');
  await answered('Bob', 10, '2026-03-08T12:00:00Z');
  const show = async (date: string, now: string) => textOf(await composeDay(db, planned, date, new Date(now)));

  const before = await show('2026-03-07', '2026-03-08T18:00:00Z');
  expect(before).toMatch(/Fri, Mar 6\s–\s\w+, Mar 8: 2 answers/);
  await compose('2026-03-09T09:00:00Z');
  const [posted] = await desk.rows(sql`
    select message from postings where slot = 'digest' order by owner_id desc limit 1`);
  for (const date of ['2026-03-06', '2026-03-07', '2026-03-08']) {
    expect(await show(date, '2026-03-09T10:00:00Z')).toBe(textOf(posted?.message as Message));
  }

  // What was stored after it is in the next one, and not in what it said.
  await answered('Cy', 0, '2026-03-08T23:59:58Z');
  expect(await show('2026-03-08', '2026-03-09T10:00:00Z')).not.toContain('Cy');
  await compose('2026-03-10T09:00:00Z');
  expect(await show('2026-03-09', '2026-03-10T10:00:00Z')).toContain('0 · Cy');
  // Without a plan, a day is a day.
  const { digest: _, ...silent } = planned;
  expect(
    textOf(await composeDay(db, { ...silent, id: 'other' }, '2026-03-07', new Date('2026-03-10T10:00:00Z'))),
  ).toMatch(/^Support · Sat, Mar 7$/m);
});
