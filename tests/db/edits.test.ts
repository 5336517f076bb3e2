import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { createInbox } from '../../src/inbox/index.ts';
import { composeDigest, postExtraDigest } from '../../src/work/digest.ts';
import { team } from '../end-to-end/service.ts';
import { chatOf, openDesk } from '../support/desk.ts';

const desk = openDesk();
afterEach(() => desk.describes(async () => undefined));

/** Somebody asked in the thread of their chat, and how they type there. */
async function asked(agents: readonly { readonly id: string; readonly name?: string }[] = []) {
  const chat = chatOf(`U${randomUUID()}`, { agents });
  const invitation = await desk.ask(chat);
  const place = chat.ask ?? { platform: 'slack', channel: 'C0SUPPORT' };
  const writtenAt = new Map<string, Date>();
  const inbox = createInbox(desk.options());
  return {
    chat,
    invitation,
    place,
    write(id: string, text: string, by = chat.respondent) {
      desk.pass(1_000);
      writtenAt.set(id, desk.now());
      return inbox({ kind: 'said', id, by, place, text, at: desk.now() });
    },
    edit(message: string, text: string, by = chat.respondent) {
      desk.pass(1_000);
      const at = desk.now();
      const written = writtenAt.get(message) ?? at;
      return inbox({ kind: 'edited', id: `edit:${randomUUID()}`, message, writtenAt: written, by, place, text, at });
    },
    erase(message: string, id = `deletion:${message}`) {
      desk.pass(1_000);
      return inbox({ kind: 'deleted', id, platform: 'slack', message, at: desk.now() });
    },
    answer: async () =>
      (await desk.rows(sql`select score, reason from answers where invitation_id = ${invitation}`))[0],
    history: () =>
      desk.rows(sql`select score, reason from answer_history where invitation_id = ${invitation} order by id`),
    alert: async () => {
      const [row] = await desk.rows(
        sql`select message::text from postings where owner_id = ${invitation} and slot = 'alert'`,
      );
      return String(row?.message);
    },
  };
}

const name = () => `msg:${randomUUID()}`;

/** All that the database holds of some words. */
async function tracesOf(words: string): Promise<readonly unknown[]> {
  const like = `%${words}%`;
  return desk.rows(sql`
    select 'answers' as place from answers where reason like ${like} union all
    select 'history' from answer_history where reason like ${like} union all
    select 'state' from invitations where state::text like ${like} union all
    select 'postings' from postings where message::text like ${like}`);
}

describe('a typed answer that is edited', () => {
  test('changes the answer, its history and the alert', async () => {
    const who = await asked();
    const message = name();
    await who.write(message, '8');
    expect(await who.answer()).toEqual({ score: 8, reason: null });
    expect(await who.edit(message, '3')).toMatchObject({ kind: 'accepted' });
    expect(await who.answer()).toEqual({ score: 3, reason: null });
    expect(await who.history()).toEqual([
      { score: 8, reason: null },
      { score: 3, reason: null },
    ]);
    expect(await who.alert()).toContain('Detractor alert: 3');
  });
  test('by somebody else changes nothing', async () => {
    const who = await asked();
    const message = name();
    await who.write(message, '8');
    expect(await who.edit(message, '3', chatOf().respondent)).toMatchObject({ because: 'stranger' });
    expect(await who.answer()).toEqual({ score: 8, reason: null });
  });
  test('twice, or before it arrived, comes to the same', async () => {
    const who = await asked();
    const message = name();
    const at = desk.now();
    expect(await who.edit(message, '3')).toMatchObject({ kind: 'accepted' });
    const late = { kind: 'said', id: message, by: who.chat.respondent, place: who.place, text: '8', at } as const;
    desk.pass(1_000);
    await createInbox(desk.options())({ ...late, at: new Date(desk.now().getTime() - 1_500) });
    expect(await who.answer()).toEqual({ score: 3, reason: null });
  });
  test('that did not count is heard as one just typed', async () => {
    const who = await asked();
    const message = name();
    expect(await who.write(message, 'ok')).toMatchObject({ kind: 'ignored' });
    await who.edit(message, 'ok, 9');
    expect(await who.answer()).toEqual({ score: 9, reason: null });
  });
});

describe('a typed answer that is deleted', () => {
  test('leaves its score, and no trace of its words: not in the answer, its history, the alert or a digest', async () => {
    const who = await asked();
    const message = name();
    const words = `rude ${randomUUID()}`;
    await who.write(message, `0, ${words}`);
    const others = await asked();
    await others.write(name(), '2, slow');
    const [from, until] = [desk.after(-600_000), desk.after(1_000)];
    const days = { since: from, until, localDate: '2026-03-03' };
    const digest = await composeDigest(desk.db(), team, days, { kind: 'given', from, to: until });
    await postExtraDigest(desk.db(), team, digest, desk.now());
    expect(await tracesOf(words)).toHaveLength(6);
    const before = await desk.rows(sql`select version from postings where owner_kind = 'digest'`);
    await desk.rows(sql`update postings set ref = '{"ts":"1"}' where owner_kind = 'digest'`);
    expect(await who.erase(message)).toMatchObject({ kind: 'accepted' });
    expect(await tracesOf(words)).toEqual([]);
    expect(await who.answer()).toEqual({ score: 0, reason: null });
    expect(await who.alert()).toContain('deleted what they wrote');
    const after = await desk.rows(
      sql`select version, due_at is not null as due, edit_only, message from postings where owner_kind = 'digest'`,
    );
    // One that the team took away meanwhile is not posted again.
    expect(after).toMatchObject([{ version: Number(before[0]?.version) + 1, due: true, edit_only: true }]);
    expect(JSON.stringify(after)).toContain('slow');
  });
  test('of several leaves what the others say, in the digest too', async () => {
    const who = await asked();
    const [first, second] = [name(), name()];
    await who.write(name(), '0');
    await who.write(first, 'the agent was rude');
    await who.write(second, 'and it took two weeks');
    const [from, until] = [desk.after(-600_000), desk.after(1_000)];
    const days = { since: from, until, localDate: '2026-03-03' };
    const digest = await composeDigest(desk.db(), team, days, { kind: 'given', from, to: until });
    await postExtraDigest(desk.db(), team, digest, desk.after(1));
    await who.erase(first);
    expect(await who.answer()).toEqual({ score: 0, reason: 'and it took two weeks' });
    expect(await tracesOf('the agent was rude')).toEqual([]);
    expect(await tracesOf('it took two weeks')).toHaveLength(5);
  });
  test('long after everything is closed, and told twice', async () => {
    const who = await asked();
    const message = name();
    const words = `rude ${randomUUID()}`;
    await who.write(message, `3, ${words}`);
    desk.pass(40 * 86_400_000);
    await desk.wake(who.invitation);
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'settled' });
    expect(await who.erase(message)).toMatchObject({ kind: 'accepted' });
    expect(await tracesOf(words)).toEqual([]);
    expect(await who.erase(message, 'another')).toMatchObject({ kind: 'ignored' });
  });
  test('before it arrived never counts', async () => {
    const who = await asked();
    const message = name();
    expect(await who.erase(message)).toEqual({ kind: 'ignored', because: 'neverCounted' });
    expect(await who.write(message, '3, rude')).toEqual({ kind: 'repeated' });
    expect(await who.answer()).toBeUndefined();
  });
});

describe('words of somebody of the team in the thread', () => {
  const by = (id: string) => ({ platform: 'slack', id });
  test('take the question back where they go on with the chat', async () => {
    const who = await asked([{ id: 'U0ROBIN', name: 'Robin' }]);
    desk.describes(async () => ({ isBot: false, name: 'Robin' }));
    await who.write(name(), 'Glad I could help! Please rate us.', by('U0ROBIN'));
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'asked' });
    await who.write(name(), 'Could you try it once more?', by('U0ROBIN'));
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'withdrawn', agent: 'Robin' });
    const chats = await desk.rows(sql`select reopened_at is not null as reopened from support_chats
      where external_id = ${who.chat.id}`);
    expect(chats).toEqual([{ reopened: true }]);
  });
  test('of a bystander, a bot or another customer do not', async () => {
    const who = await asked([{ id: 'U0ROBIN' }]);
    desk.describes(async () => ({ isBot: false }));
    await who.write(name(), 'Could you try it once more?', by('U0OTHER'));
    desk.describes(async () => ({ isBot: true, isColleague: true }));
    await who.write(name(), 'Could you try it once more?', by('U0ROBIN'));
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'asked' });
  });
  test('of a colleague do, where no agents are named', async () => {
    const who = await asked();
    desk.describes(async () => ({ isBot: false, isColleague: true }));
    await who.write(name(), 'One moment, I will look into it.', by('U0SAM'));
    expect(await desk.state(who.invitation)).toMatchObject({ kind: 'withdrawn', agent: 'U0SAM' });
  });
});
