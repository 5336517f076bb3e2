import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { createInbox } from '../../src/inbox/index.ts';
import { team } from '../end-to-end/service.ts';
import { chatOf, openDesk, somebodyAsked } from '../support/desk.ts';

const desk = openDesk();
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

  test('a score that comes too late is answered in words, a reason and thanks are not', async () => {
    const { invitation, type } = await asked();
    desk.pass(8 * 86_400_000);
    await desk.wake(invitation);
    expect(await desk.state(invitation)).toMatchObject({ kind: 'expired' });
    expect(await type('9')).toMatchObject({ kind: 'ignored', say: expect.stringContaining('closed by now') });
    for (const text of ['thanks!', 'it was slow', '9 minutes']) {
      expect(await type(text)).toEqual({ kind: 'ignored', because: 'notAnAnswer' });
    }
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
