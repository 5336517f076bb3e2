import { afterEach, expect, test } from 'vitest';
import type { Inbound } from '../../../conversations/inbound.ts';
import { scale } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let local: Local | undefined;
afterEach(() => local?.close());

const many = 40;

test(`${many} chats that end at once are all answered in time, whatever else is sent meanwhile`, async () => {
  const received: Inbound[] = [];
  const store = async (event: Inbound) => {
    received.push(event);
    return { kind: 'accepted' } as const;
  };
  local = await openLocal(store, { discord: { limits: 'vendor' } });
  const { discord, adapter, guild, support, mia } = local;
  const people = Array.from({ length: many }, (_, index) => discord.addUser({ username: `customer-${index}` }));
  const threads = people.map((person) => {
    discord.addMember(guild, person);
    return discord.openThread(support, person, { name: 'Help', text: 'Hello?' });
  });
  // As many direct messages and looks as use up all that a bot may ask for in a second.
  const sending = people.map((person, index) =>
    adapter.show({
      place: { platform: 'discord', person },
      message: scale,
      key: `survey-${index}`,
      uncertain: false,
      audience: 'respondent',
    }),
  );
  const looking = people.map((id) => adapter.describe({ platform: 'discord', id }));
  const commands = await Promise.all(threads.map((thread) => discord.command(mia, thread, 'afterword', 'done')));
  expect(commands.filter((each) => !each.isAcknowledged)).toEqual([]);
  await discord.waitFor(() => received.length === many, 15_000);
  expect(received.every((event) => event.kind === 'chatEnded')).toBe(true);
  expect(discord.unanswered).toEqual([]);
  // None is left behind as "thinking…".
  await discord.waitFor(() => discord.ephemerals(mia).filter((each) => each.content !== '').length === many, 5_000);
  await Promise.all([...sending, ...looking]);
}, 40_000);
