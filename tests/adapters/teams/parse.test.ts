import { describe, expect, test } from 'vitest';
import { splitConversation } from '../../../adapters/teams/api/place.ts';
import { activity } from '../../../adapters/teams/receive/activity.ts';
import { parse } from '../../../adapters/teams/receive/parse.ts';
import { invitation } from '../messages.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const bot = { id: '28:bot', name: 'Afterword' };
const ada = { id: '29:ada', name: 'Ada', aadObjectId: 'AAD-ADA' };
const channel = '19:c@thread.tacv2';

const base = {
  id: '1700000000001',
  timestamp: '2026-11-22T09:59:00.500Z',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: ada,
  recipient: bot,
  conversation: { id: `${channel};messageid=1700000000000`, conversationType: 'channel', isGroup: true, tenantId: 't' },
  channelData: { tenant: { id: 't' }, team: { id: channel }, channel: { id: channel } },
};
const read = (changes: object) => parse(activity.parse({ ...base, ...changes }), now);
const mention = { type: 'mention', mentioned: bot, text: '<at>Afterword</at>' };
const click = (data: unknown, changes: object = {}) =>
  read({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '1700000000002',
    value: { action: { type: 'Action.Execute', verb: 'afterword', data }, trigger: 'manual' },
    ...changes,
  });
const score = { afterword: { act: 'score', invitation, score: 0 } };

describe('a click', () => {
  test('says who, when, and what; 0 is a score', () => {
    expect(click(score)).toEqual({
      kind: 'invoke',
      by: { id: '29:ada', isHeard: false, isAutomatic: false },
      click: {
        kind: 'event',
        event: {
          kind: 'answered',
          id: expect.stringMatching(/^click:/),
          at: new Date('2026-11-22T09:59:00.500Z'),
          by: { platform: 'teams', id: 'aad-ada' },
          invitation,
          score: 0,
        },
      },
    });
  });

  test('has an id that only a redelivery shares', () => {
    const id = (parsed: ReturnType<typeof click>) =>
      parsed.kind === 'invoke' && parsed.click.kind === 'event' ? parsed.click.event.id : '';
    const first = id(click(score));
    expect(id(click(score))).toBe(first);
    expect(id(click(score, { id: '1700000000009' }))).not.toBe(first);
    expect(id(click(score, { from: { id: '29:ben' } }))).not.toBe(first);
    expect(id(click({ afterword: { act: 'score', invitation, score: 1 } }))).not.toBe(first);
    const unnamed = { id: undefined };
    expect(id(click(score, unnamed))).toBe(id(click(score, unnamed)));
    expect(id(click(score, { ...unnamed, timestamp: '2026-11-22T09:59:01.000Z' }))).not.toBe(id(click(score, unnamed)));
  });

  test('of an older client is the same, as a message', () => {
    expect(read({ type: 'message', text: '', value: score, replyToId: '1' })).toMatchObject({
      kind: 'submit',
      click: { kind: 'event', event: { kind: 'answered', score: 0 } },
    });
    expect(read({ type: 'message', text: '', value: { other: 'app' } })).toEqual({ kind: 'nothing' });
  });

  test('without a usable time happened when it arrived', () => {
    for (const timestamp of [undefined, null, 'soon'])
      expect(click(score, { timestamp })).toMatchObject({ click: { event: { at: now } } });
  });

  test('by somebody the directory does not know has Teams’ own id', () => {
    expect(click(score, { from: { id: '29:guest' } })).toMatchObject({ click: { event: { by: { id: '29:guest' } } } });
  });

  test('that nobody made is a look at one’s own answer, and nothing else', () => {
    const automatic = (act: string) => {
      const data = { afterword: { act, invitation } };
      return click(data, {
        value: { action: { type: 'Action.Execute', verb: 'afterword', data }, trigger: 'automatic' },
      });
    };
    expect(automatic('reviewed')).toMatchObject({
      by: { isAutomatic: true },
      click: { kind: 'event', event: { kind: 'reviewed' } },
    });
    for (const act of ['declined', 'optedOut', 'optedIn', 'reconsidered'])
      expect(automatic(act)).toMatchObject({ click: { kind: 'malformed' } });
  });

  test('an empty reason arrives as one: the engine decides', () => {
    const data = { afterword: { act: 'reason', invitation }, reason: '' };
    expect(click(data)).toMatchObject({ click: { event: { kind: 'reasonGiven', text: '' } } });
  });
});

describe('a message', () => {
  test('in a channel is for the bot when it mentions it, which is left out', () => {
    const words = { type: 'message', text: '<at>Afterword</at>&nbsp;8 because', entities: [mention] };
    expect(read(words)).toMatchObject({
      kind: 'typed',
      typed: {
        event: { kind: 'said', text: '8 because', place: { platform: 'teams', channel, thread: '1700000000000' } },
        mentions: [],
      },
    });
    expect(read({ ...words, entities: [] })).toEqual({ kind: 'nothing' });
  });

  test('keeps the names of others, and tells whom it mentions', () => {
    const other = { type: 'mention', mentioned: { id: '29:ben', name: 'Ben' }, text: '<at>Ben</at>' };
    const text = '<at>Afterword</at> done <at>Ben</at>';
    expect(read({ type: 'message', text, entities: [mention, other] })).toMatchObject({
      typed: { event: { text: 'done Ben' }, words: 'done', mentions: [{ id: '29:ben', name: 'Ben' }] },
    });
  });

  test('with a mention that was only typed keeps it', () => {
    const text = '<at>Afterword</at> <at>Ada</at> said so';
    expect(read({ type: 'message', text, entities: [mention] })).toMatchObject({
      typed: { event: { text: '<at>Ada</at> said so' }, mentions: [] },
    });
  });

  test('in the 1:1 chat needs no mention; in a group chat the place has no thread', () => {
    const personal = { conversation: { id: 'a:1', conversationType: 'personal' } };
    expect(read({ type: 'message', text: '7', ...personal })).toMatchObject({
      typed: { event: { text: '7', place: { platform: 'teams', person: 'aad-ada' } } },
    });
    const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', isGroup: true } };
    expect(read({ type: 'message', text: '<at>Afterword</at> 7', entities: [mention], ...group })).toMatchObject({
      typed: { event: { text: '7', place: { platform: 'teams', channel: '19:g@thread.v2' } } },
    });
  });

  test.each([
    ['of a bot', { from: { id: '28:other', name: 'Other' } }],
    ['of the bot itself', { from: bot }],
    ['of somebody in the role of a bot', { from: { ...ada, role: 'bot' } }],
    ['that was edited', { type: 'messageUpdate' }],
    ['without a sender', { from: null }],
    ['from nowhere', { conversation: null }],
  ])('%s is nobody’s answer', (_, changes) => {
    expect(read({ type: 'message', text: '<at>Afterword</at> 9', entities: [mention], ...changes })).toEqual({
      kind: 'nothing',
    });
  });
});

describe('text that no database takes', () => {
  const half = '\ud83d';

  test('in a reason', () => {
    const data = { afterword: { act: 'reason', invitation }, reason: `a\0b${half}c` };
    expect(click(data)).toMatchObject({ click: { event: { kind: 'reasonGiven', text: 'ab\ufffdc' } } });
  });

  test('in typed words, and in the names of those who are mentioned', () => {
    const ben = `Be\0n${half}`;
    const other = { type: 'mention', mentioned: { id: '29:ben', name: ben }, text: `<at>${ben}</at>` };
    const text = `<at>Afterword</at> 7\0${half} <at>${ben}</at>`;
    expect(read({ type: 'message', text, entities: [mention, other] })).toMatchObject({
      typed: { event: { text: '7\ufffd Ben\ufffd' }, words: '7\ufffd', mentions: [{ name: 'Ben\ufffd' }] },
    });
  });

  test('in the name of the one who did it', () => {
    expect(activity.parse({ ...base, type: 'message', from: { ...ada, name: `A\0da${half}` } }).from?.name).toBe(
      'Ada\ufffd',
    );
  });

  test('emoji stay whole', () => {
    expect(read({ type: 'message', text: '<at>Afterword</at> 9 😀', entities: [mention] })).toMatchObject({
      typed: { event: { text: '9 😀' } },
    });
  });
});

test('a mention without words is no answer, but worth a reply', () => {
  const bare = { type: 'message', text: '<at>Afterword</at>', entities: [mention] };
  expect(read(bare)).toMatchObject({ kind: 'called' });
  const personal = { conversation: { id: 'a:1', conversationType: 'personal' } };
  expect(read({ type: 'message', text: '', ...personal })).toEqual({ kind: 'nothing' });
});

test('only people are mentioned beside the bot', () => {
  const others = ['29:ben', '28:other', channel, 'dGFnSWQ='].map((id) => ({
    type: 'mention',
    mentioned: { id, name: id },
    text: `<at>${id}</at>`,
  }));
  expect(read({ type: 'message', text: '<at>Afterword</at> done', entities: [mention, ...others] })).toMatchObject({
    typed: { mentions: [{ id: '29:ben' }, { id: '28:other' }] },
  });
});

describe('other activities', () => {
  test.each<[object, string]>([
    [{ type: 'installationUpdate', action: 'add' }, 'installed'],
    [{ type: 'installationUpdate', action: 'add-upgrade' }, 'nothing'],
    [{ type: 'installationUpdate', action: 'remove' }, 'removed'],
    [{ type: 'installationUpdate', action: 'remove-upgrade' }, 'removed'],
    [{ type: 'conversationUpdate', membersAdded: [bot] }, 'nothing'],
    [{ type: 'conversationUpdate', membersRemoved: [bot] }, 'removed'],
    [{ type: 'conversationUpdate', membersRemoved: [ada] }, 'nothing'],
    [{ type: 'event', name: 'application/vnd.microsoft.meetingEnd', value: {} }, 'meetingEnded'],
    [{ type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} }, 'nothing'],
    [{ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }, 'nothing'],
    [{ type: 'invoke', name: 'signin/verifyState', value: {} }, 'unknownInvoke'],
    [
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'other', data: score } } },
      'unknownInvoke',
    ],
    [{ type: 'something new' }, 'nothing'],
  ])('%j: %s', (changes, kind) => {
    expect(read(changes).kind).toBe(kind);
  });
});

test('a conversation’s name is split from the thread in it', () => {
  expect(splitConversation(`${channel};messageid=1`)).toEqual({ conversation: channel, thread: '1' });
  expect(splitConversation('a:1')).toEqual({ conversation: 'a:1' });
});
