import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../adapters/slack/receive/commands.ts';
import { parseClick, parseMessage, parseSubmission } from '../../../adapters/slack/receive/parse.ts';
import { parseReaction, parseShortcut } from '../../../adapters/slack/receive/signals.ts';
import { readTyped } from '../../../adapters/slack/receive/typed.ts';

const bot = 'U0BOT';
const by = { platform: 'slack', id: 'U0ADA' };

/** As Slack sends it; fields that nothing here reads are left as they come. */
const click = (action: object, rest: object = {}) => ({
  type: 'block_actions',
  user: { id: 'U0ADA', username: 'ada', name: 'ada', team_id: 'T0HOST' },
  api_app_id: 'A0APP',
  container: { type: 'message', message_ts: '1700000100.000200', channel_id: 'C0HELP', is_ephemeral: false },
  trigger_id: '1.2.3',
  team: { id: 'T0HOST', domain: 'host' },
  channel: { id: 'C0HELP', name: 'help' },
  message: { type: 'message', ts: '1700000100.000200', thread_ts: '1700000000.000100', user: bot, text: '…' },
  state: { values: {} },
  response_url: 'https://hooks.slack.com/actions/T/1/x',
  actions: [{ type: 'button', block_id: 'b', action_ts: '1700000200.123456', value: 'inv-1', ...action }],
  ...rest,
});

describe('a click', () => {
  test('on a score', () => {
    expect(parseClick(click({ action_id: 'score:0' }))).toEqual({
      kind: 'event',
      event: {
        kind: 'answered',
        id: 'click:C0HELP:1700000100.000200:1700000200.123456:U0ADA',
        at: new Date(1700000200123),
        by,
        invitation: 'inv-1',
        score: 0,
      },
    });
  });

  test.each(['11', '-1', '3.5', '', ' 7', '7 ', '0x7', '1e1', '٣', 'NaN', '07a'])(
    'on score "%s" is malformed',
    (score) => {
      expect(parseClick(click({ action_id: `score:${score}` }))).toMatchObject({ kind: 'malformed', badScore: true });
    },
  );

  test('without an invitation is malformed', () => {
    expect(parseClick(click({ action_id: 'score:7', value: undefined }))).toMatchObject({
      kind: 'malformed',
      badScore: false,
    });
  });

  test.each([undefined, null, 7, 'x', [], {}, { actions: [] }, { actions: 'x', user: { id: 'U' } }])(
    '%j is malformed',
    (body) => {
      expect(parseClick(body)).toMatchObject({ kind: 'malformed' });
    },
  );

  test('of two people at the same moment has two ids', () => {
    const other = parseClick(click({ action_id: 'score:1' }, { user: { id: 'U0BOB' } }));
    expect(other).not.toEqual(parseClick(click({ action_id: 'score:1' })));
    expect(other).toMatchObject({ event: { id: expect.stringMatching(/:U0BOB$/) } });
  });

  test('on a link, or on a button of another version, is nothing', () => {
    expect(parseClick(click({ action_id: 'link:0', value: undefined }))).toEqual({ kind: 'nothing' });
    expect(parseClick(click({ action_id: 'snooze' }))).toEqual({ kind: 'nothing' });
    expect(parseClick(click({ action_id: 'intent:burned:0' }))).toEqual({ kind: 'nothing' });
  });

  test('on the button that opens the field brings what the field needs', () => {
    const field = {
      invitation: 'inv-1',
      question: 'Why?',
      open: 'Say',
      placeholder: '',
      send: 'Send',
      cancel: 'Cancel',
    };
    expect(parseClick(click({ action_id: 'reason', value: JSON.stringify(field) }))).toEqual({
      kind: 'opensField',
      field,
      trigger: '1.2.3',
      from: { invitation: 'inv-1', channel: 'C0HELP', thread: '1700000000.000100' },
    });
    expect(parseClick(click({ action_id: 'reason', value: '{' }))).toMatchObject({ kind: 'malformed' });
  });
});

describe('a sent field', () => {
  const now = new Date(1700000300000);
  const sent = (value: unknown, hash = '1700000250.abc') => ({
    type: 'view_submission',
    user: { id: 'U0ADA' },
    view: {
      id: 'V1',
      hash,
      callback_id: 'afterword_reason',
      private_metadata: '{"invitation":"inv-1","channel":"C0HELP"}',
      state: { values: { reason: { text: { type: 'plain_text_input', value } } } },
    },
  });
  const idOf = (body: unknown) => {
    const { parsed } = parseSubmission(body, now);
    return parsed.kind === 'event' ? parsed.event.id : undefined;
  };

  test('brings the words as they were written', () => {
    expect(parseSubmission(sent('<b> & :smile:'), now)).toMatchObject({
      parsed: {
        kind: 'event',
        event: { kind: 'reasonGiven', invitation: 'inv-1', text: '<b> & :smile:', by, at: now },
      },
      from: { channel: 'C0HELP' },
    });
  });

  test('has the same id when it is delivered twice, another with other words', () => {
    expect(idOf(sent('slow'))).toBe(idOf(sent('slow')));
    expect(idOf(sent('slow'))).not.toBe(idOf(sent('very slow')));
  });

  test('without words or invitation is malformed', () => {
    expect(parseSubmission(sent(null), now).parsed.kind).toBe('malformed');
    expect(parseSubmission(sent(' \n\u00a0 '), now).parsed.kind).toBe('blank');
    expect(parseSubmission({ ...sent('x'), view: { ...sent('x').view, private_metadata: '' } }, now).parsed.kind).toBe(
      'malformed',
    );
  });
});

describe('a typed message', () => {
  const message = (event: object) => ({
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1700000200,
    event: {
      type: 'message',
      channel: 'C0HELP',
      channel_type: 'channel',
      user: 'U0ADA',
      ts: '1700000200.000300',
      thread_ts: '1700000000.000100',
      text: '8',
      ...event,
    },
  });

  test('in a thread', () => {
    expect(parseMessage(message({}), bot)).toEqual({
      kind: 'event',
      event: {
        kind: 'said',
        id: 'msg:C0HELP:1700000200.000300',
        at: new Date(1700000200000),
        by,
        place: { platform: 'slack', channel: 'C0HELP', thread: '1700000000.000100' },
        text: '8',
      },
    });
  });

  test('in direct messages, also in a thread there', () => {
    const direct = { channel: 'D1', channel_type: 'im' };
    expect(parseMessage(message({ ...direct, thread_ts: undefined }), bot)).toMatchObject({
      event: { place: { platform: 'slack', person: 'U0ADA' } },
    });
    expect(parseMessage(message(direct), bot)).toMatchObject({
      event: { place: { platform: 'slack', person: 'U0ADA' } },
    });
  });

  test('as a mention of the app is the same event', () => {
    const mention = parseMessage(message({ type: 'app_mention', channel_type: undefined, text: `<@${bot}> 8` }), bot);
    expect(mention).toEqual(parseMessage(message({ text: `<@${bot}> 8` }), bot));
    expect(mention).toMatchObject({ event: { text: '8' } });
  });

  test.each(['bot_id', 'app_id', 'subtype', 'hidden', 'channel_type'])('with %s null is a person’s', (field) => {
    expect(parseMessage(message({ [field]: null }), bot).kind).toBe('event');
  });

  test('without the kind of its channel is direct where the id says so', () => {
    const sparse = { channel: 'D1', channel_type: undefined, thread_ts: undefined, event_ts: undefined };
    expect(parseMessage(message(sparse), bot)).toMatchObject({
      event: { id: 'msg:D1:1700000200.000300', place: { platform: 'slack', person: 'U0ADA' } },
    });
  });

  test.each([
    ['in the channel itself', { thread_ts: undefined }],
    ['in the channel itself, said with null', { thread_ts: null }],
    ['the first of a thread', { thread_ts: '1700000200.000300' }],
    ['of a bot', { bot_id: 'B1' }],
    ['of our own', { user: bot }],
    ['of Slackbot', { user: 'USLACKBOT' }],
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted', hidden: true }],
    ['a join', { subtype: 'channel_join' }],
    ['without words', { text: '' }],
    ['only a mention of the app', { text: `<@${bot}>` }],
  ])('%s is nothing', (_, event) => {
    expect(parseMessage(message(event), bot)).toEqual({ kind: 'nothing' });
  });

  test.each(['file_share', 'thread_broadcast'])('of subtype %s counts', (subtype) => {
    expect(parseMessage(message({ subtype }), bot).kind).toBe('event');
  });
});

test.each([
  ['&lt;3 &amp; more &gt; less', '<3 & more > less'],
  ['&amp;lt;', '&lt;'],
  ['see <https://a.example>', 'see https://a.example'],
  ['see <https://a.example/x|a.example/x>', 'see a.example/x'],
  ['see <https://a.example|the docs>', 'see the docs (https://a.example)'],
  ['<mailto:b@a.example|b@a.example>', 'b@a.example'],
  ['<@U0BOB> and <@U0BOB|bob>', '@U0BOB and @bob'],
  ['<#C1|general> <!here> <!subteam^S1|@team>', '#general @here @team'],
  [`<@${bot}> 9 because`, '9 because'],
])('%s was typed as %s', (stored, typed) => {
  expect(readTyped(stored, bot)).toBe(typed);
});

describe('a reaction', () => {
  const reaction = (event: object) => ({
    event_id: 'Ev2',
    event_time: 1700000400,
    event: {
      type: 'reaction_added',
      user: 'U0GRACE',
      reaction: 'white_check_mark',
      item_user: 'U0ADA',
      item: { type: 'message', channel: 'C0HELP', ts: '1700000000.000100' },
      event_ts: '1700000400.000500',
      ...event,
    },
  });

  const now = new Date(1700000500000);
  const parse = (body: object, agreed: string | readonly string[] = 'white_check_mark') =>
    parseReaction(body, [agreed].flat(), now);

  test('that was agreed on', () => {
    expect(parse(reaction({}))).toEqual({
      kind: 'ended',
      how: 'reaction',
      id: 'Ev2',
      at: new Date(1700000400000),
      by: 'U0GRACE',
      channel: 'C0HELP',
      message: '1700000000.000100',
      author: 'U0ADA',
    });
  });

  test('in any skin tone, and taken away', () => {
    expect(parse(reaction({ reaction: 'wave::skin-tone-3' }), 'wave')?.kind).toBe('ended');
    expect(parse(reaction({ reaction: 'wave' }), 'wave::skin-tone-3')).toBeUndefined();
    expect(parse(reaction({ type: 'reaction_removed' }))?.kind).toBe('reopened');
  });

  test('without a time of its own has the envelope’s, else that of its arrival; its id is the envelope’s', () => {
    expect(parse(reaction({ event_ts: undefined }))).toMatchObject({ id: 'Ev2', at: new Date(1700000400000) });
    expect(parse(reaction({ event_ts: null }))).toMatchObject({ id: 'Ev2', at: new Date(1700000400000) });
    const timeless = { ...reaction({ event_ts: undefined }), event_time: null };
    expect(parse(timeless)).toMatchObject({ id: 'Ev2', at: now });
  });

  test('without an author of the message has none', () => {
    expect(parse(reaction({ item_user: null }))).not.toHaveProperty('author');
  });

  test('of another name, or on a file, is nothing', () => {
    expect(parse(reaction({ reaction: 'tada' }))).toBeUndefined();
    expect(parse(reaction({ item: { type: 'file', file: 'F1' } }))).toBeUndefined();
  });
});

test('a shortcut names the thread of any of its messages', () => {
  const shortcut = (message: object) => ({
    type: 'message_action',
    callback_id: 'afterword_end_chat',
    action_ts: '1700000500.000100',
    user: { id: 'U0GRACE' },
    channel: { id: 'C0HELP' },
    message,
  });
  const root = '1700000000.000100';
  expect(parseShortcut(shortcut({ ts: '1700000300.000100', thread_ts: root }))).toMatchObject({
    thread: root,
    by: 'U0GRACE',
  });
  expect(parseShortcut(shortcut({ ts: root }))).toMatchObject({ thread: root });
  expect(parseShortcut({ ...shortcut({ ts: root }), channel: null })).toBeUndefined();
});

test.each([
  ['', { kind: 'help' }],
  ['HELP', { kind: 'help' }],
  ['done', { kind: 'doneWhom' }],
  ['done @ada', { kind: 'doneWhom' }],
  ['done <@U0ADA|ada> <@U0BOB|bob>', { kind: 'doneWhom' }],
  ['  done   <@U0ADA|ada>', { kind: 'done', customer: 'U0ADA', by: 'U0GRACE', channel: 'C0HELP', trigger: 't.1' }],
  ['Done <@W0ADA>', { kind: 'done', customer: 'W0ADA' }],
  ['dance now', { kind: 'unknown', word: 'dance' }],
])('/afterword %s', (text, expected) => {
  expect(
    parseCommand({ text, response_url: null, user_id: 'U0GRACE', channel_id: 'C0HELP', trigger_id: 't.1' }),
  ).toMatchObject(expected);
});
