import { expect, test } from 'vitest';
import { seriesOf } from '../../conversations/numbers/series.ts';
import { countDays } from '../../db/reports.ts';
import { countAnswers } from '../../src/count-answers.ts';
import { team } from '../end-to-end/service.ts';
import { chatOf, openDesk } from '../support/desk.ts';

const desk = openDesk();
const none = { passives: 0, delivered: 0, responses: 0 };

/** Somebody who was asked a few minutes before and gave a score then. */
async function answered(name: string, score: number, at: string) {
  const when = new Date(at);
  desk.set(new Date(when.getTime() - 10 * 60_000));
  const chat = chatOf(name, { respondent: { platform: 'slack', id: name, name, locale: 'en' } });
  const invitation = await desk.ask(chat);
  await desk.does(chat, 'answered', { invitation, score, at: when });
}

test('a day is the local day of the team on which the score was given, in a digest and over HTTP alike', async () => {
  const db = desk.db();
  // 23:30 on 9 March and 0:30 on 11 March in Los Angeles; it is summer time there since the 8th.
  await answered('Ann', 10, '2026-03-10T06:30:00Z');
  await answered('Bob', 0, '2026-03-10T12:00:00Z');
  await answered('Cy', 9, '2026-03-11T06:59:59Z');
  await answered('Di', 3, '2026-03-11T07:30:00Z');
  const zone = 'America/Los_Angeles';
  const teams = [{ ...team, timezone: zone }];
  const tenth = { kind: 'day', date: '2026-03-10' } as const;
  const counted = { promoters: 1, passives: 0, detractors: 1 };
  expect(await countAnswers(db, teams, { team: team.id, from: tenth, to: tenth })).toMatchObject(counted);
  expect(await countAnswers(db, teams, { from: tenth, to: tenth })).toMatchObject(counted);

  const days = await countDays(db, { team: team.id }, zone);
  expect(seriesOf(days, '2026-03-01', '2026-03-12').before('2026-03-11', 1)).toEqual(counted);
  expect(seriesOf(days, '2026-03-01', '2026-03-12').before('2026-03-12', 30)).toEqual({
    promoters: 2,
    passives: 0,
    detractors: 2,
  });

  // A team that is configured no more goes by UTC, and is still counted among all.
  expect(await countAnswers(db, [], { from: tenth, to: tenth })).toMatchObject({ promoters: 1, detractors: 1 });
  expect(await countAnswers(db, teams, { team: 'other' })).toEqual({ ...none, promoters: 0, detractors: 0 });
  const since = { kind: 'moment', at: new Date('2026-03-10T12:00:00Z') } as const;
  const until = { kind: 'moment', at: new Date('2026-03-11T07:30:00Z') } as const;
  expect(await countAnswers(db, teams, { from: since, to: until })).toMatchObject({ promoters: 1, detractors: 1 });
});
