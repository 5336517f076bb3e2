import { afterEach, expect, test } from 'vitest';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import { invitation, reasonPrompt, scale } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
afterEach(() => local.close());

test('nobody but whoever gave the score opens the field for the reason', async () => {
  const received: Inbound[] = [];
  local = await openLocal(async (event) => {
    received.push(event);
    return { kind: 'accepted', shows: reasonPrompt };
  });
  const { discord, support, ada, mia } = local;
  const thread = discord.openThread(support, ada, { name: 'Help', text: 'Hello?', members: [mia] });
  const show = async (message: Message, previous?: Readonly<Record<string, string>>) => {
    const outcome = await local.adapter.show({
      place: { platform: 'discord', channel: support, thread },
      message,
      key: 'survey-1',
      uncertain: false,
      audience: 'respondent',
      ...(previous === undefined ? {} : { previous }),
    });
    if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
    return outcome.ref;
  };
  const ref = await show(scale);
  const message = ref.message ?? '';
  await discord.click(message, ada, `score:3:${invitation}`);
  await discord.waitFor(() => local.memory.kept.get(`thread:${thread}`)?.scored);
  await show(reasonPrompt, ref);
  await local.restart();

  const did = await discord.click(message, mia, `reason::${invitation}`);
  expect(did.isAcknowledged).toBe(true);
  expect(discord.modals(mia)).toEqual([]);
  expect(discord.ephemerals(mia).map((each) => each.content)).toEqual([
    expect.stringContaining('for the customer of this chat'),
  ]);
  await discord.click(message, ada, `reason::${invitation}`);
  expect(discord.modals(ada)).toHaveLength(1);
  expect(received).toHaveLength(1);
});
