import { expect, test } from 'vitest';
import { listNews, markTold, type News } from '../../db/news.ts';
import { countDelivered, countScores } from '../../db/reports.ts';
import { chatOf, day, hour, openDesk } from '../support/desk.ts';

const desk = openDesk();

const monday = Date.UTC(2026, 2, 2);
/** A point in time of that day of the week, counted from Monday. */
const at = (days: number, hours: number) => new Date(monday + days * day + hours * hour);
const newsOf = (news: News) => listNews(desk.options().db, 'support', news);
const digestOf = (days: number) => newsOf({ kind: 'given', from: at(days, 0), to: at(days + 1, 0) });

/** Somebody new who was asked at 10, on Monday if nothing else is said, and what they did, in the order of its arrival. */
async function customer(name: string, askedOn = 0) {
  desk.set(at(askedOn, 10));
  const chat = chatOf(name, { respondent: { platform: 'slack', id: name, name, locale: 'en' } });
  const invitation = await desk.ask(chat);
  return {
    score: (score: number, when: Date) => desk.does(chat, 'answered', { invitation, score, at: when }),
    explain: (text: string, when: Date) => desk.does(chat, 'reasonGiven', { invitation, text, at: when }),
  };
}

test('a digest lists what is new in its days, and what was changed or explained in them', async () => {
  const ann = await customer('Ann');
  await ann.score(3, at(0, 11));
  await ann.explain('Slow', at(0, 12));

  const bob = await customer('Bob');
  await bob.score(9, at(0, 11));
  await bob.explain('The price page is wrong', at(1, 10));

  const cy = await customer('Cy');
  await cy.score(3, at(0, 11));
  await cy.explain('Rude', at(0, 12));
  await cy.score(8, at(1, 8));

  const di = await customer('Di');
  await di.score(10, at(0, 11));
  await di.score(2, at(1, 9));
  await di.score(10, at(1, 10));

  const eve = await customer('Eve');
  await eve.score(7, at(0, 11));
  await eve.score(6, at(1, 9));
  await eve.explain('It broke again', at(2, 9));

  const told = (answers: Awaited<ReturnType<typeof digestOf>>) =>
    answers
      .map(({ agents: _, invitation: __, ...answer }) => answer)
      .sort((a, b) => ((a.customer ?? '') < (b.customer ?? '') ? -1 : 1));
  // As it stood at the end of the day, whatever came later.
  expect(told(await digestOf(0))).toEqual([
    { score: 3, customer: 'Ann', reason: 'Slow' },
    { score: 9, customer: 'Bob' },
    { score: 3, customer: 'Cy', reason: 'Rude' },
    { score: 10, customer: 'Di' },
    { score: 7, customer: 'Eve' },
  ]);
  expect(told(await digestOf(1))).toEqual([
    { score: 9, customer: 'Bob', reason: 'The price page is wrong', earlier: {} },
    { score: 8, customer: 'Cy', earlier: { changedFrom: 3 } },
    { score: 6, customer: 'Eve', earlier: { changedFrom: 7 } },
  ]);
  expect(told(await digestOf(2))).toEqual([{ score: 6, customer: 'Eve', reason: 'It broke again', earlier: {} }]);
  expect(await digestOf(3)).toEqual([]);
});

test('what is stored after its day was told of is in the next digest, and nothing is in two or in none', async () => {
  const { db } = desk.options();
  const tell = async (days: number, since?: Date) => {
    const until = at(days, 0);
    const on = until.toISOString().slice(0, 10);
    return db.transaction(async (tx) => {
      await markTold(tx, 'support', { until, ...(since !== undefined && { since }) }, on);
      const answers = await listNews(tx, 'support', { kind: 'told', on });
      return answers.map(({ agents: _, invitation: __, ...answer }) => answer);
    });
  };
  // The first digest tells of what was given since it is planned, and of nothing before.
  const hal = await customer('Hal', 9);
  await hal.score(1, at(9, 23));
  const gil = await customer('Gil', 10);
  await gil.score(4, at(10, 11));
  expect(await tell(11, at(10, 0))).toEqual([{ score: 4, customer: 'Gil' }]);

  // Given before midnight, stored after the digest of that day was composed.
  expect(await tell(12)).toEqual([]);
  await gil.explain('Nobody called', new Date(at(12, 0).getTime() - 2_000));
  const ivy = await customer('Ivy', 11);
  await ivy.score(9, new Date(at(12, 0).getTime() - 2_000));
  await ivy.score(8, at(12, 8));
  expect(await tell(13)).toEqual([
    { score: 4, customer: 'Gil', reason: 'Nobody called', earlier: {} },
    { score: 8, customer: 'Ivy' },
  ]);

  // Nobody was there for three weeks.
  const jo = await customer('Jo', 13);
  await jo.score(2, at(14, 1));
  await ivy.score(3, at(15, 1));
  await ivy.score(8, at(16, 1));
  expect(await tell(34)).toEqual([{ score: 2, customer: 'Jo' }]);
  expect(await tell(35)).toEqual([]);
});

test('somebody who answers a question that was never said to be there was reached', async () => {
  const person = await customer('Fay');
  await person.score(9, at(0, 11));
  const { db } = desk.options();
  const span = { from: at(0, 0), to: at(7, 0) };
  const { delivered, responses } = await countDelivered(db, span);
  expect(responses).toBeGreaterThan(0);
  expect(delivered).toBe(responses);
  const { promoters, passives, detractors } = await countScores(db, span);
  expect(promoters + passives + detractors).toBe(responses);
});
