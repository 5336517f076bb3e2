import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlaygroundHere, type PlaygroundHere } from './playground-here.ts';

let here: PlaygroundHere;
beforeAll(async () => {
  here = await openPlaygroundHere();
});
afterAll(() => here.close());

/** A chat that has ended, with the question in it. */
async function asked(): Promise<string> {
  const chat = await here.open();
  await here.end(chat);
  await expect.poll(async () => (await prompts(chat)).length).toBe(1);
  return chat;
}

/** Where a score can be clicked in it. */
async function prompts(chat: string) {
  return (await here.look(chat)).posts.filter(({ html }) => html.includes('data-prompt="scale"'));
}

describe('words typed after the end, while the question stands', () => {
  test.each(['Thanks Robin!', 'Thank you so much!', 'gracias', 'great'])('%j leaves it pending', async (words) => {
    const chat = await asked();
    await here.say(chat, words);
    expect((await here.look(chat)).chat).toMatchObject({ asking: 'asked', endedAt: expect.any(String) });
    expect(await prompts(chat)).toHaveLength(1);
    await here.say(chat, '9');
    await here.until(chat, 'scored');
  });

  test.each(['It fails again, I get the same error as before', 'One more thing: where is my invoice?'])(
    '%j means that the chat goes on: it is open again, and its next end asks anew',
    async (words) => {
      const chat = await asked();
      await here.say(chat, words);
      expect((await here.until(chat, 'withdrawn')).chat.endedAt).toBeNull();
      await expect.poll(async () => (await prompts(chat)).length).toBe(0);
      await here.end(chat);
      await here.until(chat, 'asked');
      await expect.poll(async () => (await prompts(chat)).length).toBe(1);
    },
  );

  test('of the agent take it back where they go on with the chat, and not where they say goodbye', async () => {
    const chat = await asked();
    await here.say(chat, 'Glad I could help! Please rate us.', 'agent');
    expect((await here.look(chat)).chat).toMatchObject({ asking: 'asked', endedAt: expect.any(String) });
    await here.say(chat, 'Could you send me the invoice number?', 'agent');
    expect((await here.until(chat, 'withdrawn')).chat.endedAt).toBeNull();
  });

  test('a typed score is an answer, and the team is told', async () => {
    const chat = await asked();
    await here.say(chat, 'I’d say a 3 because nobody called back');
    const { chat: now, alerts } = await here.until(chat, 'explained');
    expect(now.endedAt).not.toBeNull();
    expect(alerts.at(-1)?.html).toContain('nobody called back');
  });

  test('a wish to stop is one', async () => {
    const chat = await asked();
    await here.say(chat, 'please stop asking me this');
    expect((await here.until(chat, 'optedOut')).chat.endedAt).not.toBeNull();
  });
});

test('what is told of a chat is what became of its question', async () => {
  const declined = await asked();
  await here.click(declined, 'declined');
  await here.until(declined, 'declined');

  const stopped = await asked();
  await here.click(stopped, 'optedOut');
  await here.until(stopped, 'optedOut');
  await here.reopen(stopped);
  await here.end(stopped);
  await here.until(stopped, 'notAsked');

  const open = await here.open();
  expect((await here.look(open)).chat.asking).toBeNull();
});
