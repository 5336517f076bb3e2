import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { createLedger } from '../../src/ledger.ts';
import { chatOf, day, hour, openDesk } from '../support/desk.ts';

const desk = openDesk();
afterEach(() => {
  desk.configure({});
  desk.describes(async () => undefined);
});

describe('an opt-out given to one question', () => {
  /** Asked about two chats, a day and a half apart; then they ask not to be asked again, under the first. */
  async function optedOutElsewhere() {
    desk.configure({ quietPeriod: day });
    const person = chatOf().respondent.id;
    const chat = chatOf(person);
    const first = await desk.ask(chat);
    desk.pass(1.5 * day);
    const second = await desk.ask(chatOf(person));
    await desk.rows(sql`update invitations set state = state || '{"deliveredAt": 1}' where id = ${second}`);
    desk.pass(hour);
    expect(await desk.does(chat, 'optedOut', { invitation: first, at: desk.now() })).toMatchObject({
      kind: 'accepted',
    });
    return { chat, second };
  }
  const slots = (invitation: string) =>
    desk.rows(
      sql`select slot, message->>'summary' as summary from postings where owner_kind = 'invitation' and owner_id = ${invitation}`,
    );

  test('takes back the other one instead of reminding of it', async () => {
    const { second } = await optedOutElsewhere();
    desk.pass(day);
    await desk.wake(second);
    expect(await slots(second)).toEqual([{ slot: 'survey', summary: "Understood. We won't ask you again." }]);
    expect(await desk.state(second)).toMatchObject({ kind: 'declined' });
  });
  test('holds for every later chat', async () => {
    const { chat } = await optedOutElsewhere();
    desk.pass(200 * day);
    expect(await desk.end(chatOf(chat.respondent.id))).toMatchObject({ kind: 'suppressed', because: 'optedOut' });
  });
  test('still lets the other one be answered', async () => {
    const { chat, second } = await optedOutElsewhere();
    desk.pass(day);
    await desk.wake(second);
    expect(await desk.does(chat, 'answered', { invitation: second, score: 0, at: desk.now() })).toMatchObject({
      kind: 'accepted',
    });
  });
});

describe('what the platform knows of somebody', () => {
  // Midnight in Tokyo, where the team is at work.
  const tokyo = { name: 'Kenji', locale: 'ja', timezone: 'Asia/Tokyo', isBot: false };
  const quietHours = { from: 20 * 60, to: 9 * 60 };
  const respondentOf = async (id: string) =>
    (await desk.rows(sql`select snapshot->'respondent' as respondent from support_chats where external_id = ${id}`))[0]
      ?.respondent;

  test('decides the quiet hours also when the report names them and their language, and changes neither', async () => {
    desk.configure({ quietHours });
    desk.describes(async () => tokyo);
    desk.set('2026-03-10T15:00:00Z');
    const chat = chatOf();
    expect(await desk.end(chat)).toMatchObject({ kind: 'invited', askAt: new Date('2026-03-11T00:00:00Z') });
    expect(await respondentOf(chat.id)).toMatchObject({ name: 'Dana', locale: 'en', timezone: 'Asia/Tokyo' });
  });
  test('keeps a bot from being asked', async () => {
    desk.describes(async () => ({ ...tokyo, isBot: true }));
    expect(await desk.end(chatOf())).toMatchObject({ kind: 'suppressed', because: 'bot' });
  });
  test('is not asked for again where the adapter asked already', async () => {
    desk.describes(() => Promise.reject(new Error('asked again')));
    const respondent = { platform: 'slack', id: 'U0KNOWN', name: 'Dana', isBot: true };
    expect(await desk.end(chatOf('U0KNOWN', { respondent }))).toMatchObject({ because: 'bot' });
  });
  test.each<[string, () => Promise<never>]>([
    ['fails', () => Promise.reject(new Error('the platform is away'))],
    ['never answers', () => new Promise(() => {})],
  ])('is done without when it %s', async (_, told) => {
    desk.describes(told);
    expect(await desk.end(chatOf())).toMatchObject({ kind: 'invited' });
  });
});

describe('words that no database takes', () => {
  const reasonOf = async (invitation: string) =>
    (await desk.rows(sql`select reason from answers where invitation_id = ${invitation}`))[0]?.reason;

  test.each([
    ['a NUL', 'slow\u0000 and rude', 'slow and rude'],
    ['half an emoji', 'slow \ud83d', 'slow \ufffd'],
    ['an emoji that the longest text kept would cut in two', `${'x'.repeat(39_999)}😀`, 'x'.repeat(39_999)],
  ])('%s in the field', async (_, text, kept) => {
    const chat = chatOf();
    const invitation = await desk.ask(chat);
    await desk.does(chat, 'answered', { invitation, score: 2, at: desk.now() });
    const at = desk.after(1_000);
    expect(await desk.does(chat, 'reasonGiven', { invitation, text, at })).toMatchObject({ kind: 'accepted' });
    expect(await reasonOf(invitation)).toBe(kept);
  });
  test.each([
    ['a NUL', 'slow\u0000 and rude', 'slow and rude'],
    ['an emoji that the longest text kept would cut in two', `${'x'.repeat(39_999)}😀`, 'x'.repeat(39_999)],
  ])('%s typed', async (_, text, kept) => {
    const chat = chatOf();
    const invitation = await desk.ask(chat);
    await desk.does(chat, 'answered', { invitation, score: 2, at: desk.now() });
    const place = { platform: 'slack', channel: 'C0SUPPORT', thread: chat.id };
    expect(await desk.does(chat, 'said', { place, text, at: desk.after(1_000) })).toMatchObject({ kind: 'accepted' });
    expect(await reasonOf(invitation)).toBe(kept);
  });
  test('in what is told about a chat', async () => {
    const respondent = { platform: 'slack', id: 'U0NUL', name: 'Da\u0000na \ud83d' };
    const chat = chatOf('U0NUL', { respondent, tags: ['bil\u0000ling'] });
    expect(await desk.end(chat)).toMatchObject({ kind: 'invited' });
    expect(await desk.rows(sql`select snapshot from support_chats where external_id = ${chat.id}`)).toMatchObject([
      { snapshot: { respondent: { name: 'Dana \ufffd' }, tags: ['billing'] } },
    ]);
  });
});

test('of a person nothing is kept beside the snapshots of their chats but who they are and an opt-out', async () => {
  expect(
    await desk.rows(sql`select column_name as kept from information_schema.columns
      where table_schema = 'public' and table_name = 'respondents' order by 1`),
  ).toEqual([
    { kept: 'external_id' },
    { kept: 'id' },
    { kept: 'opted_out_at' },
    { kept: 'platform' },
    { kept: 'reports' },
  ]);
});

test('a chat reported long after its end is not asked about', async () => {
  expect(await desk.end(chatOf(), new Date('2020-01-01T00:00:00Z'))).toMatchObject({
    kind: 'suppressed',
    because: 'tooLate',
  });
});

test('an opt-out stands beside every chat of whoever gave it, in the export and the API', async () => {
  const chat = chatOf();
  const other = chatOf();
  const invitation = await desk.ask(chat);
  await desk.ask(other);
  desk.pass(hour);
  const at = desk.now();
  await desk.does(chat, 'optedOut', { invitation, at });
  desk.pass(day);
  const later = chatOf(chat.respondent.id);
  await desk.end(later);
  const ledger = createLedger({ ...desk.options(), reports: desk.db(), parts: () => [] });
  const { rows } = await ledger.responses({ limit: 1000 });
  const of = (id: string) => rows.find(({ chatId }) => chatId === id)?.respondent.optedOutAt;
  expect([of(chat.id), of(later.id), of(other.id)]).toEqual([at, at, null]);
});
