import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt, Ref } from '../../../adapters/adapter.ts';
import { de } from '../../../conversations/copy/de.ts';
import { en } from '../../../conversations/copy/en.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Place } from '../../../conversations/place.ts';
import { listAt } from '../../support/json.ts';
import { invitation, reasonPrompt, scale, thanks } from '../messages.ts';
import { type Local, openLocal } from './local.ts';
import { readMarkdown } from './markdown.ts';

let local: Local;
let received: Inbound[];
let answer: (event: Inbound) => Promise<Receipt>;
let place: Place;
let ref: Ref;

beforeEach(async () => {
  received = [];
  answer = async () => ({ kind: 'accepted', shows: reasonPrompt });
  local = await openLocal(
    async (event) => {
      const receipt = await answer(event);
      received.push(event);
      return receipt;
    },
    { discord: { deadlines: { ackMs: 1_200 } } },
  );
  const thread = local.discord.openThread(local.support, local.ada, {
    name: 'Help',
    text: 'Hello?',
    members: [local.mia],
  });
  place = { platform: 'discord', channel: local.support, thread };
  ref = await show(place, scale);
});
afterEach(() => local.close());

async function show(where: Place, message: Message, previous?: Ref): Promise<Ref> {
  const outcome = await local.adapter.show({
    place: where,
    message,
    key: where.person === undefined ? 'survey-1' : 'survey-2',
    uncertain: false,
    audience: 'respondent',
    ...(previous === undefined ? {} : { previous }),
  });
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
}
const customIds = (id: string) =>
  local.discord
    .message(id)
    .components.flatMap((row) =>
      listAt(row, 'components').map((each) => String(Reflect.get(Object(each), 'custom_id'))),
    );
const click = (prefix: string, who = local.ada, at = ref) => {
  const id = customIds(at.message ?? '').find((each) => each.startsWith(prefix));
  return local.discord.click(at.message ?? '', who, id ?? `no ${prefix}`);
};
const told = (who: string) => local.discord.ephemerals(who).map((each) => readMarkdown(each.content));

describe('a score', () => {
  test('is stored first, and the field for the reason is the acknowledgement', async () => {
    let isStored = false;
    answer = async () => {
      expect(local.discord.modals(local.ada)).toEqual([]);
      isStored = true;
      return { kind: 'accepted', shows: reasonPrompt };
    };
    const did = await click('score:3:');
    expect(isStored).toBe(true);
    expect(did.acknowledgement?.type).toBe(9);
    const [modal] = local.discord.modals(local.ada);
    expect(modal).toMatchObject({ title: 'Tell us why', customId: `reason::${invitation}` });
    expect(JSON.stringify(modal?.components)).toContain('What is the main reason for your score?');
    expect(received).toMatchObject([{ kind: 'answered', score: 3, id: `click:${did.id}`, by: { id: local.ada } }]);
    expect(Math.abs((received[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  test('counts as well where Discord does not tell the channel it was given in', async () => {
    const { channel: _, ...payload } = (await click('score:3:')).payload;
    local.dispatch('INTERACTION_CREATE', { ...payload, id: '1300000000000000001' });
    await local.discord.waitFor(() => received.length === 2);
    expect(received[1]).toMatchObject({ kind: 'answered', score: 3, id: 'click:1300000000000000001' });
  });

  test('closing the field loses nothing: the message opens it again', async () => {
    const did = await click('score:3:');
    local.discord.dismissModal(did.id, local.ada);
    await show(place, reasonPrompt, ref);
    const opened = await click('reason:');
    expect(opened.acknowledgement?.type).toBe(9);
    await local.discord.submitModal(opened.id, local.ada, { reason: 'Too slow' });
    expect(received.map((event) => event.kind)).toEqual(['answered', 'reasonGiven']);
  });

  test('what was said before stands in the field', async () => {
    answer = async () => ({
      kind: 'accepted',
      shows: { ...reasonPrompt, ask: { ...promptOf(), given: 'Too <slow>' } },
    });
    await click('score:3:');
    expect(JSON.stringify(local.discord.modals(local.ada)[0]?.components)).toContain('"value":"Too <slow>"');
  });

  test('that leads to something else than a field changes the message at once', async () => {
    answer = async () => ({ kind: 'accepted', shows: thanks });
    expect((await click('score:9:')).acknowledgement?.type).toBe(7);
    expect(local.discord.message(ref.message ?? '').content).toContain('Your answer helps us');
  });

  test('that takes too long to store is not pretended to be stored', async () => {
    let finish: (receipt: Receipt) => void = () => {};
    answer = () => new Promise((resolve) => (finish = resolve));
    const did = await click('score:3:');
    expect(did.acknowledgement?.type).toBe(4);
    expect(told(local.ada)).toEqual([de.sayTryAgain]);
    finish({ kind: 'accepted' });
  });

  test('the language of who clicks is spoken', async () => {
    answer = () => Promise.reject(new Error('the database is away'));
    await click('score:3:');
    await click('score:3:', local.mia);
    expect(told(local.ada)).toEqual([de.sayTryAgain]);
    expect(told(local.mia)).toEqual([en.sayTryAgain]);
  });
});

describe('an acknowledgement that comes too late', () => {
  test('the click counts, nothing breaks, and the message is edited with the bot’s own token', async () => {
    local.discord.fail.next('POST /interactions/:id/:token/callback', { kind: 'error', status: 404, code: 10062 });
    await click('score:3:');
    expect(received).toMatchObject([{ kind: 'answered', score: 3 }]);
    expect(local.logged.join('\n')).toContain('too late');
    await show(place, reasonPrompt, ref);
    const edit = local.discord.log.findLast((each) => each.method === 'PATCH');
    expect(edit).toMatchObject({ route: 'PATCH /channels/:channel/messages/:message', status: 200 });
    expect(local.discord.message(ref.message ?? '').content).toContain('You gave a 3');
  });

  test('a click that RESUME replays after three seconds counts', async () => {
    local.discord.gateway.goAway();
    const clicking = click('score:4:');
    expect((await clicking).isAcknowledged).toBe(false);
    local.discord.gateway.comeBack();
    await local.discord.waitFor(() => received.length === 1);
    expect(received).toMatchObject([{ kind: 'answered', score: 4 }]);
    expect(local.discord.gateway.identified).toBe(1);
  });
});

describe('a reason', () => {
  const open = async () => {
    await show(place, reasonPrompt, ref);
    return click('reason:');
  };

  test('changes the message at once', async () => {
    const { id } = await open();
    answer = async () => ({ kind: 'accepted', shows: thanks });
    const did = await local.discord.submitModal(id, local.ada, { reason: 'Too slow' });
    expect(did.acknowledgement?.type).toBe(7);
    expect(local.discord.message(ref.message ?? '').content).toContain('Your answer helps us');
  });

  test('that could not be saved is given back, so that it is not lost', async () => {
    const { id } = await open();
    answer = () => Promise.reject(new Error('the database is away'));
    await local.discord.submitModal(id, local.ada, { reason: 'Slow & *dear*\n@everyone' });
    expect(told(local.ada)).toEqual([`${de.sayTryAgain}\n\nSlow & *dear*\n@everyone`]);
    expect(local.discord.ephemerals(local.ada)[0]?.pings).toEqual({ users: [], roles: [], everyone: false });
  });

  test('its field opens after a restart, from the message alone', async () => {
    await show(place, reasonPrompt, ref);
    await local.restart();
    await click('reason:');
    expect(JSON.stringify(local.discord.modals(local.ada)[0]?.components)).toContain(
      'What is the main reason for your score?',
    );
  });
});

describe('direct messages', () => {
  test('after a restart a click there counts, and so does what is typed', async () => {
    const direct: Place = { platform: 'discord', person: local.ada };
    const there = await show(direct, scale);
    await local.restart();
    await click('score:0:', local.ada, there);
    local.discord.tell(local.ada, '10/10 <@1234567890123456> :)');
    await local.discord.waitFor(() => received.length === 2);
    expect(received).toMatchObject([
      { kind: 'answered', score: 0 },
      { kind: 'said', text: '10/10 @1234567890123456 :)', place: direct, by: { id: local.ada } },
    ]);
  });

  test('what could not be stored is said there', async () => {
    const direct: Place = { platform: 'discord', person: local.ada };
    await show(direct, scale);
    answer = () => Promise.reject(new Error('the database is away'));
    local.discord.tell(local.ada, '8');
    const last = () => local.discord.messages(local.discord.dmWith(local.ada)).at(-1)?.content;
    await local.discord.waitFor(() => last() === en.sayTryAgain);
  });
});

describe('typed in a thread', () => {
  const say = (text: string, options: { readonly mention?: boolean; readonly replyTo?: string } = {}) =>
    local.discord.say(place.thread ?? '', local.ada, text, options);

  test('with a mention it counts, without one Discord does not tell it', async () => {
    say('I think it was slow');
    say('8, because it was slow', { mention: true });
    await local.discord.waitFor(() => received.length === 1);
    expect(received).toMatchObject([{ kind: 'said', text: '8, because it was slow', place }]);
  });

  test('by a bot, or by the app itself, it is nobody’s answer', async () => {
    local.discord.addMember(local.guild, local.ticketBot, []);
    local.discord.say(place.thread ?? '', local.ticketBot, '8', { mention: true });
    say('9', { mention: true });
    await local.discord.waitFor(() => received.length > 0);
    expect(received).toMatchObject([{ kind: 'said', text: '9' }]);
  });

  test('words that take the question back keep the thread open', async () => {
    await local.discord.command(local.mia, place.thread ?? '', 'afterword', 'done');
    await local.discord.waitFor(() => local.memory.kept.get(`thread:${place.thread}`)?.archive === 'yes');
    answer = async () => ({ kind: 'accepted', shows: { summary: 'Never mind', blocks: [] } });
    say('wait, it broke again', { mention: true });
    await local.discord.waitFor(() => local.memory.kept.get(`thread:${place.thread}`)?.archive === undefined);
    await show(place, { summary: 'Never mind', blocks: [] }, ref);
    expect(local.discord.channel(place.thread ?? '')?.thread?.isArchived).toBe(false);
  });
});

function promptOf() {
  if (reasonPrompt.ask?.kind !== 'reason') throw new Error('the reason prompt asks for a reason');
  return reasonPrompt.ask;
}
