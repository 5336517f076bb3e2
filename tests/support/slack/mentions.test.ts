import { describe, expect, it } from 'vitest';
import { listMentions, listMentionsInBlocks, listMentionsInMessage } from './index.ts';
import { storeTyped } from './typed-text.ts';

describe('what a mrkdwn text mentions or links', () => {
  it.each([
    ['<!channel> now', { kind: 'everyone', range: 'channel', isAutomatic: false }],
    ['`<!here>`', { kind: 'everyone', range: 'here', isAutomatic: false }],
    ['hi <@U123|bob>', { kind: 'user', id: 'U123' }],
    ['<!subteam^S123>', { kind: 'usergroup', id: 'S123' }],
    ['<#C123>', { kind: 'channel', id: 'C123', isAutomatic: false }],
    ['<https://evil.example|your bank>', { kind: 'link', url: 'https://evil.example', isAutomatic: false }],
    ['<!date^1^{date}^https://evil.example|x>', { kind: 'link', url: 'https://evil.example', isAutomatic: false }],
    ['see https://evil.example/a?b=1', { kind: 'link', url: 'https://evil.example/a?b=1', isAutomatic: true }],
    ['see evil.com', { kind: 'link', url: 'evil.com', isAutomatic: true }],
    ['ask @channel', { kind: 'everyone', range: 'channel', isAutomatic: true }],
    ['in #general', { kind: 'channel', id: 'general', isAutomatic: true }],
  ])('%s', (text, mention) => expect(listMentions(text)).toEqual([mention]));

  it('finds nothing in escaped words', () => {
    expect(listMentions('&lt;!channel&gt; 5 &lt; 6 &amp; #1 at 8/10')).toEqual([]);
  });
});

describe('what blocks mention or link', () => {
  it('respects verbatim, plain text and the elements of rich text', () => {
    const words = '@here https://evil.example';
    expect(listMentionsInBlocks([{ type: 'section', text: { type: 'mrkdwn', text: words } }])).toHaveLength(2);
    expect(listMentionsInBlocks([{ type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } }])).toEqual(
      [],
    );
    expect(
      listMentionsInBlocks([{ type: 'section', text: { type: 'plain_text', text: `<!channel> ${words}` } }]),
    ).toEqual([]);
    const rich = (element: object) => [
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [element] }] },
    ];
    expect(listMentionsInBlocks(rich({ type: 'text', text: words }))).toEqual([]);
    expect(listMentionsInBlocks(rich({ type: 'broadcast', range: 'here' }))).toEqual([
      { kind: 'everyone', range: 'here', isAutomatic: false },
    ]);
  });

  it('links addresses in the text of a message but resolves no bare names there', () => {
    expect(listMentionsInMessage({ text: '@here #general https://a.example' })).toEqual([
      { kind: 'link', url: 'https://a.example', isAutomatic: true },
    ]);
  });
});

describe('what Slack stores when a person types', () => {
  it('has entities and links, and keeps mentions', () => {
    expect(storeTyped('ask a@b.com or see b.com/x')).toBe(
      'ask <mailto:a@b.com|a@b.com> or see <http://b.com/x|b.com/x>',
    );
    expect(storeTyped('I <3 it & you <@U1>: https://a.example/?b=1&c=2')).toBe(
      'I &lt;3 it &amp; you <@U1>: <https://a.example/?b=1&amp;c=2>',
    );
  });
});
