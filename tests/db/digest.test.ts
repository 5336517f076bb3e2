import { expect, test } from 'vitest';
import { countEpisodes } from '../../db/episodes.ts';
import { countDelivered, countScores, listAnswers } from '../../db/reports.ts';
import { chatOf, day, hour, openDesk } from '../support/desk.ts';

const desk = openDesk();

const monday = Date.UTC(2026, 2, 2);
/** A point in time of that day of the week, counted from Monday. */
const at = (days: number, hours: number) => new Date(monday + days * day + hours * hour);
const digestOf = (days: number) => listAnswers(desk.options().db, { from: at(days, 0), to: at(days + 1, 0) });

/** Somebody new who was asked on Monday at 10, and what they did, in the order of its arrival. */
async function customer(name: string) {
  desk.set(at(0, 10));
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

test('somebody who answers a question that was never said to be there was reached', async () => {
  const person = await customer('Fay');
  await person.score(9, at(0, 11));
  const { db } = desk.options();
  const all = await countEpisodes(db, {});
  expect(all.responses).toBeGreaterThan(0);
  expect(all.delivered).toBe(all.responses);
  const span = { from: at(0, 0), to: at(7, 0) };
  const { delivered, responses } = await countDelivered(db, span);
  expect(delivered).toBe(responses);
  const { promoters, passives, detractors } = await countScores(db, span);
  expect(promoters + passives + detractors).toBe(responses);
});
