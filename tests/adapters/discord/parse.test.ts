import { describe, expect, test } from 'vitest';
import { readChannel } from '../../../adapters/discord/api/channel.ts';
import { timeOf } from '../../../adapters/discord/api/ids.ts';
import { bits, invitePermissions, permissionsIn } from '../../../adapters/discord/people/permissions.ts';
import { parseInteraction } from '../../../adapters/discord/receive/interactions.ts';
import { archivedItself } from '../../../adapters/discord/receive/thread-changes.ts';
import { parseMessage } from '../../../adapters/discord/receive/typed.ts';
import { customId, readCustomId } from '../../../adapters/discord/show/buttons.ts';
import { intents } from '../../../conversations/message.ts';
import { scores } from '../../../conversations/numbers/score.ts';
import { invitation } from '../messages.ts';

const bot = '1100000000000000001';
const ada = '1100000000000000002';

describe('custom ids', () => {
  test('say what they said when they were made, 0 included', () => {
    for (const score of scores)
      expect(readCustomId(customId.score(score, invitation))).toEqual({ kind: 'score', score, invitation });
    for (const intent of intents)
      expect(readCustomId(customId.intent(intent, 3, invitation))).toEqual({ kind: 'intent', intent, invitation });
    expect(readCustomId(customId.reason(invitation))).toEqual({ kind: 'reason', invitation });
  });

  test.each(['11', '007', '-1', '3.5', '1e1', '', ' 7', '٣'])('"%s" is no score', (text) => {
    expect(readCustomId(`score:${text}:${invitation}`)).toEqual({ kind: 'badScore', text });
  });

  test.each(['', 'score', 'score:7', 'score:7:', 'intent:destroyed.0:x', 'other:1:x'])('"%s" is none of ours', (id) => {
    expect(readCustomId(id).kind).toBe('unknown');
  });
});

describe('typed words', () => {
  const message = (more: object) => ({
    id: '1300000000000000001',
    channel_id: '1300000000000000002',
    type: 0,
    content: 'hello',
    author: { id: ada },
    mentions: [],
    ...more,
  });
  const mentioned = { guild_id: '1300000000000000003', mentions: [{ id: bot }] };

  test.each([
    ['the mention of the app is left out', `<@${bot}> 8`, '8'],
    ['also the old kind, also at the end', `8 <@!${bot}>`, '8'],
    ['other people are named', `<@${ada}> gave 8`, '@Ada gave 8'],
    ['an emoji is its name', 'great <:party:1300000000000000009>', 'great :party:'],
    ['nothing else is touched', '8 <b> & [x](y) #1\nsecond', '8 <b> & [x](y) #1\nsecond'],
  ])('%s', (_, content, text) => {
    const read = parseMessage(
      message({ content, ...mentioned, mentions: [{ id: bot }, { id: ada, global_name: 'Ada' }] }),
      bot,
    );
    expect(read).toMatchObject({ text, by: ada, isDirect: false });
  });

  test.each([
    ['a bot’s', { author: { id: ada, bot: true } }],
    ['the app’s own', { author: { id: bot } }],
    ['a webhook’s', { webhook_id: '1' }],
    ['in a channel without a mention', { guild_id: '1300000000000000003' }],
    ['only a mention', { ...mentioned, content: `<@${bot}>` }],
    ['“Ada joined”', { type: 7 }],
  ])('not %s', (_, more) => {
    expect(parseMessage(message(more), bot)).toEqual({ kind: 'nothing' });
  });

  test('one without an author is no message at all', () => {
    expect(parseMessage(message({ author: null }), bot)).toEqual({ kind: 'unreadable' });
  });

  test('in direct messages without a mention, and a reply', () => {
    expect(parseMessage(message({ type: 19 }), bot)).toMatchObject({ isDirect: true, text: 'hello' });
  });
});

describe('an interaction', () => {
  test('in direct messages after a restart has neither member nor channel nor server', () => {
    const read = parseInteraction({
      id: '1300000000000000001',
      token: 't',
      type: 3,
      data: { custom_id: `score:0:${invitation}` },
      user: { id: ada, username: 'ada', global_name: null },
      channel: null,
      member: null,
      guild_id: null,
    });
    expect(read).toMatchObject({
      by: ada,
      name: 'ada',
      doing: { kind: 'clicked', custom: { kind: 'score', score: 0 } },
    });
    expect(read).not.toHaveProperty('member');
  });
});

describe('what Discord may leave out', () => {
  const click = {
    id: '1300000000000000001',
    token: 't',
    type: 3,
    data: { custom_id: `score:7:${invitation}` },
    user: { id: ada },
    channel_id: '1300000000000000002',
  };

  test('a click without its channel, and on a message that tells no components, is a click', () => {
    expect(parseInteraction({ ...click, message: { id: '1300000000000000003' } })).toMatchObject({
      by: ada,
      channelId: '1300000000000000002',
      message: { id: '1300000000000000003' },
      doing: { kind: 'clicked', custom: { kind: 'score', score: 7 }, label: '' },
    });
  });

  test('an interaction without data is of an unknown kind, and a command may have options without a value', () => {
    const { data: _, ...without } = click;
    expect(parseInteraction(without)?.doing).toEqual({ kind: 'unknown' });
    const options = [{ type: 1, name: 'done', options: [{ type: 6, name: 'user' }] }];
    expect(parseInteraction({ ...click, type: 2, data: { type: 1, options } })?.doing).toEqual({
      kind: 'commanded',
      what: 'done',
    });
  });
});

describe('times', () => {
  test('an id carries when it was made', () => {
    // The example of discord.com/developers/docs/reference#snowflakes.
    expect(timeOf('175928847299117063').toISOString()).toBe('2016-04-30T11:18:25.796Z');
  });

  test.each([
    ['nobody wrote for as long as the thread is set to', 60, true],
    ['somebody closed it earlier', 59.9, false],
  ])('archived when %s', (_, minutes, isItself) => {
    const lastMessage = '1300000000000000001';
    const changed = new Date(timeOf(lastMessage).getTime() + minutes * 60_000).toISOString();
    const thread = readChannel({
      id: '1200000000000000001',
      type: 11,
      last_message_id: lastMessage,
      thread_metadata: { archived: true, locked: false, archive_timestamp: changed, auto_archive_duration: 60 },
    });
    expect(thread !== undefined && archivedItself(thread)).toBe(isItself);
  });
});

describe('permissions', () => {
  const guild = {
    id: '1',
    owner: 'olga',
    roles: new Map([
      ['1', bits.viewChannel],
      ['mod', bits.manageThreads],
      ['boss', bits.administrator],
    ]),
  };
  const role = (id: string, allow: bigint, deny = 0n) => ({ id, of: 'role' as const, allow, deny });

  test('roles add up; a channel takes away and gives back, the person last', () => {
    expect(permissionsIn(guild, 'ada', [], [])).toBe(bits.viewChannel);
    expect(permissionsIn(guild, 'ada', ['mod'], [])).toBe(bits.viewChannel | bits.manageThreads);
    expect(permissionsIn(guild, 'ada', [], [role('1', 0n, bits.viewChannel)])).toBe(0n);
    expect(
      permissionsIn(guild, 'ada', ['mod'], [role('1', 0n, bits.viewChannel), role('mod', bits.viewChannel)]) &
        bits.viewChannel,
    ).toBe(bits.viewChannel);
    const own = { id: 'ada', of: 'member' as const, allow: 0n, deny: bits.viewChannel };
    expect(permissionsIn(guild, 'ada', [], [own])).toBe(0n);
  });

  test('the owner and administrators may do everything', () => {
    const closed = [role('1', 0n, bits.viewChannel)];
    for (const [who, roles] of [
      ['olga', []],
      ['ada', ['boss']],
    ] as const)
      expect(permissionsIn(guild, who, roles, closed) & bits.manageThreads).toBe(bits.manageThreads);
  });

  test('the number in docs/discord.md is the one that is needed', async () => {
    const { readFile } = await import('node:fs/promises');
    const page = await readFile(new URL('../../../docs/discord.md', import.meta.url), 'utf8');
    expect(page).toContain(`permissions=${invitePermissions}&`);
  });
});
