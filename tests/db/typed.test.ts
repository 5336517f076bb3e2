import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { createInbox } from '../../src/inbox/index.ts';
import { team } from '../end-to-end/service.ts';
import { chatOf, day, hour, openDesk, second, somebodyAsked } from '../support/desk.ts';

const desk = openDesk();
const minute = 60 * second;
afterEach(() => desk.describes(async () => undefined));

/** Somebody asked in the thread of their chat, and how they type there. */
async function asked() {
  const chat = chatOf();
  const invitation = await desk.ask(chat);
  const place = chat.ask ?? chat.channel ?? { platform: 'slack' as const, channel: 'C0SUPPORT' };
  const type = (text: string, how: { readonly toUs?: true } = {}) => {
    desk.pass(1_000);
    return desk.does(chat, 'said', { place, text, at: desk.now(), ...how });
  };
  return { chat, invitation, type };
}

/** Somebody asked in direct messages, and how they type there. */
async function askedAside() {
  const { ask: _, ...chat } = chatOf();
  const invitation = await desk.ask(chat);
  const type = (text: string) => {
    desk.pass(1_000);
    const place = { platform: 'slack' as const, person: chat.respondent.id };
    return desk.does(chat, 'said', { place, text, at: desk.now() });
  };
  return { chat, invitation, type };
}

describe('after a decline', () => {
  test('a typed score still counts, and talk stays talk', async () => {
    const { chat, invitation, type } = await asked();
    await desk.does(chat, 'declined', { invitation, at: desk.now() });
    expect(await type('By the way, my order 12 has not come either.')).toMatchObject({ kind: 'ignored' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'declined' });
    expect(JSON.stringify(await desk.state(invitation))).not.toContain('order');
    expect(await type('7')).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 7 });
  });
});

describe('words that are no score', () => {
  test('said in the chat mean that it goes on', async () => {
    const { invitation, type } = await asked();
    await type('One more thing: where is my invoice?');
    expect(await desk.state(invitation)).toMatchObject({ kind: 'withdrawn' });
  });

  test('said to Afterword by name are an answer that could not be read', async () => {
    const { invitation, type } = await asked();
    await type('what is this?', { toUs: true });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'asked', clarifiedAt: expect.any(Number) });
    expect(await type('a solid 8', { toUs: true })).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 8 });
  });
});

describe('after the question is closed', () => {
  test('a score typed within a minute of its being taken back counts', async () => {
    const { invitation, type } = await asked();
    await type('it broke again');
    expect(await desk.state(invitation)).toMatchObject({ kind: 'withdrawn' });
    expect(await type('9')).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 9 });
  });

  test('a later number in a chat that goes on is said to somebody else', async () => {
    const { invitation, type } = await asked();
    await type('it broke again');
    desk.pass(3_600_000);
    expect(await type('9')).toEqual({ kind: 'ignored', because: 'notAnAnswer' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'withdrawn' });
  });

  test('a score typed when the question has expired counts, and is answered in words; minutes and thanks are none', async () => {
    const { chat, invitation, type } = await askedAside();
    desk.pass(8 * day);
    await desk.wake(invitation);
    expect(await desk.state(invitation)).toMatchObject({ kind: 'expired' });
    for (const text of ['thanks!', 'it was slow', '9 minutes']) {
      expect(await type(text)).toEqual({ kind: 'ignored', because: 'notAnAnswer' });
    }
    expect(await type('3')).toMatchObject({ kind: 'accepted', say: 'Thank you, your 3 is saved.' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'settled', score: 3 });
    expect(await desk.rows(sql`select score from answers where invitation_id = ${invitation}`)).toEqual([{ score: 3 }]);
    const alerts = sql`select message ->> 'summary' as says from postings where owner_id = ${invitation} and slot = 'alert'`;
    expect(await desk.rows(alerts)).toEqual([{ says: expect.stringContaining('3 out of 10') }]);
    expect(await desk.end({ ...chat, id: randomUUID() })).toMatchObject({ kind: 'suppressed', because: 'quietPeriod' });
  });

  test('a settled score is changed by a typed one for as long again as there was to answer', async () => {
    const { chat, invitation, type } = await askedAside();
    await desk.does(chat, 'answered', { invitation, score: 9, at: desk.now() });
    desk.pass(8 * day);
    await desk.wake(invitation);
    expect(await type('hm, 3 of my colleagues were happy')).toEqual({ kind: 'ignored', because: 'notAnAnswer' });
    expect(await type('3')).toMatchObject({ kind: 'accepted', say: 'Thank you, your 3 is saved.' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'settled', score: 3 });
    desk.pass(7 * day);
    expect(await type('4')).toMatchObject({ kind: 'ignored', say: expect.stringContaining('closed by now') });
    expect(await desk.state(invitation)).toMatchObject({ score: 3 });
  });

  test('in the chat it counts too, until the chat goes on: figures are said to the agent from then on', async () => {
    const { invitation, type } = await asked();
    desk.pass(8 * day);
    await desk.wake(invitation);
    expect(await type('my printer is broken again, can you help?')).toEqual({
      kind: 'ignored',
      because: 'notAnAnswer',
    });
    desk.pass(2 * minute);
    expect(await type('2')).toEqual({ kind: 'ignored', because: 'notAnAnswer' });
    const state = await desk.state(invitation);
    expect(state).toMatchObject({ kind: 'expired' });
    // When is kept, what is not.
    expect(JSON.stringify(state)).not.toContain('printer');
    expect(await type('2', { toUs: true })).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'settled', score: 2 });
  });

  test('once the next question is out, nothing typed there belongs to the one before', async () => {
    const { chat, invitation, type } = await askedAside();
    desk.pass(100 * day);
    await desk.wake(invitation);
    const next = await desk.ask({ ...chat, id: randomUUID() });
    await desk.does(chat, 'declined', { invitation: next, at: desk.now() });
    desk.pass(8 * day);
    expect(await type('5')).toMatchObject({ kind: 'accepted' });
    expect(await desk.state(next)).toMatchObject({ kind: 'settled', score: 5 });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'expired' });
  });

  test('a chat that goes on after the score was given changes no score by the numbers in it', async () => {
    const { chat, invitation, type } = await asked();
    expect(await type('9')).toMatchObject({ kind: 'accepted' });
    desk.pass(hour);
    await desk.reopen(chat);
    expect(await type('2')).toEqual({ kind: 'ignored', because: 'notAnAnswer' });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 9 });
    await desk.does(chat, 'answered', { invitation, score: 4, at: desk.after(minute) });
    expect(await desk.state(invitation)).toMatchObject({ kind: 'answered', score: 4 });
  });

  test('"stop" counts at any time', async () => {
    const { chat, invitation, type } = await asked();
    desk.pass(8 * 86_400_000);
    await desk.wake(invitation);
    expect(await type('please stop asking me')).toMatchObject({ kind: 'accepted' });
    expect(await desk.end({ ...chat, id: randomUUID() })).toMatchObject({ kind: 'suppressed', because: 'optedOut' });
  });
});

test('who was reported under another id is known by the one their clicks carry', async () => {
  const [written, canonical] = [`29:${randomUUID()}`, randomUUID()];
  desk.describes(async () => ({ id: canonical, name: 'Dana', isBot: false }));
  const chat = chatOf(written);
  const invitation = await desk.ask(chat);
  const click = (id: string) =>
    createInbox(desk.options())({
      kind: 'answered',
      id: randomUUID(),
      by: { platform: 'slack', id },
      invitation,
      score: 9,
      at: desk.now(),
    });
  expect(await click(written)).toMatchObject({ kind: 'ignored', because: 'stranger' });
  expect(await click(canonical)).toMatchObject({ kind: 'accepted' });
  expect(await desk.end(chatOf(canonical))).toMatchObject({ kind: 'suppressed', because: 'quietPeriod' });
});

test('an agent is told in the team’s language why nobody is asked', async () => {
  const inbox = createInbox({ ...desk.options(), teams: [{ ...team, language: 'de' }] });
  const ended = (chat: ReturnType<typeof chatOf>) =>
    inbox({ kind: 'chatEnded', id: randomUUID(), at: desk.now(), chat });
  expect(await ended(chatOf('U0SPAM', { closeReason: 'spam' }))).toMatchObject({
    say: 'Notiert, aber niemand wird gefragt: der Chat wurde als Spam geschlossen.',
  });
});

test('words typed in direct messages answer a question that ended up there', async () => {
  const { chat, person, invitation } = await somebodyAsked(desk);
  const say = () => desk.does(chat, 'said', { at: desk.after(1_000), text: '4', place: { platform: 'slack', person } });
  expect(await say()).toMatchObject({ kind: 'ignored' });
  const ref = JSON.stringify({ channel: 'D1', person });
  await desk.rows(
    sql`update postings set ref = ${ref}::jsonb where owner_kind = 'invitation' and owner_id = ${invitation}`,
  );
  expect(await say()).toMatchObject({ kind: 'accepted' });
  expect(await desk.rows(sql`select score from answers where invitation_id = ${invitation}`)).toEqual([{ score: 4 }]);
});
