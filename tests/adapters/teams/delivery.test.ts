import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt, Ref, Wish } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Place } from '../../../conversations/place.ts';
import { alert, digest, invitation, reasonPrompt, scale, thanks } from '../messages.ts';
import { type Local, openLocal } from './local.ts';
import { readCardAs } from './reading.ts';

let received: Inbound[];
let answer: (event: Inbound) => Promise<Receipt>;
let local: Local;

beforeEach(async () => {
  received = [];
  answer = async () => ({ kind: 'accepted' });
  local = await openLocal(async (event) => {
    received.push(event);
    return answer(event);
  });
});
afterEach(() => local.close());

const wish = (place: Place, message: Message, more: Partial<Wish> = {}): Wish => ({
  place,
  message,
  key: 'survey-1',
  uncertain: false,
  audience: 'respondent',
  ...more,
});

async function shown(place: Place, message: Message, more: Partial<Wish> = {}): Promise<Ref> {
  const outcome = await local.adapter.show(wish(place, message, more));
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
}

const ofBot = (conversation: string) =>
  local.teams.messages(conversation).filter((each) => each.from === local.teams.botId);

describe('a survey in the 1:1 chat', () => {
  let personal: Place;
  beforeEach(() => {
    personal = { platform: 'teams', person: local.ada.aadObjectId };
  });

  test('is sent to somebody who never wrote, when the app is installed for them; the chat is opened once', async () => {
    local.teams.allow(local.ada.id);
    const previous = await shown(personal, scale);
    await shown(personal, thanks, { previous });
    await shown(personal, scale, { key: 'survey-2' });
    expect(ofBot(local.ada.id)).toHaveLength(2);
    expect(ofBot(local.ada.id)[0]).toMatchObject({ isEdited: true, activity: { summary: thanks.summary } });
    expect(local.teams.log.filter((call) => call.operation === 'create')).toHaveLength(1);
  });

  test('cannot be sent where the app is not installed: unreachable, and says so', async () => {
    expect(await local.adapter.show(wish(personal, scale))).toMatchObject({
      kind: 'unreachable',
      because: expect.stringContaining('not installed'),
    });
  });

  test('cannot be sent to somebody who blocked the app', async () => {
    local.teams.allow(local.ada.id);
    local.teams.block(local.ada.id);
    expect(await local.adapter.show(wish(personal, scale))).toMatchObject({
      kind: 'unreachable',
      because: expect.stringContaining('blocked'),
    });
  });

  test('a plain "7" and words arrive as typed; the language and zone are remembered', async () => {
    const { teams, ada, adapter } = local;
    await teams.install(ada.id);
    await teams.say(ada.id, ada.id, '7');
    await teams.say(ada.id, ada.id, 'Slow & <dear>');
    const by = { platform: 'teams', id: ada.aadObjectId };
    expect(received).toMatchObject([
      { kind: 'said', text: '7', place: personal, by },
      { kind: 'said', text: 'Slow & <dear>', place: personal, by },
    ]);
    expect(await adapter.describe(by)).toEqual({
      isBot: false,
      name: 'Ada Lovelace',
      locale: 'de-DE',
      timezone: 'Europe/Berlin',
    });
  });

  test('when the app is removed its reference is dropped, and comes back with it', async () => {
    const { teams, ada, memory } = local;
    await teams.install(ada.id);
    expect(memory.kept.has(`teams:person:${ada.aadObjectId}`)).toBe(true);
    await teams.uninstall(ada.id);
    expect(memory.kept.has(`teams:person:${ada.aadObjectId}`)).toBe(false);
    expect(await local.adapter.show(wish(personal, scale))).toMatchObject({ kind: 'unreachable' });
    await teams.install(ada.id);
    await shown(personal, scale);
  });
});

describe('clicks', () => {
  let place: Place;
  let survey: string;
  beforeEach(async () => {
    const asked = await local.teams.say(local.help, local.ada.id, 'My printer is on fire');
    place = { platform: 'teams', channel: local.help, thread: asked.id };
    survey = (await shown(place, scale)).message ?? '';
  });

  test('the clicked card becomes the follow-up in the answer, and by an edit for everybody else', async () => {
    answer = async () => ({ kind: 'accepted', shows: reasonPrompt });
    const calls = local.teams.log.length;
    const executed = await local.teams.execute(survey, local.ada.id, '3');
    expect(executed).toMatchObject({ kind: 'card' });
    if (executed.kind === 'card') expect(readCardAs(executed.card).text).toContain('What is the main reason');
    expect(local.teams.log).toHaveLength(calls);
    expect(readCardAs(local.teams.cards(survey, local.mallory.id)[0] ?? {}).buttons[0]).toBe('0');
    await shown(place, reasonPrompt, {
      previous: { conversation: `${place.channel};messageid=${place.thread}`, message: survey },
    });
    expect(readCardAs(local.teams.reload(survey, local.mallory.id)[0] ?? {}).text).toContain('What is the main reason');
  });

  test.each(['twice', 'overlap'] as const)('the same click delivered %s has one id', async (how) => {
    local.teams.duplicateNext(how);
    await local.teams.execute(survey, local.ada.id, '9');
    await local.teams.settled();
    expect(received).toHaveLength(2);
    expect(received[1]).toEqual(received[0]);
    await local.teams.execute(survey, local.ada.id, '9');
    expect(received[2]?.id).not.toBe(received[0]?.id);
  });

  test('a click carries when and by whom it was made, not when and by whom it says it was', async () => {
    const data = { afterword: { act: 'score', invitation, score: 10, by: local.ada.aadObjectId }, from: local.ada.id };
    await local.teams.forgeExecute(survey, local.mallory.id, { verb: 'afterword', data });
    const sent = local.teams.sent.at(-1)?.activity.timestamp;
    expect(received).toMatchObject([{ by: { id: local.mallory.aadObjectId }, score: 10, at: new Date(String(sent)) }]);
  });

  test('somebody else is told in their answer, and nothing is sent', async () => {
    answer = async () => ({ kind: 'ignored', because: 'stranger', say: 'This question is for Ada.' });
    const calls = local.teams.log.length;
    expect(await local.teams.execute(survey, local.mallory.id, '10')).toEqual({
      kind: 'message',
      text: 'This question is for Ada.',
    });
    expect(local.teams.log).toHaveLength(calls);
  });

  test('what could not be stored is said in the language of the one who clicked', async () => {
    answer = () => Promise.reject(new Error('the database is away'));
    await local.teams.install(local.ada.id);
    expect(await local.teams.execute(survey, local.mallory.id, '10')).toMatchObject({
      kind: 'error',
      statusCode: 500,
      value: { message: expect.stringContaining('could not be saved') },
    });
    expect(local.logged.join()).not.toContain('score');
  });

  test('a score of 11 is answered with what is wrong, and stored nowhere', async () => {
    const data = { afterword: { act: 'score', invitation, score: 11 } };
    expect(await local.teams.forgeExecute(survey, local.ada.id, { verb: 'afterword', data })).toMatchObject({
      kind: 'error',
      statusCode: 400,
      value: { message: expect.stringContaining('0 to 10') },
    });
    expect(received).toEqual([]);
  });
});

describe('posts of the team', () => {
  const team = { audience: 'team' as const };

  test('an alert starts a thread in the channel, is edited there, and has an address', async () => {
    const place: Place = { platform: 'teams', channel: local.alerts };
    const { adapter, teams } = local;
    const first = await adapter.show(wish(place, alert('Too slow'), team));
    if (first.kind !== 'shown') throw new Error(JSON.stringify(first));
    const ref = await shown(place, alert('Too slow, and dear'), { ...team, previous: first.ref });
    expect(ref).toEqual(first.ref);
    expect(ofBot(local.alerts)).toHaveLength(1);
    expect(teams.message(ref.message ?? '')).toMatchObject({ isEdited: true });
    await shown({ ...place, thread: ref.message ?? '' }, digest, { ...team, key: 'digest-1' });
    expect(teams.messages(`${local.alerts};messageid=${ref.message}`)).toHaveLength(2);
  });

  test('is not shown where people of another tenant can read it', async () => {
    const { teams, support, adapter } = local;
    const carl = teams.addPerson({ name: 'Carl', tenantId: '00000000-1111-2222-3333-444444444444' });
    support.members.add(carl.id);
    const place: Place = { platform: 'teams', channel: local.alerts };
    expect(await adapter.show(wish(place, alert('Too slow'), team))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('another tenant'),
    });
    expect(ofBot(local.alerts)).toEqual([]);
    const bad = await adapter.check([{ place, use: 'alerts', key: 'teams[0].alerts' }]);
    expect(bad).toContainEqual({
      ok: false,
      what: expect.stringContaining('teams[0].alerts'),
      detail: expect.stringContaining('tenant'),
    });
  });

  test('is not shown in a channel that Teams said was shared with another tenant', async () => {
    const { teams, ada, adapter } = local;
    const home = teams.settings.MicrosoftAppTenantId;
    await teams.sendSigned({
      type: 'conversationUpdate',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: ada.id },
      conversation: { id: local.alerts, conversationType: 'channel', tenantId: home },
      channelData: {
        eventType: 'channelShared',
        tenant: { id: home },
        channel: { id: local.alerts, type: 'shared' },
        sharedWithTeams: [{ id: '19:x', tenantId: 'elsewhere' }],
      },
    });
    const place: Place = { platform: 'teams', channel: local.alerts };
    expect(await adapter.show(wish(place, alert('Too slow'), team))).toMatchObject({ kind: 'refused' });
  });

  test('a channel the app is not in is the configuration’s fault, not a respondent’s', async () => {
    const place: Place = { platform: 'teams', channel: '19:00000000000000000000000000000000@thread.tacv2' };
    expect(await local.adapter.show(wish(place, digest, team))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('not installed'),
    });
  });
});

describe('when Teams has a bad moment', () => {
  const home = (): Place => ({ platform: 'teams', channel: local.help });

  test.each(['500', '502', '504', 'reset-before', 'reset-after-store', '502-after-store'] as const)(
    '%s while posting: one attempt, and nobody knows what came of it',
    async (kind) => {
      local.teams.fail.next('create', { kind });
      expect(await local.adapter.show(wish(home(), scale))).toMatchObject({ kind: 'busy', uncertain: true });
      expect(local.teams.log.filter((call) => call.operation === 'create')).toHaveLength(1);
    },
  );

  test.each(['412', '503'] as const)('%s while posting: nothing was posted', async (kind) => {
    local.teams.fail.next('create', { kind });
    expect(await local.adapter.show(wish(home(), scale))).toMatchObject({ kind: 'busy', uncertain: false });
  });

  test('429 without a time: waits by itself, and the whole conversation waits', async () => {
    local.teams.fail.next('create', { kind: '429' });
    expect(await local.adapter.show(wish(home(), scale))).toMatchObject({
      kind: 'busy',
      retryAfter: 2_000,
      scope: 'lane',
      uncertain: false,
    });
  });

  test('429 in a thread: that thread waits, and the others of its channel do not', async () => {
    const { teams, adapter, ada, help } = local;
    const [one, other] = [await teams.say(help, ada.id, 'it broke'), await teams.say(help, ada.id, 'it broke again')];
    const inThread = (thread: string, key: string) => adapter.show(wish({ ...home(), thread }, scale, { key }));
    const first = await inThread(one.id, 'survey-1');
    teams.fail.next('send', { kind: '429', retryAfter: 30 });
    expect(await inThread(one.id, 'note-1')).toMatchObject({ kind: 'busy', retryAfter: 30_000, scope: 'posting' });
    const calls = teams.log.length;
    const edit = first.kind === 'shown' ? { previous: first.ref } : {};
    expect(await adapter.show(wish({ ...home(), thread: one.id }, thanks, edit))).toMatchObject({
      kind: 'busy',
      scope: 'posting',
      uncertain: false,
    });
    expect(teams.log).toHaveLength(calls);
    expect(await inThread(other.id, 'survey-2')).toMatchObject({ kind: 'shown' });
    expect(await adapter.show(wish(home(), scale, { key: 'survey-3' }))).toMatchObject({ kind: 'shown' });
    // Whoever was told when to come back may.
    expect(await inThread(one.id, 'note-1')).toMatchObject({ kind: 'shown' });
  });

  test('429 to an edit in a thread is no reason for its channel to wait, either', async () => {
    const { teams, adapter, ada, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke');
    const previous = await shown({ ...home(), thread: asked.id }, scale);
    teams.fail.next('update', { kind: '429', retryAfter: 7 });
    const again = wish({ ...home(), thread: asked.id }, thanks, { previous });
    expect(await adapter.show(again)).toMatchObject({ kind: 'busy', retryAfter: 7_000, scope: 'posting' });
  });

  test('429 with a time is not slept out here', async () => {
    local.teams.fail.next('create', { kind: '429', retryAfter: 30 });
    const before = Date.now();
    expect(await local.adapter.show(wish(home(), scale))).toMatchObject({ kind: 'busy', retryAfter: 30_000 });
    expect(Date.now() - before).toBeLessThan(15_000);
    expect(local.teams.log.filter((call) => call.operation === 'create')).toHaveLength(1);
  });

  test('an edit that failed is certain to be tried again without harm', async () => {
    const previous = await shown(home(), scale);
    for (const kind of ['500', 'reset-after-store'] as const) {
      local.teams.fail.next('update', { kind });
      expect(await local.adapter.show(wish(home(), thanks, { previous }))).toMatchObject({
        kind: 'busy',
        uncertain: false,
      });
    }
    await shown(home(), thanks, { previous });
    expect(ofBot(local.help)).toHaveLength(1);
  });

  test('a post whose answer was lost is posted once more, not while Teams is still away, and never a third time', async () => {
    local.teams.fail.next('create', { kind: 'reset-after-store' });
    await local.adapter.show(wish(home(), scale));
    local.teams.fail.next('members', { kind: '503' });
    expect(await local.adapter.show(wish(home(), scale, { uncertain: true }))).toMatchObject({
      kind: 'busy',
      uncertain: true,
    });
    expect(ofBot(local.help)).toHaveLength(1);
    local.teams.fail.next('create', { kind: 'reset-after-store' });
    expect(await local.adapter.show(wish(home(), scale, { uncertain: true }))).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('twice'),
    });
    expect(ofBot(local.help)).toHaveLength(2);
  });

  test('after a lost answer the second try is one double at most, and the newer message is the one that is edited', async () => {
    local.teams.fail.next('create', { kind: 'reset-after-store' });
    await local.adapter.show(wish(home(), scale));
    const previous = await shown(home(), scale, { uncertain: true });
    await shown(home(), thanks, { previous });
    expect(ofBot(local.help).map((each) => each.isEdited)).toEqual([false, true]);
  });

  test('nobody listens: busy, and certainly nothing was posted', async () => {
    await local.teams.close();
    // A connection that was kept open may only now be found dead: nobody can know what came of what was sent on it.
    await local.adapter.describe({ platform: 'teams', id: local.ada.aadObjectId });
    await expect
      .poll(async () => local.adapter.show(wish(home(), scale)))
      .toMatchObject({ kind: 'busy', uncertain: false });
  });

  test('a service that moved is written to at its new address', async () => {
    const { teams, ada, help } = local;
    await teams.say(help, ada.id, 'hello', { mentionBot: true });
    teams.moveService('emea', { retireOld: true });
    await teams.say(help, ada.id, 'hello again', { mentionBot: true });
    await shown(home(), scale);
  });
});

test('what is remembered is written when it is news, and holds nothing anybody wrote', async () => {
  const { teams, ada, help, memory } = local;
  const asked = await teams.say(help, ada.id, 'a secret thing', { mentionBot: true });
  const written = memory.writes.length;
  await teams.say(help, ada.id, 'another secret thing', { mentionBot: true, threadOf: asked.id });
  expect(memory.writes).toHaveLength(written);
  expect(JSON.stringify([...memory.kept])).not.toContain('secret');
});
