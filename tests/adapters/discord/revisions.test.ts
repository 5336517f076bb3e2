import { describe, expect, test } from 'vitest';
import { parseDeletion, parseEdit } from '../../../adapters/discord/receive/typed.ts';

const bot = '1200000000000000001';
const direct = {
  id: '1300000000000000001',
  channel_id: '1300000000000000002',
  type: 0,
  content: '3',
  author: { id: '1300000000000000003', username: 'ada' },
  mentions: [],
  timestamp: '2026-11-20T09:00:00.000000+00:00',
  edited_timestamp: '2026-11-20T09:00:42.123000+00:00',
};

describe('MESSAGE_UPDATE', () => {
  test('is an edit where it says when', () => {
    expect(parseEdit(direct, bot)).toMatchObject({ text: '3', editedAt: new Date('2026-11-20T09:00:42.123Z') });
  });
  test.each([
    ['an embed that was resolved', { ...direct, edited_timestamp: null, embeds: [{ type: 'link' }] }],
    ['as little as the ids', { id: direct.id, channel_id: direct.channel_id, embeds: [{}] }],
    ['without its author', { ...direct, author: undefined }],
    ['by a bot', { ...direct, author: { id: bot, bot: true } }],
    [
      'in a server, without a mention of the app: no content',
      { ...direct, guild_id: '1300000000000000009', content: '' },
    ],
    ['nothing', null],
  ])('is none: %s', (_, json) => expect(parseEdit(json, bot)).toBeUndefined());
});

test('MESSAGE_DELETE and MESSAGE_DELETE_BULK name what is gone, and nothing else does', () => {
  const [one, other] = ['1300000000000000001', '1300000000000000002'];
  expect(parseDeletion({ id: one, channel_id: '1300000000000000009' })).toEqual([one]);
  expect(parseDeletion({ ids: [one, other], channel_id: '1300000000000000009' })).toEqual([one, other]);
  for (const odd of [null, {}, { id: 'x' }, { ids: ['x'] }]) expect(parseDeletion(odd)).toEqual([]);
});
