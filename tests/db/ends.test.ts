import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { teamOf } from '../../conversations/route.ts';
import { reportEndedChat } from '../../src/inbox/ended.ts';
import { recordAlone, recordTogether } from '../../src/inbox/record.ts';
import { team } from '../end-to-end/service.ts';
import { chatOf, day, endOf, openDesk } from '../support/desk.ts';

const desk = openDesk();

/** Whatever way it is stored, an end comes to the same. */
describe.each([
  ['alone', recordAlone],
  ['together with others', recordTogether],
])('the end of a chat, stored %s', (_, way) => {
  let record: ReturnType<typeof way> | undefined;
  const options = () => {
    record ??= way(desk.db(), desk.now);
    return { ...desk.options(), record };
  };
  const report = (chat = chatOf(), id?: string) =>
    reportEndedChat(options(), endOf(chat, { at: desk.now(), ...(id !== undefined && { id }) }));
  const episodes = (id: string) =>
    desk.rows(sql`select episode from support_chats where external_id = ${id} order by episode`);

  test('reported again, even at the same instant, is the same end with the same answer', async () => {
    const chat = chatOf();
    const all = await Promise.all(Array.from({ length: 8 }, () => report(chat)));
    const invitations = new Set(all.map((each) => each.kind === 'invited' && each.invitation));
    expect(invitations.size).toBe(1);
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await episodes(chat.id)).toEqual([{ episode: 1 }]);
  });

  test('reported of two people at the same instant is the end of one chat', async () => {
    const chat = chatOf();
    const other = { ...chat, respondent: chatOf().respondent };
    const all = await Promise.all([report(chat), report(other), report(), report(other), report(chat)]);
    const same = all.filter((_each, n) => n !== 2).map((each) => each.kind === 'invited' && each.invitation);
    expect(new Set(same).size).toBe(1);
    expect(await episodes(chat.id)).toEqual([{ episode: 1 }]);
  });

  test('of two chats of one person at the same instant asks about one, and says why not about the other', async () => {
    const { id } = chatOf().respondent;
    const all = await Promise.all([report(chatOf(id)), report(chatOf(id)), report(chatOf(id))]);
    expect(all.filter(({ kind }) => kind === 'invited')).toHaveLength(1);
    expect(all.filter((each) => each.kind === 'suppressed' && each.because === 'quietPeriod')).toHaveLength(2);
  });

  test('of many people at the same instant is told to each as their own', async () => {
    const chats = Array.from({ length: 100 }, () => chatOf());
    const all = await Promise.all(chats.map((chat) => report(chat)));
    const stored = await desk.rows(
      sql`select i.id, c.external_id as chat, r.external_id as person, c.snapshot->'respondent'->>'id' as told, thread
        from invitations i join support_chats c on c.id = chat_id join respondents r on r.id = i.respondent_id`,
    );
    const byId = new Map(stored.map(({ id, ...row }) => [id, row]));
    expect(all.map((each) => each.kind === 'invited' && byId.get(each.invitation))).toEqual(
      chats.map(({ id, respondent: { id: person } }) => ({ chat: id, person, told: person, thread: id })),
    );
  });

  test('and another with the same event id are both stored', async () => {
    const event = chatOf().id;
    const chats = [chatOf(), chatOf(), chatOf()];
    const all = await Promise.all(chats.map((chat) => report(chat, event)));
    expect(all.map(({ kind, repeated }) => [kind, repeated])).toEqual(chats.map(() => ['invited', false]));
    for (const { id } of chats) expect(await episodes(id)).toEqual([{ episode: 1 }]);
  });

  test('in a channel of no team is stored with that reason', async () => {
    const chat = chatOf(undefined, { channel: { platform: 'slack', channel: 'C0ELSEWHERE' } });
    expect(teamOf(chat, [team])).toBeUndefined();
    expect(await report(chat)).toMatchObject({ kind: 'suppressed', because: 'noTeam', repeated: false });
    expect(await report(chat)).toMatchObject({ kind: 'suppressed', because: 'noTeam', repeated: true });
  });

  test('that was reopened and ended again is a new end', async () => {
    const chat = chatOf();
    await report(chat);
    desk.pass(1_000);
    await desk.reopen(chat);
    desk.pass(1_000);
    expect(await report(chat)).toMatchObject({ kind: 'invited', repeated: false });
    expect(await episodes(chat.id)).toEqual([{ episode: 1 }, { episode: 2 }]);
  });

  test('after an opt-out is not asked about', async () => {
    const chat = chatOf();
    const invitation = await desk.ask(chat);
    await desk.does(chat, 'optedOut', { invitation, at: desk.now() });
    desk.pass(200 * day);
    expect(await report(chatOf(chat.respondent.id))).toMatchObject({ kind: 'suppressed', because: 'optedOut' });
  });

  test('after the person was asked elsewhere in the meantime is not asked about after all', async () => {
    const { id } = chatOf().respondent;
    const first = await report(chatOf(id));
    // Admitted by a service that did not know of the first: what a lost lock would do.
    desk.configure({ quietPeriod: 0 });
    const second = await report(chatOf(id));
    if (first.kind !== 'invited' || second.kind !== 'invited') throw new Error('both are admitted');
    await desk.wake(first.invitation);
    await desk.wake(second.invitation);
    desk.configure({});
    expect(await desk.state(first.invitation)).toMatchObject({ kind: 'asked' });
    expect(await desk.state(second.invitation)).toMatchObject({ kind: 'suppressed', because: 'quietPeriod' });
  });
});
