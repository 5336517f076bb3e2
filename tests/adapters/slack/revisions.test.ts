import { describe, expect, test } from 'vitest';
import { parseRevision } from '../../../adapters/slack/receive/revisions.ts';

const now = new Date('2026-11-20T09:00:00Z');
const bot = 'U0BOT';
const read = (event: object) =>
  parseRevision({ type: 'event_callback', event: { type: 'message', ...event } }, bot, now);

/** As Slack sends it: the edit's own time in whole seconds. */
const edit = {
  subtype: 'message_changed',
  channel: 'C1',
  channel_type: 'channel',
  hidden: true,
  ts: '1652635675.000200',
  event_ts: '1652635675.000200',
  message: {
    type: 'message',
    client_msg_id: '0837851c-2d34-4d4d-804c-7aed753c3421',
    user: 'U1',
    text: '3 &lt;b&gt;',
    ts: '1652635099.971779',
    thread_ts: '1652635000.000100',
    edited: { user: 'U1', ts: '1652635675.000000' },
  },
  previous_message: { type: 'message', user: 'U1', text: '8', ts: '1652635099.971779', thread_ts: '1652635000.000100' },
};

describe('message_changed', () => {
  test('is an edit where its author changed the text', () => {
    expect(read(edit)).toEqual({
      kind: 'edited',
      id: 'edit:C1:1652635099.971779:1652635675.000200',
      at: new Date(1652635675000),
      by: { platform: 'slack', id: 'U1' },
      place: { platform: 'slack', channel: 'C1', thread: '1652635000.000100' },
      text: '3 <b>',
      message: 'msg:C1:1652635099.971779',
      writtenAt: new Date(1652635099971),
    });
  });
  test('in direct messages, and without what it said before', () => {
    const { previous_message: _, ...bare } = edit;
    expect(read({ ...bare, channel: 'D1', channel_type: 'im' })).toMatchObject({
      place: { platform: 'slack', person: 'U1' },
    });
  });
  const { edited: _, ...unedited } = edit.message;
  test.each([
    ['a link that unfurls', { ...edit, message: { ...unedited, text: '8', attachments: [{ from_url: 'https://x' }] } }],
    ['a link that unfurls in what was edited before', { ...edit, previous_message: edit.message }],
    [
      'the same, without what it said before',
      { ...edit, previous_message: undefined, ts: '1652639999.000200', event_ts: '1652639999.000200' },
    ],
    ['a thread that counts its replies', { ...edit, message: { ...unedited, text: '8', reply_count: 3 } }],
    ['a bot that edits', { ...edit, message: { ...edit.message, bot_id: 'B1' } }],
    ['what the app itself edits', { ...edit, message: { ...edit.message, user: bot } }],
    ['an edit by somebody else', { ...edit, message: { ...edit.message, edited: { user: 'U2', ts: edit.ts } } }],
    ['a message in the channel itself', { ...edit, message: { ...edit.message, thread_ts: undefined } }],
    ['no message at all', { ...edit, message: null }],
  ])('is none: %s', (_, event) => expect(read(event)).toBeUndefined());
});

test('message_deleted, and what is left of a thread, name the message that is gone', () => {
  const gone = { kind: 'deleted', platform: 'slack', message: 'msg:C1:1652635099.971779' };
  const event = { subtype: 'message_deleted', channel: 'C1', deleted_ts: '1652635099.971779', ts: '1652635700.000100' };
  expect(read(event)).toMatchObject({ ...gone, at: new Date(1652635700000) });
  const tombstone = { ...edit.message, subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' };
  expect(read({ ...edit, message: tombstone })).toMatchObject(gone);
  expect(read({ subtype: 'message_deleted', channel: 'C1' })).toBeUndefined();
});
