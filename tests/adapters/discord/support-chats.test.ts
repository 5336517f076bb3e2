import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt, Ref, Shown, Wish } from '../../../adapters/adapter.ts';
import type { EndRefused, Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Place } from '../../../conversations/place.ts';
import { reasonPrompt, scale, thanks } from '../messages.ts';
import { type Local, openLocal } from './local.ts';

let local: Local;
let received: Inbound[];
/** What was kept of signals that ended nothing. */
let kept: EndRefused[];
let answer: (event: Inbound) => Promise<Receipt>;

const inbox = async (event: Inbound): Promise<Receipt> => {
  const receipt = await answer(event);
  if (event.kind === 'endRefused') kept.push(event);
  else received.push(event);
  return receipt;
};

beforeEach(async () => {
  received = [];
  kept = [];
  answer = async () => ({ kind: 'accepted' });
  local = await openLocal(inbox);
});
afterEach(() => local.close());

const arrived = <Kind extends Inbound['kind']>(kind: Kind, count = 1) =>
  local.discord.waitFor(() => {
    const found = received.filter((event): event is Extract<Inbound, { kind: Kind }> => event.kind === kind);
    return found.length >= count && found;
  });
/** Long enough for a dispatch to have been heard; nothing else tells that something did not happen. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 40));
const open = (options: { readonly by?: string; readonly where?: string } = {}) =>
  local.discord.openThread(options.where ?? local.support, options.by ?? local.ada, {
    name: 'Help',
    text: 'Hello?',
    members: [local.mia],
  });
const placeOf = (thread: string): Place => ({ platform: 'discord', channel: local.support, thread });
const show = (place: Place, message: Message, more: Partial<Wish> = {}): Promise<Shown> =>
  local.adapter.show({ place, message, key: 'survey-1', uncertain: false, audience: 'respondent', ...more });
const shown = async (place: Place, message: Message, more: Partial<Wish> = {}): Promise<Ref> => {
  const outcome = await show(place, message, more);
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
};
const thread = (id: string) => {
  const found = local.discord.channel(id)?.thread;
  if (found === undefined) throw new Error('no thread');
  return found;
};
const posted = (channel: string) =>
  local.discord
    .messages(channel)
    .filter((each) => each.authorId === local.discord.applicationId && each.deletedAt === undefined);
const direct = (person: string) => posted(local.discord.dmWith(person));
const inDirect = async (person: string) => local.discord.waitFor(() => direct(person).at(0));

describe('a thread that is closed', () => {
  test('ends its chat, with everything that is known and nothing that is guessed', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    const [event] = await arrived('chatEnded');
    expect(event).toMatchObject({
      id: expect.stringMatching(new RegExp(`^archived:${id}:`)),
      chat: {
        source: 'discord',
        id,
        respondent: { platform: 'discord', id: local.ada, name: 'Ada', isBot: false },
        ask: placeOf(id),
        channel: { platform: 'discord', channel: local.support },
        team: 'support',
        agents: [],
        closeReason: 'resolved',
        url: `https://discord.com/channels/${local.guild}/${id}`,
      },
    });
    expect(event?.at.getTime()).toBe(thread(id).archivedAt);
  });

  test('a post in a forum belongs to whoever wrote it', async () => {
    local.discord.archive(open({ where: local.forum, by: local.ben }), { by: local.mia });
    const [event] = await arrived('chatEnded');
    expect(event?.chat).toMatchObject({
      respondent: { id: local.ben, name: 'ben' },
      channel: { channel: local.forum },
    });
  });

  test('a redelivery is no other end', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await soon();
    const update = local.discord.gateway.sent.findLast((each) => each.t === 'THREAD_UPDATE');
    local.dispatch('THREAD_UPDATE', update?.d);
    await soon();
    expect(received).toHaveLength(1);
  });

  test('a redelivery of an end that was stored, though nobody noted that, has the same id', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await soon();
    // As if the process had ended right after the event was stored.
    const { ended: _, ...before } = local.memory.kept.get(`chat:${id}`) ?? {};
    await local.memory.remember(`chat:${id}`, before);
    local.dispatch('THREAD_UPDATE', local.discord.gateway.sent.findLast((each) => each.t === 'THREAD_UPDATE')?.d);
    const [first, second] = await arrived('chatEnded', 2);
    expect(second).toEqual(first);
  });

  test('elsewhere is nobody’s business', async () => {
    local.discord.archive(open({ where: local.lobby }), { by: local.mia });
    await soon();
    expect(received).toEqual([]);
  });

  test('of an agent, made from nobody’s message, is about that agent, whom the rules then leave out', async () => {
    local.discord.archive(open({ by: local.mia }), { by: local.mia });
    const [event] = await arrived('chatEnded');
    expect(event?.chat.respondent.id).toBe(local.mia);
  });

  test('opened again by somebody: the chat goes on', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await soon();
    local.discord.unarchive(id, local.ada);
    const [event] = await arrived('chatReopened');
    expect(event).toMatchObject({ source: 'discord', chatId: id, at: new Date(thread(id).archivedAt) });
  });

  test('speaks the language that an interaction told', async () => {
    const id = open();
    const ref = await shown(placeOf(id), scale);
    await local.discord.click(ref.message ?? '', local.ada, scoreId(ref, 3));
    await local.discord.waitFor(() => local.memory.kept.get(`person:${local.ada}`));
    local.discord.archive(id, { by: local.mia });
    const [event] = await arrived('chatEnded');
    expect(event?.chat.respondent).toMatchObject({ locale: 'de' });
  });
});

describe('inactivity', () => {
  const quiet = (id: string) => {
    const json = local.discord.gateway.sent.findLast((each) => each.t === 'THREAD_CREATE' && each.d.id === id)?.d;
    const archived = {
      ...json,
      thread_metadata: {
        archived: true,
        locked: false,
        archive_timestamp: new Date(Date.now() + 1.5 * 86_400_000).toISOString(),
        auto_archive_duration: 1440,
      },
    };
    local.dispatch('THREAD_UPDATE', archived);
  };

  test('is no end, unless it is set to be one', async () => {
    quiet(open());
    await soon();
    expect(received).toEqual([]);
  });

  test('is an end by inactivity where it is set to be one', async () => {
    await local.close();
    local = await openLocal(inbox, { settings: { autoArchiveEnds: true } });
    quiet(open());
    expect((await arrived('chatEnded'))[0]?.chat.closeReason).toBe('inactivity');
  });
});

describe('asking in a closed thread', () => {
  test('opens it, leaves it open while it asks, and closes it with the last word', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    const previous = await shown(placeOf(id), scale);
    expect(thread(id).isArchived).toBe(false);
    await shown(placeOf(id), reasonPrompt, { previous });
    expect(thread(id).isArchived).toBe(false);
    await shown(placeOf(id), thanks, { previous });
    expect(thread(id).isArchived).toBe(true);
    await soon();
    expect(received.map((event) => event.kind)).toEqual(['chatEnded']);
  });

  test('a change of the last word finds it closed, and leaves it closed', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    const previous = await shown(placeOf(id), scale);
    await shown(placeOf(id), thanks, { previous });
    await shown(placeOf(id), { ...thanks, blocks: [{ kind: 'text', text: 'Thanks again' }] }, { previous });
    expect(posted(id)[0]?.content).toBe('Thanks again');
    expect(thread(id).isArchived).toBe(true);
    await soon();
    expect(received.map((event) => event.kind)).toEqual(['chatEnded']);
  });

  test('two messages that ask: the first one’s end does not close it', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    const survey = await shown(placeOf(id), scale);
    const reminder = await shown(placeOf(id), scale, { key: 'reminder-1' });
    await shown(placeOf(id), { summary: 'Repeated below', blocks: [] }, { previous: survey });
    expect(thread(id).isArchived).toBe(false);
    await shown(placeOf(id), thanks, { previous: reminder });
    expect(thread(id).isArchived).toBe(true);
  });

  test('survives a restart in the middle', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    const previous = await shown(placeOf(id), scale);
    await local.restart();
    await shown(placeOf(id), thanks, { previous });
    expect(thread(id).isArchived).toBe(true);
    await soon();
    expect(received.map((event) => event.kind)).toEqual(['chatEnded']);
  });

  test('is not undone when somebody opened it again: the chat goes on', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    const previous = await shown(placeOf(id), scale);
    local.discord.archive(id, { by: local.mia });
    await soon();
    local.discord.unarchive(id, local.ada);
    await arrived('chatReopened');
    await shown(placeOf(id), { summary: 'Never mind', blocks: [] }, { previous });
    expect(thread(id).isArchived).toBe(false);
  });

  test('a thread that takes nothing is left as it was found', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    local.discord.fail.next('POST /channels/:channel/messages', { kind: 'error', status: 400, code: 50035 });
    expect(await show(placeOf(id), scale)).toMatchObject({ kind: 'refused' });
    expect(thread(id).isArchived).toBe(true);
  });
});

describe('where a thread takes no message', () => {
  test('locked: asked in direct messages, never in the thread', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia, locked: true });
    const [event] = await arrived('chatEnded');
    expect(event?.chat.ask).toBeUndefined();
    // Asked in the thread all the same, as when it was locked after it was closed.
    const ref = await shown(placeOf(id), scale);
    expect(ref).toMatchObject({ person: local.ada });
    expect(posted(id)).toEqual([]);
    expect((await inDirect(local.ada)).content).toContain('How likely');
    expect(thread(id)).toMatchObject({ isArchived: true, isLocked: true });
  });

  test('locked and open: it ends once, and unlocking it means that the chat goes on', async () => {
    const id = open();
    local.discord.lock(id, local.mia);
    expect((await arrived('chatEnded'))[0]?.id).toMatch(/^locked:/);
    local.discord.unlock(id, local.mia);
    await arrived('chatReopened');
  });

  test('deleted after the end: the customer is asked in direct messages', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await soon();
    local.discord.deleteThread(id, local.mia);
    await soon();
    expect(received).toHaveLength(1);
    expect(await shown(placeOf(id), scale)).toMatchObject({ person: local.ada });
  });

  test('closed direct messages: unreachable with the reason, and not tried again and again', async () => {
    local.discord.closeDms(local.ada);
    const place = { platform: 'discord', person: local.ada };
    const tries = () => local.discord.log.filter((each) => each.route === 'POST /channels/:channel/messages').length;
    expect(await show(place, scale)).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('50007') });
    expect(tries()).toBe(1);
    expect(await show(place, scale)).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('50007') });
    await local.restart();
    expect(await show(place, scale)).toMatchObject({ kind: 'unreachable' });
    expect(tries()).toBe(1);
  });

  test('whoever writes to the app can be written to again', async () => {
    local.discord.closeDms(local.ada);
    const place = { platform: 'discord', person: local.ada };
    await show(place, scale);
    local.discord.openDms(local.ada);
    local.discord.tell(local.ada, 'Hello');
    await arrived('said');
    await local.discord.waitFor(() => !local.memory.kept.has(`closed:${local.ada}`));
    await shown(place, scale);
  });
});

describe('tickets', () => {
  test('a deleted channel ends the chat; its customer is the one person who was let in', async () => {
    const id = local.openTicket(local.ada);
    local.discord.say(id, local.ada, 'Help!');
    await soon();
    local.discord.deleteChannel(id, local.mia);
    const [event] = await arrived('chatEnded');
    expect(event).toMatchObject({
      id: `deleted:${id}`,
      chat: { id, respondent: { id: local.ada }, team: 'support', agents: [], channel: { channel: id } },
    });
    expect(event?.chat.ask).toBeUndefined();
  });

  test('two customers: nobody is guessed', async () => {
    const id = local.discord.addChannel({
      guild: local.guild,
      name: 'ticket-of-two',
      parent: local.tickets,
      overwrites: [local.ada, local.ben].map((person) => ({ id: person, kind: 'member', allow: 1024n })),
    });
    local.discord.say(id, local.mia, 'Who of you needs help?');
    await soon();
    local.discord.deleteChannel(id, local.mia);
    await local.discord.waitFor(() => local.logged.some((line) => line.includes('unknownCustomer')));
    await local.discord.waitFor(() => kept.length === 1);
    expect(kept).toMatchObject([{ source: 'discord', chatId: id, because: 'unknownCustomer' }]);
    expect(kept[0]).not.toHaveProperty('by');
    expect(received).toEqual([]);
  });

  test('done in a ticket asks there', async () => {
    const id = local.openTicket(local.ada);
    await local.discord.command(local.mia, id, 'afterword', 'done');
    const [event] = await arrived('chatEnded');
    expect(event?.chat).toMatchObject({
      id,
      respondent: { id: local.ada },
      ask: { channel: id },
      agents: [{ id: local.mia, name: 'Mia' }],
    });
  });
});

describe('commands', () => {
  const told = async (who: string) =>
    (await local.discord.waitFor(() => local.discord.ephemerals(who).find((each) => each.content !== ''))).content;

  test('done asks before closing, and closes after the last word', async () => {
    answer = async () => ({ kind: 'accepted', say: 'Noted. Ada is asked in 2 minutes.' });
    const id = open();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    expect(await told(local.mia)).toBe('Noted. Ada is asked in 2 minutes.');
    const [event] = await arrived('chatEnded');
    expect(event).toMatchObject({
      id: expect.stringMatching(/^command:/),
      chat: { id, ask: placeOf(id), agents: [{ id: local.mia, name: 'Mia' }] },
    });
    expect(thread(id).isArchived).toBe(false);
    const previous = await shown(placeOf(id), scale);
    expect(thread(id).isArchived).toBe(false);
    await shown(placeOf(id), thanks, { previous });
    expect(thread(id).isArchived).toBe(true);
    await soon();
    expect(received).toHaveLength(1);
  });

  test('done closes at once where nobody is asked', async () => {
    answer = async () => ({ kind: 'ignored', because: 'quietPeriod', say: 'Noted, but nobody is asked: too soon.' });
    const id = open();
    await local.discord.command(local.mia, id, 'afterword', 'done');
    expect(await told(local.mia)).toBe('Noted, but nobody is asked: too soon.');
    await local.discord.waitFor(() => thread(id).isArchived);
  });

  test('ask names the customer; outside of support chats they are asked in their direct messages', async () => {
    await local.discord.command(local.mia, local.support, 'afterword', 'ask', { user: local.ben });
    const [event] = await arrived('chatEnded');
    expect(event?.chat).toMatchObject({
      respondent: { id: local.ben },
      team: 'support',
      channel: { channel: local.support },
    });
    expect(event?.chat.ask).toBeUndefined();
    expect(event?.chat.id).toMatch(new RegExp(`^${local.support}:\\d+$`));
  });

  test('the menu of a person and of a message do the same', async () => {
    const id = open({ by: local.ben });
    await local.discord.contextMenu(local.mia, id, 'End chat and ask', { user: local.ada });
    const message = local.discord.say(local.support, local.ben, 'Help!');
    await local.discord.contextMenu(local.mia, local.support, 'End chat and ask', { message: message.id });
    const reply = local.discord.say(id, local.mia, 'Is it plugged in?');
    await local.discord.contextMenu(local.mia, id, 'End chat and ask', { message: reply.id });
    const events = await arrived('chatEnded', 3);
    const [first, second, third] = [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
    expect(first?.chat).toMatchObject({ id, respondent: { id: local.ada } });
    expect(second?.chat).toMatchObject({ respondent: { id: local.ben } });
    expect(third?.chat).toMatchObject({ id, respondent: { id: local.ben } });
  });

  test('the menu of what an app or a webhook wrote asks its customer, and says so where there is none', async () => {
    const id = open();
    const menuOf = (where: string) =>
      local.discord.contextMenu(local.mia, where, 'End chat and ask', {
        message: local.discord.sayAsWebhook(where, 'Status page', 'All is well again').id,
      });
    await menuOf(local.support);
    expect(await told(local.mia)).toBe(
      'An app or a webhook wrote this message, so there is nobody behind it who could be asked. Type /afterword ask and choose a person.',
    );
    const byBot = local.discord.say(local.support, local.ticketBot, 'A ticket was opened');
    await local.discord.contextMenu(local.mia, local.support, 'End chat and ask', { message: byBot.id });
    await local.discord.waitFor(
      () =>
        local.discord.ephemerals(local.mia).filter((each) => each.content.includes('nobody behind it')).length === 2,
    );
    expect(received).toEqual([]);
    await menuOf(id);
    expect((await arrived('chatEnded'))[0]?.chat).toMatchObject({ id, respondent: { id: local.ada } });
  });

  test.each([
    ['a customer may not', () => ({ who: local.ben, where: open() }), /support team/],
    ['nobody ends their own chat', () => ({ who: local.mia, where: open({ by: local.mia }) }), /You are the customer/],
    ['outside of a chat somebody must be named', () => ({ who: local.mia, where: local.support }), /Whom shall I ask/],
  ])('%s', async (_, scene, because) => {
    const { who, where } = scene();
    await local.discord.command(who, where, 'afterword', 'done');
    expect(await told(who)).toMatch(because);
    expect(received).toEqual([]);
    expect(kept).toMatchObject([{ kind: 'endRefused', by: { id: who } }]);
  });

  test('while Discord tells too little nothing is guessed, and that is kept', async () => {
    const id = open();
    local.discord.fail.next('GET /channels/:channel', { kind: 'error', status: 401, code: 0 });
    await local.discord.command(local.mia, id, 'afterword', 'done');
    expect(await told(local.mia)).toContain('nothing was saved');
    expect(received).toEqual([]);
    expect(kept).toMatchObject([{ chatId: id, because: 'platformRefused', by: { id: local.mia } }]);
    local.discord.fail.clear();
  });

  test('what could not be saved is said, and nothing is pretended', async () => {
    answer = () => Promise.reject(new Error('the database is away'));
    await local.discord.command(local.mia, open(), 'afterword', 'done');
    expect(await told(local.mia)).toContain('could not be saved');
  });

  test('help is help', async () => {
    await local.discord.command(local.ben, local.support, 'afterword', 'help');
    expect(await told(local.ben)).toContain('/afterword done');
  });

  test('with configured agents only they may: a person or a role', async () => {
    await local.close();
    const agents = { platform: 'discord', id: '0' };
    local = await openLocal(inbox, { team: { agents: [agents] } });
    await local.discord.command(local.mia, open(), 'afterword', 'done');
    expect(await told(local.mia)).toMatch(/support team/);
    const role = local.discord.addRole(local.guild, 'helpers', 0n);
    Object.assign(agents, { id: role });
    local.discord.addMember(local.guild, local.ben, [role]);
    await local.discord.command(local.ben, open(), 'afterword', 'done');
    await arrived('chatEnded');
  });

  test('who has a role of agents is no customer: by a thread of their own, by name, and reported from elsewhere', async () => {
    await local.close();
    const agents = { platform: 'discord', id: '0' };
    local = await openLocal(inbox, { team: { agents: [agents] } });
    const role = local.discord.addRole(local.guild, 'helpers', 0n);
    Object.assign(agents, { id: role });
    const other = local.discord.addRole(local.guild, 'players', 0n);
    local.discord.addMember(local.guild, local.ben, [role, other]);
    const groups = [role];
    expect(await local.adapter.describe({ platform: 'discord', id: local.ben })).toMatchObject({ groups });
    expect(await local.adapter.describe({ platform: 'discord', id: local.ada })).not.toHaveProperty('groups');
    local.discord.addMember(local.guild, local.mia, [role]);
    await local.discord.command(local.ben, local.support, 'afterword', 'ask', { user: local.mia });
    local.discord.archive(open({ by: local.ben }), { by: local.olga });
    const events = await arrived('chatEnded', 2);
    expect(events.map(({ chat }) => chat.respondent)).toMatchObject([
      { id: local.mia, groups },
      { id: local.ben, groups },
    ]);
  });
});

describe('while nobody listened', () => {
  test('closed threads are found at the next start, once, and what happened before the first start is not', async () => {
    const [old, early, late] = [open(), open(), open()];
    local.discord.archive(early, { by: local.mia });
    await arrived('chatEnded');
    await local.stop();
    expect(local.memory.kept.get('seen')?.at).toBeDefined();
    local.discord.archive(late, { by: local.mia });
    await local.start();
    const events = await arrived('chatEnded', 2);
    await soon();
    expect(new Set(events.map((event) => event.chat.id))).toEqual(new Set([early, late]));
    expect(new Set(received.map((event) => event.id)).size).toBe(2);
    expect(thread(old).isArchived).toBe(false);
  });

  test('a thread that was opened again is told as that', async () => {
    const id = open();
    local.discord.archive(id, { by: local.mia });
    await arrived('chatEnded');
    await local.stop();
    local.discord.unarchive(id, local.ada);
    await local.start();
    expect((await arrived('chatReopened'))[0]?.chatId).toBe(id);
  });

  test('the very first start catches up on nothing', async () => {
    await local.stop();
    await local.memory.forget('seen');
    local.discord.archive(open(), { by: local.mia });
    await local.start();
    await soon();
    expect(received).toEqual([]);
  });

  test('a session that can not be resumed is looked behind, too', async () => {
    const id = open();
    await local.discord.waitFor(() => local.memory.kept.has('seen'));
    local.discord.gateway.goAway();
    local.discord.gateway.invalidSession(false);
    local.discord.archive(id, { by: local.mia });
    local.discord.gateway.comeBack();
    expect((await local.discord.waitFor(() => received.find((event) => event.kind === 'chatEnded')))?.kind).toBe(
      'chatEnded',
    );
  });

  test('what Discord did not tell enough about at its time is looked for again', async () => {
    await local.close();
    local = await openLocal(inbox, { settings: { times: { seen: 80 } } });
    const id = open();
    await soon();
    local.discord.fail.next('GET /guilds/:guild/members/:user', { kind: 'error', status: 403, code: 50001 });
    local.discord.archive(id, { by: local.mia });
    expect((await arrived('chatEnded'))[0]?.chat.id).toBe(id);
    expect(local.logged.join('\n')).toContain('not enough is known');
  });

  test('two changes in a row are told in their order', async () => {
    const id = open();
    local.discord.fail.next('GET /guilds/:guild/members/:user', { kind: 'slow', ms: 150 });
    local.discord.archive(id, { by: local.mia });
    local.discord.unarchive(id, local.ada);
    await arrived('chatReopened');
    expect(received.map((event) => event.kind)).toEqual(['chatEnded', 'chatReopened']);
  });

  test('what can not be stored at first is tried again', async () => {
    let tries = 0;
    answer = () => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('the database is away')) : Promise.resolve({ kind: 'accepted' });
    };
    local.discord.archive(open(), { by: local.mia });
    await arrived('chatEnded');
    expect(tries).toBe(3);
  });
});

function scoreId(ref: Ref, score: number): string {
  const message = local.discord.message(ref.message ?? '');
  const found = new RegExp(`"custom_id":"(score:${score}:[^"]+)"`).exec(JSON.stringify(message.components))?.[1];
  if (found === undefined) throw new Error('no such button');
  return found;
}
