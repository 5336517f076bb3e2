import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import { isDone } from '../../../adapters/teams/receive/endings.ts';
import { isGreeting, isHelp } from '../../../adapters/teams/receive/words.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { type Local, openLocal } from './local.ts';

/* What an agent is told who wrote to the bot and did not end a chat. */

let received: Inbound[];
let answer: Receipt;
let local: Local;

beforeEach(async () => {
  received = [];
  answer = { kind: 'ignored', because: 'notAnAnswer' };
  local = await openLocal(async (event) => {
    received.push(event);
    return answer;
  });
});
afterEach(() => local.close());

/** What is answered; where nothing is to be answered, that is known only after a while. */
async function told(where: string, who: string, words: string, isSilent?: 'silent'): Promise<readonly string[]> {
  const texts = () =>
    local.teams.messages(where).flatMap((each) => (each.from === local.teams.botId ? [each.text] : []));
  const before = texts().length;
  await local.teams.say(where, who, words, { mentionBot: where === local.help });
  await local.teams.settled();
  if (isSilent === undefined) await local.teams.waitFor(() => texts().length > before);
  await new Promise((resolve) => {
    setTimeout(resolve, isSilent === undefined ? 20 : 150);
  });
  return texts().slice(before);
}

const forCustomers = [expect.stringMatching(/ich bin Afterword.*„Nicht mehr fragen“/)];
const howTo = [expect.stringContaining('write “@Afterword done” in its thread')];

test.each([
  'done',
  'Done!',
  'done.',
  'done, thanks',
  'Done - thank you very much!',
  'done 👍',
  'done; cheers, have a nice day',
  'done\nthanks',
  '/done',
  '!done',
  'Close',
  'closed, thanks',
  'resolved.',
  'solved 👍',
  'Erledigt!',
  'erledigt, vielen Dank',
  'geschlossen',
  'Gelöst',
])('“%s” ends a chat', (words) => expect(isDone(words)).toBe(true));

test.each([
  'Done waiting: 2',
  'done waiting, 3',
  'done?',
  'done, 8',
  'done, but slow',
  'donee',
  'not done',
  'thanks',
  'done with you',
  'close the window first',
  'closed on Sundays?',
  'erledigt ist hier gar nichts',
  'nicht erledigt',
  '/donee',
])('“%s” does not', (words) => expect(isDone(words)).toBe(false));

test.each(['help', 'Help!', '/help', 'Hilfe', '?', 'who are you?', 'Wer bist du?'])('“%s” wants to know', (words) =>
  expect(isHelp(words)).toBe(true),
);

test.each(['help the customer', 'this helped', '??? 7'])('“%s” does not', (words) => expect(isHelp(words)).toBe(false));

test.each(['Hey', 'hi!', 'Hello there', 'hey Afterword 👋', 'Guten Tag', 'Grüß Gott.'])('“%s” is a greeting', (words) =>
  expect(isGreeting(words)).toBe(true),
);

test.each(['hey, my printer is broken', 'hi 5', 'high', 'hello?world'])('“%s” is more, or none', (words) =>
  expect(isGreeting(words)).toBe(false),
);

describe('in a channel', () => {
  test('“done, thanks” ends the chat', async () => {
    answer = { kind: 'accepted', say: 'Ada will be asked in 2 minutes.' };
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    await teams.say(help, grace.id, ', thanks', { mentionBot: true, threadOf: asked.id });
    received = [];
    await teams.say(help, grace.id, 'done, thanks', { mentionBot: true, threadOf: asked.id });
    expect(received).toMatchObject([{ kind: 'chatEnded', chat: { respondent: { id: ada.aadObjectId } } }]);
  });

  test.each(['finished', 'please close this', 'done?', ''])(
    'an agent’s “%s” is answered with the help',
    async (words) => {
      expect(await told(local.help, local.grace.id, words)).toEqual(howTo);
    },
  );

  test.each(['it was fine I guess', ''])('a customer’s “%s” is not', async (words) => {
    expect(await told(local.help, local.ada.id, words, 'silent')).toEqual([]);
  });

  test('nor are thanks', async () => {
    expect(await told(local.help, local.grace.id, 'thanks a lot!', 'silent')).toEqual([]);
  });

  test('nor what was taken, or ignored for another reason than being no answer', async () => {
    answer = { kind: 'accepted' };
    expect(await told(local.help, local.grace.id, 'finished', 'silent')).toEqual([]);
    answer = { kind: 'ignored', because: 'askedTwice' };
    expect(await told(local.help, local.grace.id, 'finished', 'silent')).toEqual([]);
    answer = { kind: 'ignored', because: 'notAnAnswer', say: 'Too late.' };
    expect(await told(local.help, local.grace.id, 'finished')).toEqual(['Too late.']);
  });

  test('when Teams does not tell who wrote it, nothing is said', async () => {
    local.teams.fail.next('members', { kind: '503' });
    expect(await told(local.help, local.grace.id, 'finished', 'silent')).toEqual([]);
  });

  test.each(['help', 'Hey'])('a customer’s “%s” is answered for customers', async (words) => {
    expect(await told(local.help, local.ada.id, words)).toEqual(forCustomers);
  });

  test('a bare mention is no event', async () => {
    await told(local.help, local.grace.id, '', 'silent');
    expect(received).toEqual([]);
  });
});

describe('in the 1:1 chat', () => {
  beforeEach(async () => {
    await local.teams.install(local.grace.id);
    await local.teams.install(local.ada.id);
  });

  test.each(['help', 'Help!', 'done', 'done, thanks', 'finished'])(
    'an agent’s “%s” is answered with the help',
    async (words) => {
      expect(await told(local.grace.id, local.grace.id, words)).toEqual(howTo);
    },
  );

  test.each(['help', 'Hilfe', 'Hey', 'hello!'])('a customer’s “%s” is answered for customers', async (words) => {
    expect(await told(local.ada.id, local.ada.id, words)).toEqual(forCustomers);
  });

  test('their other words that are no answer are not, nor is a greeting that was one', async () => {
    expect(await told(local.ada.id, local.ada.id, 'my printer is on fire', 'silent')).toEqual([]);
    answer = { kind: 'accepted' };
    expect(await told(local.ada.id, local.ada.id, 'hello', 'silent')).toEqual([]);
  });

  test('when Teams does not tell who it was, nobody is told how chats are ended', async () => {
    local.teams.fail.next('members', { kind: '503' });
    expect(await told(local.grace.id, local.grace.id, 'help')).toEqual([expect.stringContaining('I’m Afterword')]);
  });

  test('“done” that answers a question is only that', async () => {
    answer = { kind: 'accepted' };
    expect(await told(local.grace.id, local.grace.id, 'done', 'silent')).toEqual([]);
    expect(received).toMatchObject([{ kind: 'said', text: 'done' }]);
  });
});
