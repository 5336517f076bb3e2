import { afterEach, describe, expect, test } from 'vitest';
import type { DuePosting } from '../../../db/postings.ts';
import { owners } from '../../../src/work/owners.ts';
import { day, hour, openDesk, somebodyAsked } from '../../support/desk.ts';
import { openTaking } from '../../support/taking.ts';

const desk = openDesk();
afterEach(() => desk.configure({}));

/** What keeps a question from appearing that a platform did not take when it was asked. @param changes of its posting */
async function holdsBack(ms: number, changes: Partial<DuePosting> = {}) {
  const { lane } = await somebodyAsked(desk);
  const posting = { ...(await openTaking(desk, lane).take()), attempts: 1, ...changes };
  desk.pass(ms);
  return owners.invitation.hold(posting, desk.db(), desk.options());
}

describe('a question that could not be shown when it was asked', () => {
  test('appears within the day', async () => {
    expect(await holdsBack(23 * hour)).toBeUndefined();
  });
  test('is not asked at all after a day', async () => {
    expect(await holdsBack(30 * hour)).toEqual({
      kind: 'tooLate',
      because: 'the question could only have gone out 30 hours late',
    });
  });
  test('waits for the end of the quiet hours', async () => {
    desk.set('2026-03-02T19:00:00Z');
    desk.configure({ quietHours: { from: 20 * 60, to: 9 * 60 } });
    expect(await holdsBack(2 * hour)).toEqual({ kind: 'wait', ms: 12 * hour });
  });
  test('waits for the end of a holiday', async () => {
    desk.set('2026-12-24T22:00:00Z');
    desk.configure({ quietHours: null, holidays: ['12-25'] });
    expect(await holdsBack(3 * hour)).toEqual({ kind: 'wait', ms: 23 * hour });
  });
  test.each<[string, Partial<DuePosting>]>([
    ['is shown already', { ref: { ts: '1' } }],
    ['is only taken back', { editOnly: true }],
    ['is what the team should see', { slot: 'alert' }],
    ['was asked for this minute', { attempts: 0, overdue: 59_999 }],
  ])('is not looked at where it %s', async (_, changes) => {
    expect(await holdsBack(2 * day, changes)).toBeUndefined();
  });
});

describe('what became of a posting', () => {
  const posting = { slot: 'survey' } as DuePosting;
  test('is told to the invitation it asked for', () => {
    const { input } = owners.invitation;
    const at = desk.now().getTime();
    expect(input(posting, { kind: 'delivered' }, desk.now())).toEqual({ kind: 'delivered', at });
    const news = { kind: 'undeliverable', because: 'gone' } as const;
    expect(input(posting, news, desk.now())).toEqual({ ...news, at });
    expect(input({ ...posting, slot: 'reminder' }, news, desk.now())).toEqual({ ...news, at });
    expect(input({ ...posting, slot: 'reminder' }, { kind: 'delivered' }, desk.now())).toBeUndefined();
    expect(input({ ...posting, slot: 'alert' }, news, desk.now())).toBeUndefined();
  });
  test('is nothing to a digest', async () => {
    expect(owners.digest.input(posting, { kind: 'delivered' }, desk.now())).toBeUndefined();
    expect(await owners.digest.hold(posting, desk.db(), desk.options())).toBeUndefined();
  });
});
