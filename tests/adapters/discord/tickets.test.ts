import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEnded, EndRefused, Inbound } from '../../../conversations/inbound.ts';
import { Bits } from '../../support/discord/permissions.ts';
import { scale } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
let received: Inbound[];
/** What was kept of signals that ended nothing. */
let kept: EndRefused[];

const inbox = async (event: Inbound) => {
  if (event.kind === 'endRefused') kept.push(event);
  else received.push(event);
  return { kind: 'accepted' } as const;
};
beforeEach(async () => {
  received = [];
  kept = [];
  local = await openLocal(inbox);
});
afterEach(() => local.close());

/** Long enough for a dispatch to have been heard; nothing else tells that something did not happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));
const ends = () => received.filter((event): event is ChatEnded => event.kind === 'chatEnded');
const ended = (count = 1) => local.discord.waitFor(() => ends().length >= count && ends());
const { ViewChannel, SendMessages } = Bits;
const staff = () => [
  { id: local.guild, kind: 'role', deny: ViewChannel } as const,
  ...[local.discord.applicationId, local.ticketBot, local.mia].map(
    (id) => ({ id, kind: 'member', allow: ViewChannel }) as const,
  ),
];
const ticketOf = async (customer: string) => {
  const id = local.openTicket(customer);
  local.discord.say(id, customer, 'Help!');
  local.discord.say(id, local.mia, 'Is it plugged in?');
  await soon();
  return id;
};

describe('closing a ticket without deleting it', () => {
  test.each([
    ['the customer is shut out', () => staff()],
    ['the customer may not see it', () => [...staff(), { id: local.ada, kind: 'member', deny: ViewChannel } as const]],
  ])('%s: they are asked in their direct messages', async (_, overwrites) => {
    const id = await ticketOf(local.ada);
    local.discord.overwrite(id, overwrites());
    const [event] = await ended();
    expect(event).toMatchObject({
      id: `closed:${id}:1`,
      chat: {
        id,
        respondent: { id: local.ada, name: 'Ada' },
        team: 'support',
        agents: [{ id: local.mia }],
        customerMessages: 1,
      },
    });
    expect(event?.chat.ask).toBeUndefined();
    local.discord.deleteChannel(id, local.olga);
    await soon();
    expect(received).toHaveLength(1);
  });

  test('the customer may not write any more, but reads: they are asked there', async () => {
    const id = await ticketOf(local.ada);
    const reads = { id: local.ada, kind: 'member', allow: ViewChannel, deny: SendMessages } as const;
    local.discord.overwrite(id, [...staff(), reads]);
    expect((await ended())[0]?.chat.ask).toEqual({ platform: 'discord', channel: id });
  });

  test.each(['closed-0042', 'closed', '🔒-closed-0042', 'Closed_ada'])('it is renamed to %s', async (name) => {
    const id = await ticketOf(local.ada);
    local.discord.editChannel(id, { name });
    expect((await ended())[0]?.chat).toMatchObject({ id, respondent: { id: local.ada }, ask: { channel: id } });
  });

  test.each(['enclosed-ada', 'closedown', 'ticket-0042', 'disclosed'])('%s is a name like any other', async (name) => {
    const id = await ticketOf(local.ada);
    local.discord.editChannel(id, { name });
    await soon();
    expect(received).toEqual([]);
  });

  test('it is moved to another category: it still belongs to its team', async () => {
    const id = await ticketOf(local.ada);
    const archive = local.discord.addChannel({ guild: local.guild, name: 'Archive', type: 'category' });
    local.discord.editChannel(id, { parent: archive });
    expect((await ended())[0]?.chat).toMatchObject({ id, team: 'support', respondent: { id: local.ada } });
  });

  test('all of it at once is one end, and so is deleting it later', async () => {
    const id = await ticketOf(local.ada);
    const archive = local.discord.addChannel({ guild: local.guild, name: 'Archive', type: 'category' });
    local.discord.overwrite(id, staff());
    local.discord.editChannel(id, { name: 'closed-0042' });
    local.discord.editChannel(id, { parent: archive });
    await ended();
    await soon();
    local.discord.deleteChannel(id, local.olga);
    await soon();
    expect(received).toHaveLength(1);
  });

  test('opened again, it goes on, and is closed once more after somebody wrote', async () => {
    const id = await ticketOf(local.ada);
    const open = [...staff(), { id: local.ada, kind: 'member', allow: ViewChannel } as const];
    local.discord.overwrite(id, staff());
    await ended();
    await local.restart();
    local.discord.overwrite(id, open);
    await local.discord.waitFor(() => received.at(-1)?.kind === 'chatReopened');
    local.discord.say(id, local.ada, 'It is back');
    await soon();
    local.discord.overwrite(id, staff());
    expect((await ended(2))[1]?.id).toBe(`closed:${id}:2`);
  });

  test('other people who come and go are no end, and do not hide whose ticket it is', async () => {
    const id = await ticketOf(local.ada);
    const both = [local.ada, local.ben].map((each) => ({ id: each, kind: 'member', allow: ViewChannel }) as const);
    local.discord.overwrite(id, [...staff(), ...both]);
    local.discord.say(id, local.ben, 'I have that, too');
    await soon();
    local.discord.overwrite(id, [...staff(), ...both.slice(0, 1)]);
    await soon();
    expect(received).toEqual([]);
    local.discord.overwrite(id, staff());
    expect((await ended())[0]?.chat.respondent.id).toBe(local.ada);
  });
});

describe('while nobody listened', () => {
  test('a ticket was closed', async () => {
    const id = await ticketOf(local.ada);
    await local.stop();
    local.discord.overwrite(id, staff());
    await local.start();
    expect((await ended())[0]).toMatchObject({ id: `closed:${id}:1`, chat: { respondent: { id: local.ada } } });
  });

  test('a ticket was deleted', async () => {
    const id = await ticketOf(local.ada);
    await local.stop();
    local.discord.deleteChannel(id, local.olga);
    await local.start();
    const [event] = await ended();
    expect(event).toMatchObject({
      id: `deleted:${id}`,
      chat: { id, respondent: { id: local.ada }, team: 'support', agents: [{ id: local.mia }] },
    });
    expect(event?.chat.url).toBeUndefined();
  });

  test('a ticket that was closed before the app came is no end', async () => {
    await local.close();
    local = await openLocal(inbox, { isStarted: false });
    const id = local.openTicket(local.ada);
    local.discord.say(id, local.ada, 'Help!');
    local.discord.editChannel(id, { name: 'closed-0042' });
    await local.start();
    await local.discord.waitFor(() => local.memory.kept.has('seen'));
    local.discord.editChannel(id, { name: 'closed-ada' });
    await soon();
    expect(received).toEqual([]);
  });
});

describe('a question about a ticket that its customer does not see', () => {
  test('is asked in direct messages', async () => {
    const id = await ticketOf(local.ada);
    local.discord.editChannel(id, { name: 'closed-0042' });
    await ended();
    local.discord.overwrite(id, staff());
    await soon();
    const outcome = await local.adapter.show({
      place: { platform: 'discord', channel: id },
      message: scale,
      key: 'survey-1',
      uncertain: false,
      audience: 'respondent',
    });
    expect(outcome).toMatchObject({ kind: 'shown', ref: { person: local.ada } });
  });
});
