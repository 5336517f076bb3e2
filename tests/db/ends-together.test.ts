import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import type { Database } from '../../db/client.ts';
import { reportEndedChat } from '../../src/inbox/ended.ts';
import { type RecordEnd, recordAlone, recordTogether } from '../../src/inbox/record.ts';
import { intercepted, refusal } from '../support/database/intercepted.ts';
import { chatOf, day, endOf, openDesk } from '../support/desk.ts';

const desk = openDesk();

/** Reports by way of a process of its own. @returns how to report, and how often ends were written together */
function together(before: (name: string) => void | Promise<void> = () => {}, corrupt = (record: RecordEnd) => record) {
  let writes = 0;
  const db: Database = intercepted(desk.db(), async (name) => {
    if (name === 'afterword report ends') writes += 1;
    await before(name);
  });
  const record = corrupt(recordTogether(db, desk.now));
  return {
    report: (chat: EndedChat, at = desk.now()) => reportEndedChat({ ...desk.options(), record }, endOf(chat, { at })),
    writes: () => writes,
  };
}

const many = (length: number) => Array.from({ length }, () => chatOf());
const storedOf = async (chats: readonly EndedChat[]) =>
  (await desk.rows(sql`select 1 from support_chats where external_id = any(${sql.param(chats.map(({ id }) => id))})`))
    .length;

describe('ends of chats that arrive at the same moment', () => {
  test('are written by a few statements', async () => {
    const { report, writes } = together();
    const all = await Promise.all(many(60).map((chat) => report(chat)));
    expect(all.filter(({ kind }) => kind === 'invited')).toHaveLength(60);
    expect(writes()).toBeLessThanOrEqual(4);
  });

  test.each<[string, (report: Parameters<RecordEnd>[0]) => Parameters<RecordEnd>[0]]>([
    ['whose snapshot no database takes', (report) => ({ ...report, chat: { ...report.chat, tags: ['\u0000'] } })],
    ['that nobody can decide', (report) => ({ ...report, decide: () => expect.fail('a bug') })],
    ['whose time is none', (report) => ({ ...report, endedAt: new Date(Number.NaN) })],
  ])('are stored but for one %s', async (_, poison) => {
    const [bad = chatOf(), ...good] = many(31);
    const { report } = together(undefined, (record) => (one) => record(one.chat.id === bad.id ? poison(one) : one));
    const chats = [...good.slice(0, 15), bad, ...good.slice(15)];
    const all = await Promise.allSettled(chats.map((chat) => report(chat)));
    expect(all.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([15]);
    expect(await storedOf(good)).toBe(30);
    expect(await storedOf([bad])).toBe(0);
  });

  test('are stored one by one after a deadlock', async () => {
    const { report } = together((name) => {
      if (name === 'afterword report ends') throw refusal('40P01');
    });
    const chats = many(30);
    const all = await Promise.all(chats.map((chat) => report(chat)));
    expect(all.filter(({ kind }) => kind === 'invited')).toHaveLength(30);
    expect(await storedOf(chats)).toBe(30);
  });

  test.each(['57014', '25006', '53100'])(
    'are refused where the database refuses with %s, and taken once it is over',
    async (code) => {
      let isAway = true;
      const { report } = together((name) => {
        if (isAway && name === 'afterword report ends') throw refusal(code);
      });
      const chats = many(30);
      const refused = await Promise.allSettled(chats.map((chat) => report(chat)));
      expect(new Set(refused.map(({ status }) => status))).toEqual(new Set(['rejected']));
      expect(await storedOf(chats)).toBe(0);
      isAway = false;
      const all = await Promise.all(chats.map((chat) => report(chat)));
      expect(all.filter(({ kind, repeated }) => kind === 'invited' && !repeated)).toHaveLength(30);
    },
  );
});

describe('between the reading and the writing of ends', () => {
  /** Does it once, right before ends are written. */
  const between = (what: () => Promise<unknown>) => {
    let isDone = false;
    return async (name: string) => {
      if (isDone || name !== 'afterword report ends') return;
      isDone = true;
      await what();
    };
  };

  test('another process reports of the same person: one question, and the reason for the other', async () => {
    const chat = chatOf();
    const other = { ...desk.options(), record: recordAlone(desk.db(), desk.now) };
    const elsewhere = () => reportEndedChat(other, endOf(chatOf(chat.respondent.id), { at: desk.now() }));
    const { report } = together(between(elsewhere));
    expect(await report(chat)).toMatchObject({ kind: 'suppressed', because: 'quietPeriod', repeated: false });
  });

  test('another process reports of the same chat: one end', async () => {
    const chat = chatOf();
    const other = { ...desk.options(), record: recordAlone(desk.db(), desk.now) };
    const { report } = together(between(() => reportEndedChat(other, endOf(chat, { at: desk.now() }))));
    expect(await report(chat)).toMatchObject({ kind: 'invited', repeated: true });
    expect(await storedOf([chat])).toBe(1);
  });

  test('somebody asks not to be asked any more: they are not', async () => {
    const before = chatOf();
    const invitation = await desk.ask(before);
    desk.pass(200 * day);
    const optOut = () => desk.does(before, 'optedOut', { invitation, at: desk.now() });
    const reported = await together(between(optOut)).report(chatOf(before.respondent.id));
    if (reported.kind === 'invited') {
      await desk.wake(reported.invitation);
      expect(await desk.state(reported.invitation)).toMatchObject({ kind: 'suppressed', because: 'optedOut' });
    } else expect(reported).toMatchObject({ because: 'optedOut' });
  });

  test('somebody is asked about another chat: they are asked once', async () => {
    const first = chatOf();
    const reported = await together().report(first);
    if (reported.kind !== 'invited') throw new Error(reported.detail);
    const { report } = together(between(() => desk.wake(reported.invitation)));
    expect(await report(chatOf(first.respondent.id))).toMatchObject({ kind: 'suppressed', because: 'quietPeriod' });
  });
});

describe('whatever the order in which ends arrive at several processes', () => {
  /** Who has which chat, when it is said to have ended, at which process it arrives, and after how many others. */
  const arrivals = fc.array(
    fc.record({
      chat: fc.nat(5),
      person: fc.nat(2),
      at: fc.nat(2),
      process: fc.nat(1),
      turn: fc.nat(3),
    }),
    { minLength: 2, maxLength: 14 },
  );

  const countsOf = async (run: string) => {
    const chats = await desk.rows(
      sql`select external_id as chat, count(*)::int as ends from support_chats where source = ${run} group by 1 order by 1`,
    );
    const people = await desk.rows(
      sql`select r.external_id as person, count(i.id)::int as questions, count(c.suppressed_because)::int as suppressed
        from support_chats c join respondents r on r.id = c.respondent_id left join invitations i on i.chat_id = c.id
        where c.source = ${run} group by 1 order by 1`,
    );
    const without = (name: unknown) => String(name).slice(run.length);
    return {
      chats: chats.map(({ chat, ends }) => ({ chat: without(chat), ends })),
      people: people.map((row) => ({ ...row, person: without(row.person), questions: row.questions })),
    };
  };

  const chatIn = (run: string, { chat, person }: { chat: number; person: number }) =>
    chatOf(`${run}${person}`, { source: run, id: `${run}${chat}` });

  /** Lets what others have under way go on for so many turns of the event loop. */
  const wait = async (turns: number) => {
    for (let n = 0; n < turns * 3; n += 1) await new Promise(setImmediate);
  };

  async function arrive(all: readonly { chat: number; person: number; at: number; process: number; turn: number }[]) {
    const run = `${chatOf().id}-`;
    const processes = [together(), together()];
    await Promise.all(
      all.map(async (each) => {
        await wait(each.turn);
        await processes[each.process]?.report(chatIn(run, each), new Date(desk.now().getTime() - each.at));
      }),
    );
    return countsOf(run);
  }

  test('chats of one person each end as often, and are asked about as often, as one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (drawn) => {
        const all = drawn.map((each) => ({ ...each, person: each.chat % 3 }));
        const run = `${chatOf().id}-`;
        const options = { ...desk.options(), record: recordAlone(desk.db(), desk.now) };
        for (const each of all)
          await reportEndedChat(options, endOf(chatIn(run, each), { at: new Date(desk.now().getTime() - each.at) }));
        const inTurn = await countsOf(run);
        expect(await arrive(all)).toEqual(inTurn);
        expect(inTurn.people.map(({ questions }) => questions)).toEqual(inTurn.people.map(() => 1));
      }),
      { numRuns: 25 },
    );
  });

  test('chats that are said to be of several people end once, and nobody gets two questions', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (all) => {
        const { chats, people } = await arrive(all);
        expect(chats.map(({ ends }) => ends)).toEqual([...new Set(all.map(({ chat }) => chat))].map(() => 1));
        expect(people.map(({ questions }) => questions)).toEqual(people.map(() => 1));
      }),
      { numRuns: 25 },
    );
  });
});
