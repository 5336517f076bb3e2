import { describe, expect, test } from 'vitest';
import { parseMessage } from '../../adapters/discord/receive/typed.ts';
import { fieldFromMessage } from '../../adapters/discord/show/modal.ts';
import { render as renderDiscord } from '../../adapters/discord/show/render.ts';
import { escapeMarkup } from '../../adapters/discord/show/text.ts';
import { readTyped as readSlack } from '../../adapters/slack/receive/typed.ts';
import { render as renderSlack } from '../../adapters/slack/show/render.ts';
import { parse as parseTeams } from '../../adapters/teams/receive/parse.ts';
import { render as renderTeams } from '../../adapters/teams/show/render.ts';
import { parseSaying } from '../../adapters/web/receive/parse.ts';
import { render as renderWeb } from '../../adapters/web/show/render.ts';
import type { Block, Message, ReasonPrompt } from '../../conversations/message.ts';
import { readTyped } from '../../conversations/typed/read.ts';
import { invitation, reasonPrompt, scale } from './messages.ts';

/*
 * One comment must never hold up the process: everything that reads or shows what somebody wrote takes time that grows
 * no faster than the words. The longest reason of a platform is 4,000 characters; ten times that leaves no doubt.
 */
const length = 40_000;
/** Milliseconds of one core. A pattern that is quadratic in `length` takes seconds. */
const most = 50;

const filled = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const characters: Readonly<Record<string, string>> = {
  'line breaks': filled('\n'),
  'carriage returns': filled('\r\n'),
  spaces: filled(' '),
  tabs: filled('\t'),
  'no-break and other wide spaces': filled('\u00a0\u2003\u3000'),
  backslashes: filled('\\'),
  asterisks: filled('*'),
  underscores: filled('_'),
  backticks: filled('`'),
  'greater-than signs': filled('>'),
  'less-than signs': filled('<'),
  ampersands: filled('&'),
  'at signs': filled('@'),
  'mentions begun': filled('<@1'),
  'number signs': filled('#'),
  digits: filled('1'),
  'digits and stops': filled('1.'),
  'square brackets': filled('[]'),
  'opening brackets': filled('['),
  'round brackets': filled('()'),
  'curly brackets': filled('{{'),
  pipes: filled('|'),
  tildes: filled('~'),
  colons: filled(':'),
  'shortcodes begun': filled(':a'),
  'dashes and plus signs': filled('-+='),
  letters: filled('a'),
  'schemes begun': filled('http:'),
  'words and spaces': filled('so much trouble '),
  apostrophes: filled("a'"),
  emoji: filled('\u{1f600}'),
  'joined emoji': filled('\u{1f469}\u200d'),
  'combining marks': filled('\u0301'),
  'right-to-left letters': filled('\u05d0'),
  'overrides of direction': filled('\u202e\u2066'),
  'characters of no width': filled('\u200b\u200d'),
  'starts of lists': filled('* a\n1. b\n> c\n'),
  'blank lines with spaces': filled(' \n'),
  'NUL and control characters': filled('\0\u0001\u0007'),
  'halves of characters': filled('\ud83d'),
  'entities begun': filled('&amp;&'),
};

const kinds: Readonly<Record<string, (words: string) => Message>> = {
  summary: (words) => ({ summary: words, blocks: [] }),
  text: (words) => inBlock({ kind: 'text', text: words }),
  heading: (words) => inBlock({ kind: 'text', text: words, style: 'heading' }),
  'small print': (words) => inBlock({ kind: 'text', text: words, style: 'subtle' }),
  quote: (words) => inBlock({ kind: 'quote', text: words }),
  'name of who is quoted': (words) => inBlock({ kind: 'quote', text: 'x', by: words }),
  fact: (words) => inBlock({ kind: 'facts', facts: [{ label: words, value: words, url: 'https://a.example/' }] }),
  'table, in a row': (words) =>
    inBlock({ kind: 'table', columns: [{ title: 'Who' }, { title: 'Why' }], rows: [['Ada', words]] }),
  'title of a column': (words) => inBlock({ kind: 'table', columns: [{ title: words }], rows: [['x']] }),
  'description of a picture': (words) => inBlock({ kind: 'image', url: 'https://a.example/x.png', alt: words }),
  question: (words) => ({ ...scale, ask: { ...reason, question: words } }),
  'reason to edit': (words) => ({ ...reasonPrompt, ask: { ...reason, given: words } }),
  'label of a button': (words) => ({
    ...scale,
    ask: { kind: 'actions', actions: [{ kind: 'intent', intent: 'declined', invitation, label: words }] },
  }),
};

const reason = reasonPrompt.ask as ReasonPrompt;

function inBlock(block: Block): Message {
  return { summary: 'x', blocks: [block] };
}

const renderers: Readonly<Record<string, (message: Message) => unknown>> = {
  slack: renderSlack,
  teams: (message) => renderTeams(message, true),
  discord: (message) => renderDiscord(message, true),
  web: (message) => renderWeb(message, 'http://localhost:3000'),
};

const id = '1300000000000000001';
const bot = '1100000000000000001';

const readers: Readonly<Record<string, (words: string) => unknown>> = {
  'the engine': (words) => readTyped(words),
  'the engine, after a score': (words) => readTyped(`7${words}`),
  'the engine, before a score': (words) => readTyped(`${words} 7`),
  slack: (words) => readSlack(words, 'U0BOT'),
  teams: (words) =>
    parseTeams(
      {
        type: 'message',
        id: '1',
        from: { id: '29:x' },
        recipient: { id: '28:bot' },
        conversation: { id: 'a:1', conversationType: 'personal' },
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        channelId: 'msteams',
        text: words,
        attachments: [{ contentType: 'text/html', content: `<p>${words}</p>` }],
      } as never,
      new Date(0),
    ),
  discord: (words) => parseMessage({ id, channel_id: id, type: 0, content: words, author: { id } }, bot),
  'discord, back into its field': (words) => fieldFromMessage(invitation, `**${words}`, 'Tell us why'),
  'discord, escaping': escapeMarkup,
  web: (words) => parseSaying({ id: crypto.randomUUID(), as: 'customer', text: words }),
};

/** Milliseconds of CPU, the least of three runs: another process on the machine makes none of them shorter. */
function cpuOf(work: () => unknown): number {
  const runs = [0, 1, 2].map(() => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/** What took too long, with the milliseconds; between letters too, where blanks are not trimmed. */
function slow(works: Readonly<Record<string, (words: string) => unknown>>, words: string): readonly string[] {
  return Object.entries(works).flatMap(([name, work]) => {
    const took = Math.max(...[words, `a${words}z`].map((each) => cpuOf(() => work(each))));
    return took < most ? [] : [`${name}: ${Math.round(took)} ms`];
  });
}

describe.each(Object.entries(renderers))('%s shows at once', (_, render) => {
  const works = Object.fromEntries(
    Object.entries(kinds).map(([kind, messageOf]) => [kind, (words: string) => render(messageOf(words))]),
  );
  test.each(Object.entries(characters))(`${length} characters of %s`, (_class, words) => {
    expect(slow(works, words)).toEqual([]);
  });
});

describe('everybody reads at once', () => {
  test.each(Object.entries(characters))(`${length} characters of %s`, (_class, words) => {
    expect(slow(readers, words)).toEqual([]);
  });
});
