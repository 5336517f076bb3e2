import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatEnded, Inbound } from '../../../conversations/inbound.ts';
import { Bits } from '../../support/discord/permissions.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
let received: Inbound[];

const inbox = async (event: Inbound) => {
  received.push(event);
  return { kind: 'accepted' } as const;
};
beforeEach(async () => {
  received = [];
  local = await openLocal(inbox);
});
afterEach(() => local.close());

/** Long enough for a dispatch to have been heard; nothing else tells that something did not happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));
const ends = () => received.filter((event): event is ChatEnded => event.kind === 'chatEnded');
const ended = (count = 1) => local.discord.waitFor(() => ends().length >= count && ends());
const { ViewChannel } = Bits;
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

describe('whose ticket it is', () => {
  test('is remembered over a restart, also for done in a ticket they were shut out of', async () => {
    const id = await ticketOf(local.ada);
    await local.stop();
    local.discord.overwrite(id, staff());
    await local.start();
    await ended();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    const event = (await ended(2))[1];
    expect(event).toMatchObject({ id: expect.stringMatching(/^command:/), chat: { respondent: { id: local.ada } } });
    expect(event?.chat.ask).toBeUndefined();
  });

  test('several were let in at once: the one whom the ticket bot greets', async () => {
    const id = local.discord.addChannel({
      guild: local.guild,
      name: 'ticket-of-two',
      parent: local.tickets,
      overwrites: [
        ...staff(),
        ...[local.ada, local.ben].map((each) => ({ id: each, kind: 'member', allow: ViewChannel }) as const),
      ],
    });
    local.discord.say(id, local.ticketBot, `Welcome <@${local.ben}>! <@${local.mia}> will help you.`);
    local.discord.say(id, local.ada, 'Help!');
    await soon();
    local.discord.editChannel(id, { name: 'closed-1' });
    expect((await ended())[0]?.chat.respondent.id).toBe(local.ben);
  });

  test('a private thread of a bot: who was let in, before who is mentioned, before who wrote', async () => {
    const threadOf = () =>
      local.discord.openThread(local.support, local.ticketBot, {
        name: 'ticket-1',
        isPrivate: true,
        members: [local.mia],
      });
    const invited = threadOf();
    local.discord.joinThread(invited, local.ada, local.ticketBot);
    local.discord.say(invited, local.ticketBot, `<@${local.ben}> asked the same`);
    local.discord.say(invited, local.ada, 'Help!');
    const greeted = threadOf();
    local.discord.joinThread(greeted, local.ben);
    local.discord.say(greeted, local.ticketBot, `Welcome <@${local.ben}>`);
    local.discord.say(greeted, local.mia, 'Is it plugged in?');
    const wrote = threadOf();
    local.discord.joinThread(wrote, local.ben);
    local.discord.say(wrote, local.ticketBot, 'Welcome');
    local.discord.say(wrote, local.mia, 'Is it plugged in?');
    local.discord.say(wrote, local.ben, 'Yes');
    await soon();
    for (const id of [invited, greeted, wrote]) local.discord.archive(id, { by: local.mia });
    const whom = new Map((await ended(3)).map(({ chat }) => [chat.id, chat.respondent.id]));
    expect([invited, greeted, wrote].map((id) => whom.get(id))).toEqual([local.ada, local.ben, local.ben]);
  });

  test('a thread of a bot that was there before the app: by its first messages', async () => {
    await local.close();
    local = await openLocal(inbox, { isStarted: false });
    const id = local.discord.openThread(local.support, local.ticketBot, { name: 'ticket-1', text: 'Welcome' });
    local.discord.say(id, local.ticketBot, `<@${local.ada}>, what is it about?`);
    local.discord.say(id, local.ada, 'Help!');
    await local.start();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    expect((await ended())[0]?.chat).toMatchObject({ respondent: { id: local.ada }, customerMessages: 1 });
  });
});
