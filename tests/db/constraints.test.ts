import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { claimDigest } from '../../db/digests.ts';
import { openDesk, somebodyAsked } from '../support/desk.ts';

const desk = openDesk();

/** Which rule of the database a statement breaks. */
const broken = async (statement: Promise<unknown>) => {
  const error = await statement.then(
    () => new Error('it was taken'),
    (error: Error) => error,
  );
  const { constraint, column } = (error.cause ?? {}) as { constraint?: string; column?: string };
  return constraint ?? column ?? error.message;
};

describe('the database itself refuses', () => {
  const insertAnswer = (invitation: string, score: string) =>
    desk.rows(
      sql`insert into answers (invitation_id, score, scored_at) values (${invitation}, ${sql.raw(score)}, now())`,
    );
  test.each([
    ['11', 'answers_score'],
    ['-1', 'answers_score'],
    ['null', 'score'],
  ])('a score of %s', async (score, rule) => {
    const { invitation } = await somebodyAsked(desk);
    expect(await broken(insertAnswer(invitation, score))).toBe(rule);
  });
  test('a second answer to one invitation', async () => {
    const { invitation } = await somebodyAsked(desk);
    await insertAnswer(invitation, '0');
    expect(await broken(insertAnswer(invitation, '0'))).toBe('answers_pkey');
  });
  test('a second question to one person within 24 hours, and allows the next', async () => {
    const { person } = await somebodyAsked(desk);
    const [chat] = await desk.rows(sql`select respondent_id as id from invitations where person = ${person}`);
    const insert = async (hours: number) => {
      const id = randomUUID();
      const at = new Date(desk.now().getTime() + hours * 3_600_000);
      await desk.rows(sql`insert into support_chats (id, source, external_id, episode, respondent_id, ended_at, reported_at, snapshot)
        values (${id}, 'x', ${id}, 1, ${chat?.id}, now(), now(), '{}')`);
      await desk.rows(sql`insert into invitations (id, chat_id, respondent_id, state, status, version, locale, platform, person, asked_at, asked_during)
        values (${id}, ${id}, ${chat?.id}, '{}', 'asked', 1, 'en', 'slack', ${person}, ${at}, tstzrange(${at}, ${at}::timestamptz + interval '24 hours'))`);
    };
    expect(await broken(insert(23))).toBe('invitations_once_a_day');
    await insert(24);
  });
  test('a second invitation for one ended chat, and a second digest for one date', async () => {
    const { invitation } = await somebodyAsked(desk);
    const again = await broken(
      desk.rows(sql`insert into invitations select gen_random_uuid(), chat_id, respondent_id, state, 'waiting', 1, locale, platform, channel, thread, person
        from invitations where id = ${invitation}`),
    );
    expect(again).toBe('invitations_chat');
    const now = desk.now();
    const digest = { teamId: randomUUID(), localDate: '2026-03-02', since: now, until: now, composedAt: now };
    expect(await claimDigest(desk.db(), digest)).toBe(true);
    expect(await claimDigest(desk.db(), digest)).toBe(false);
  });
});
