import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import { teamOf } from '../../conversations/route.ts';
import { connect, type Database } from '../../db/client.ts';
import { claimDigest } from '../../db/digests.ts';
import { findDue } from '../../db/due.ts';
import { findInvitation } from '../../db/invitations.ts';
import { type DuePosting, endLeases, postingKey, renewLeases, takePostings, wishPosting } from '../../db/postings.ts';
import { settlePostings } from '../../db/steps.ts';
import { reportEndedChat } from '../../src/inbox/ended.ts';
import { createInbox } from '../../src/inbox/index.ts';
import { type Came, judge } from '../../src/work/verdict.ts';
import { wakeInvitation } from '../../src/work/wakes.ts';
import { promptSurvey, team } from '../end-to-end/service.ts';
import { createDatabase } from '../support/database/index.ts';

let db: Database;
let drop: () => Promise<void>;
let now = new Date('2026-03-02T10:00:00Z');
const clock = () => now;

beforeAll(async () => {
  const created = await createDatabase();
  db = connect(created.url, { max: 20, connectTimeout: 10_000 });
  drop = created.drop;
});
afterAll(async () => {
  await db.$client.end();
  await drop();
});

const options = () => ({ db, survey: promptSurvey, teams: [team], clock, adapter: () => undefined });
const chatOf = (person: string, id = randomUUID()): EndedChat => ({
  source: 'helpdesk',
  id,
  respondent: { platform: 'slack', id: person, name: 'Dana', locale: 'en' },
  channel: { platform: 'slack', channel: 'C0SUPPORT' },
  ask: { platform: 'slack', channel: 'C0SUPPORT', thread: id },
  agents: [],
  closeReason: 'resolved',
  tags: [],
});
const report = (chat: EndedChat, event = randomUUID()) =>
  reportEndedChat(options(), { kind: 'chatEnded', id: event, at: now, chat });
const rows = async (query: ReturnType<typeof sql>) => (await db.execute(query)).rows;

/** Somebody new, asked. @returns the invitation and the person. */
async function asked() {
  const person = `U${randomUUID()}`;
  const reported = await report(chatOf(person));
  if (reported.kind !== 'invited') throw new Error(reported.detail);
  await wakeInvitation(options(), reported.invitation);
  return { person, invitation: reported.invitation };
}

const click = (who: { person: string; invitation: string }, score: number, at = now, id: string = randomUUID()) =>
  createInbox(options())({
    kind: 'answered',
    id,
    at,
    score,
    invitation: who.invitation,
    by: { platform: 'slack', id: who.person },
  });

describe('the end of a chat', () => {
  test('reported again, even at the same instant, is the same end with the same answer', async () => {
    const chat = chatOf(`U${randomUUID()}`);
    const all = await Promise.all(Array.from({ length: 8 }, () => report(chat)));
    const invitations = new Set(all.map((each) => each.kind === 'invited' && each.invitation));
    expect(invitations.size).toBe(1);
    expect(await rows(sql`select episode from support_chats where external_id = ${chat.id}`)).toEqual([{ episode: 1 }]);
  });
  test('of two chats of one person at the same instant asks about one, and says why not about the other', async () => {
    const person = `U${randomUUID()}`;
    const all = await Promise.all([report(chatOf(person)), report(chatOf(person)), report(chatOf(person))]);
    expect(all.filter(({ kind }) => kind === 'invited')).toHaveLength(1);
    expect(all.filter((each) => each.kind === 'suppressed' && each.because === 'quietPeriod')).toHaveLength(2);
  });
  test('in a channel of no team is stored with that reason', async () => {
    const chat = { ...chatOf(`U${randomUUID()}`), channel: { platform: 'slack', channel: 'C0ELSEWHERE' } };
    expect(teamOf(chat, [team])).toBeUndefined();
    expect(await report(chat)).toMatchObject({ kind: 'suppressed', because: 'noTeam' });
  });
  test('after the person was asked elsewhere in the meantime is not asked about after all', async () => {
    const person = `U${randomUUID()}`;
    const first = await report(chatOf(person));
    // Admitted by a service that did not know of the first: what a lost lock would do.
    const second = await reportEndedChat(
      { ...options(), survey: { ...promptSurvey, quietPeriod: 0 } },
      { kind: 'chatEnded', id: randomUUID(), at: now, chat: chatOf(person) },
    );
    if (first.kind !== 'invited' || second.kind !== 'invited') throw new Error('both are admitted');
    await wakeInvitation({ ...options(), survey: { ...promptSurvey, quietPeriod: 0 } }, first.invitation);
    await wakeInvitation({ ...options(), survey: { ...promptSurvey, quietPeriod: 0 } }, second.invitation);
    expect((await findInvitation(db, first.invitation))?.state.kind).toBe('asked');
    expect((await findInvitation(db, second.invitation))?.state).toMatchObject({
      kind: 'suppressed',
      because: 'quietPeriod',
    });
  });
});

describe('an answer', () => {
  test('is one row however many clicks come at once, and the latest click counts', async () => {
    const who = await asked();
    const clicks = Array.from({ length: 12 }, (_, n) => click(who, n % 11, new Date(now.getTime() + n)));
    await Promise.all(clicks);
    expect(await rows(sql`select score from answers where invitation_id = ${who.invitation}`)).toEqual([{ score: 0 }]);
    const history = await rows(
      sql`select score from answer_history where invitation_id = ${who.invitation} order by at`,
    );
    expect(history.at(-1)).toEqual({ score: 0 });
  });
  test.each([0, 10])('of %i is stored as itself', async (score) => {
    const who = await asked();
    expect(await click(who, score)).toMatchObject({ kind: 'accepted', shows: { ask: { kind: 'reason' } } });
    expect(await rows(sql`select score from answers where invitation_id = ${who.invitation}`)).toEqual([{ score }]);
  });
  test('that is delivered many times at once is recorded once', async () => {
    const who = await asked();
    const id = randomUUID();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => click(who, 3, now, id)));
    expect(receipts.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(await rows(sql`select score from answer_history where invitation_id = ${who.invitation}`)).toEqual([
      { score: 3 },
    ]);
    expect(
      await rows(
        sql`select version from postings where owner_kind = 'invitation' and owner_id = ${who.invitation} and slot = 'alert'`,
      ),
    ).toEqual([{ version: 1 }]);
  });
  test('of somebody else, of 11, of 3.5, or to an unknown question stores nothing and is answered politely', async () => {
    const who = await asked();
    for (const [by, score, invitation, say] of [
      [{ ...who, person: 'U0STRANGER' }, 9, who.invitation, /for the customer/],
      [who, 11, who.invitation, /whole number from 0 to 10/],
      [who, 3.5, who.invitation, /whole number from 0 to 10/],
      [who, 9, randomUUID(), /not known any more/],
      [who, 9, 'no id at all', /not known any more/],
    ] as const) {
      const receipt = await click({ ...by, invitation }, score);
      expect(receipt).toMatchObject({ kind: 'ignored', say: expect.stringMatching(say) });
    }
    expect(await rows(sql`select * from answers where invitation_id = ${who.invitation}`)).toEqual([]);
  });
});

describe('words typed in direct messages', () => {
  const say = (who: { person: string }, text: string) =>
    createInbox(options())({
      kind: 'said',
      id: randomUUID(),
      at: new Date(now.getTime() + 1_000),
      text,
      place: { platform: 'slack', person: who.person },
      by: { platform: 'slack', id: who.person },
    });
  test('answer a question that ended up there', async () => {
    const who = await asked();
    expect(await say(who, '4')).toMatchObject({ kind: 'ignored' });
    const ref = JSON.stringify({ channel: 'D1', person: who.person });
    await db.execute(
      sql`update postings set ref = ${ref}::jsonb where owner_kind = 'invitation' and owner_id = ${who.invitation}`,
    );
    expect(await say(who, '4')).toMatchObject({ kind: 'accepted' });
    expect(await rows(sql`select score from answers where invitation_id = ${who.invitation}`)).toEqual([{ score: 4 }]);
  });
});

describe('the database itself refuses', () => {
  const insertAnswer = (invitation: string, score: string) =>
    db.execute(
      sql`insert into answers (invitation_id, score, scored_at) values (${invitation}, ${sql.raw(score)}, now())`,
    );
  test.each(['11', '-1', 'null'])('a score of %s', async (score) => {
    const { invitation } = await asked();
    await expect(insertAnswer(invitation, score)).rejects.toThrow();
  });
  test('a second answer to one invitation', async () => {
    const { invitation } = await asked();
    await insertAnswer(invitation, '0');
    await expect(insertAnswer(invitation, '0')).rejects.toThrow();
  });
  test('a second question to one person within 24 hours, and allows the next', async () => {
    const { person } = await asked();
    const [chat] = await rows(sql`select respondent_id as id from invitations where person = ${person}`);
    const insert = async (hours: number) => {
      const id = randomUUID();
      const at = new Date(now.getTime() + hours * 3_600_000);
      await db.execute(sql`insert into support_chats (id, source, external_id, episode, respondent_id, ended_at, reported_at, snapshot)
        values (${id}, 'x', ${id}, 1, ${chat?.id}, now(), now(), '{}')`);
      await db.execute(sql`insert into invitations (id, chat_id, respondent_id, state, status, version, locale, platform, person, asked_at, asked_during)
        values (${id}, ${id}, ${chat?.id}, '{}', 'asked', 1, 'en', 'slack', ${person}, ${at}, tstzrange(${at}, ${at}::timestamptz + interval '24 hours'))`);
    };
    await expect(insert(23)).rejects.toThrow();
    await insert(24);
  });
  test('a second invitation for one ended chat, and a second digest for one date', async () => {
    const { invitation } = await asked();
    await expect(
      db.execute(sql`insert into invitations select gen_random_uuid(), chat_id, respondent_id, state, 'waiting', 1, locale, platform, channel, thread, person
        from invitations where id = ${invitation}`),
    ).rejects.toThrow();
    const digest = { teamId: randomUUID(), localDate: '2026-03-02', since: now, until: now, composedAt: now };
    expect(await claimDigest(db, digest)).toBe(true);
    expect(await claimDigest(db, digest)).toBe(false);
  });
});

describe('a posting', () => {
  const worker = 'one';
  const lane = (channel: string) => `slack:${channel}`;
  const wish = (channel: string, summary: string, which = channel) =>
    wishPosting(db, {
      id: randomUUID(),
      ownerKind: 'digest',
      ownerId: which,
      teamId: team.id,
      slot: 'digest',
      place: { platform: 'slack', channel },
      message: { summary, blocks: [] },
    });
  const takeAny = async (channel: string, by = worker, lease = 15_000) =>
    (await takePostings(db, [lane(channel)], by, lease))[0];
  const take = async (channel: string, by = worker) => {
    const posting = await takeAny(channel, by);
    if (posting === undefined) throw new Error('nothing is due');
    return posting;
  };
  const settle = (posting: DuePosting, came: Came, by = worker) =>
    settlePostings(db, [{ ...judge(posting, came).outcome, needs: null }], [], now, by);
  const shown = { kind: 'shown', ref: { ts: '1' } } as const;

  test('is due until its newest version is shown', async () => {
    const channel = randomUUID();
    await wish(channel, 'one');
    const first = await take(channel);
    expect(first).toMatchObject({ version: 1, ref: null, uncertain: false, attempts: 0 });
    await wish(channel, 'two');
    expect(await settle(first, shown)).toMatchObject({ lanes: [lane(channel)], more: [lane(channel)] });
    const second = await take(channel);
    expect(second).toMatchObject({ version: 2, ref: { ts: '1' }, message: { summary: 'two' }, uncertain: false });
    expect(await settle(second, shown)).toMatchObject({ lanes: [lane(channel)], more: [] });
    expect(await takeAny(channel)).toBeUndefined();
  });
  test('whose creation was begun and not heard of again is uncertain', async () => {
    const channel = randomUUID();
    await wish(channel, 'one');
    await take(channel);
    const again = await take(channel);
    expect(again).toMatchObject({ uncertain: true, attempts: 1 });
    await settle({ ...again, audience: 'respondent' }, { kind: 'refused', because: 'channel archived' });
    expect(await takeAny(channel)).toBeUndefined();
    await wish(channel, 'two');
    expect(await take(channel)).toMatchObject({ version: 2 });
  });
  test('waits behind the earlier ones of its lane, and while the lane is paused', async () => {
    const channel = randomUUID();
    await wish(channel, 'one', `${channel}-1`);
    await wish(channel, 'two', `${channel}-2`);
    const first = await take(channel);
    expect(first).toMatchObject({ message: { summary: 'one' } });
    const busy = { kind: 'busy', retryAfter: 60_000, because: '429', uncertain: false, scope: 'lane' } as const;
    await settle(first, busy);
    expect(await takeAny(channel)).toBeUndefined();
  });
  test('is due the moment it is wished for, a thousand times', async () => {
    const names = Array.from({ length: 1_000 }, () => randomUUID());
    for (const channel of names) {
      await wish(channel, 'now');
      expect(await takeAny(channel)).toBeDefined();
    }
  });
  test('has a key that every platform takes', () => {
    const keys = new Set(Array.from({ length: 50 }, () => postingKey(randomUUID())));
    expect(keys.size).toBe(50);
    for (const key of keys) expect(key).toMatch(/^[\w-]{22}$/);
  });

  describe('in a lane that somebody has leased', () => {
    test("is nobody else's until the lease ends", async () => {
      const channel = randomUUID();
      await wish(channel, 'one');
      expect(await takeAny(channel, 'one', 300)).toBeDefined();
      expect(await takeAny(channel, 'two')).toBeUndefined();
      await expect.poll(() => takeAny(channel, 'two')).toMatchObject({ uncertain: true });
    });
    test('is found by a look, as whose it is', async () => {
      const channel = randomUUID();
      await wish(channel, 'one');
      await take(channel);
      const look = (worker: string, resting: string[] = []) => findDue(db, worker, now, 2_000, resting);
      expect((await look('one')).lanes).toContain(lane(channel));
      expect((await look('one', ['slack'])).lanes).not.toContain(lane(channel));
      const others = await look('two');
      expect(others.lanes).not.toContain(lane(channel));
      expect(others.holders).toContain('one');
      await endLeases(db, ['one']);
      expect((await look('two')).lanes).toContain(lane(channel));
    });
    test('takes no outcome from a worker that lost it meanwhile', async () => {
      const channel = randomUUID();
      await wish(channel, 'one');
      const late = await takeAny(channel, 'frozen', 0);
      if (late === undefined) throw new Error('nothing is due');
      const taken = await take(channel, 'other');
      expect(await settle(late, { kind: 'refused', because: 'long ago' }, 'frozen')).toMatchObject({ lanes: [] });
      expect(await renewLeases(db, [lane(channel)], 'frozen', 15_000)).toEqual([]);
      expect(await settle(taken, shown, 'other')).toMatchObject({ lanes: [lane(channel)] });
      expect(await rows(sql`select ref from postings where lane = ${lane(channel)}`)).toEqual([{ ref: { ts: '1' } }]);
    });
    test('whose worker lost the lease and nobody took it since takes its outcome', async () => {
      const channel = randomUUID();
      await wish(channel, 'one');
      const late = await takeAny(channel, 'slow', 0);
      if (late === undefined) throw new Error('nothing is due');
      expect(await settle(late, shown, 'slow')).toMatchObject({ lanes: [lane(channel)], more: [] });
    });
    test('is taken by one of many that ask at the same instant', async () => {
      const channel = randomUUID();
      await wish(channel, 'one');
      const workers = Array.from({ length: 12 }, (_, n) => `worker ${n}`);
      const taken = await Promise.all(workers.map((name) => takeAny(channel, name)));
      expect(taken.filter((posting) => posting !== undefined)).toHaveLength(1);
    });
  });
});

test('an opt-out holds for every later chat', async () => {
  const who = await asked();
  await createInbox(options())({
    kind: 'optedOut',
    id: randomUUID(),
    at: now,
    invitation: who.invitation,
    by: { platform: 'slack', id: who.person },
  });
  now = new Date(now.getTime() + 200 * 86_400_000);
  expect(await report(chatOf(who.person))).toMatchObject({ kind: 'suppressed', because: 'optedOut' });
});
