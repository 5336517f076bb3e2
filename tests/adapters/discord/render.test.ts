import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fine, limits } from '../../../adapters/discord/limits.ts';
import { readCustomId } from '../../../adapters/discord/show/buttons.ts';
import { fieldFromMessage, reasonModal } from '../../../adapters/discord/show/modal.ts';
import { type Rendered, render as renderFor } from '../../../adapters/discord/show/render.ts';
import type { Message } from '../../../conversations/message.ts';
import { scores } from '../../../conversations/numbers/score.ts';
import { listMentionsInMessage, messageCheck, modalCheck, problemsOf } from '../../support/discord/index.ts';
import type { Fields } from '../../support/json.ts';
import {
  alert,
  everyMessage,
  hostileWords,
  invitation,
  reasonPrompt,
  scale,
  scaleWithChosen,
  tooMuch,
} from '../messages.ts';
import { readMarkdown } from './markdown.ts';

/** As in direct messages, where typing is heard. */
const render = (message: Message) => renderFor(message, true);
const problems = (rendered: Rendered) => [
  ...problemsOf(messageCheck('channel'), rendered),
  ...problemsOf(messageCheck('edit'), rendered),
  ...problemsOf(messageCheck('interaction'), rendered),
];
const hostile = alert(Object.values(hostileWords).slice(0, -1).join('\n'));
const prompt = reasonPrompt.ask?.kind === 'reason' ? reasonPrompt.ask : undefined;
if (prompt === undefined) throw new Error('the reason prompt asks for a reason');

describe('golden files', () => {
  for (const [name, message] of Object.entries({ ...everyMessage, 'alert with hostile words': hostile })) {
    test(name, async () => {
      const rendered = render(message);
      expect(problems(rendered)).toEqual([]);
      const golden = `golden/${name.replaceAll(' ', '-')}.json`;
      await expect(`${JSON.stringify(rendered, undefined, 2)}\n`).toMatchFileSnapshot(golden);
    });
  }

  test('the field for a reason', async () => {
    const modal = reasonModal({ ...prompt, given: 'Too <slow>' });
    expect(problemsOf(modalCheck, modal)).toEqual([]);
    await expect(`${JSON.stringify(modal, undefined, 2)}\n`).toMatchFileSnapshot('golden/field.json');
  });
});

describe('the scale', () => {
  const rows = render(scale).components.map((row) => row.components);

  test('is eleven grey buttons in rows of 4, 4 and 3, each with its score and the invitation', () => {
    expect(rows.slice(0, 3).map((row) => row.length)).toEqual([4, 4, 3]);
    for (const [index, button] of rows.slice(0, 3).flat().entries()) {
      expect(button).toMatchObject({
        style: 2,
        label: String(index),
        custom_id: `score:${scores[index]}:${invitation}`,
      });
    }
  });

  test('says what the ends mean, and the question once', () => {
    const question = 'How likely is it that you would recommend Acme to a friend or colleague?';
    const count = (message: Message) => render(message).content.split(question).length - 1;
    expect(count(scale)).toBe(1);
    expect(count({ ...scale, blocks: [] })).toBe(1);
    expect(render(scale).content).toMatch(
      /0 = Not at all likely .* 10 = Extremely likely\n-# Only the team reads your answer\.$/,
    );
  });

  test('offers to keep the score that is being changed, by an id of its own', () => {
    const kept = render(scaleWithChosen).components.at(-1)?.components[0];
    expect(kept).toMatchObject({ label: 'Keep 0', custom_id: `score:0.kept:${invitation}` });
    expect(readCustomId(`score:0.kept:${invitation}`)).toEqual({ kind: 'score', score: 0, invitation });
  });

  test('keeps the ways out in a last row of their own, as grey as the scores', () => {
    const rows = render(scale).components.map(({ components }) => components.map((each): Fields => ({ ...each })));
    expect(rows.map((row) => row.length)).toEqual([4, 4, 3, 2]);
    expect(rows.at(-1)).toMatchObject([
      { label: 'Not now', style: 2 },
      { label: 'Stop asking me', style: 2 },
    ]);
  });

  test('every custom id of a message is another one, and none is too long', () => {
    for (const message of Object.values(everyMessage)) {
      const ids = render(message).components.flatMap((row) =>
        row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : [])),
      );
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(fine.customId);
    }
  });
});

describe('the field', () => {
  test('shows a question that is too long for a label below it', () => {
    const question = 'We are sorry to hear that. What went wrong, and what should we do about it?';
    const modal = reasonModal({ ...prompt, question });
    expect(problemsOf(modalCheck, modal)).toEqual([]);
    expect(modal.components[0]).toMatchObject({ label: 'Tell us why', description: question });
  });

  test('is within the limits however long the words are', () => {
    const long = 'w'.repeat(5000);
    const modal = reasonModal({ invitation, question: long, open: long, placeholder: long, given: long });
    expect(problemsOf(modalCheck, modal)).toEqual([]);
  });

  test('can be made from the message alone', () => {
    const question = 'What *exactly* went wrong?';
    const message: Message = { ...reasonPrompt, ask: { ...prompt, question } };
    const field = fieldFromMessage(invitation, render(message).content, 'Tell us why');
    expect(field).toMatchObject({ invitation, question, open: 'Tell us why' });
    expect(problemsOf(modalCheck, reasonModal(field))).toEqual([]);
  });
});

describe("a customer's words", () => {
  for (const [which, words] of Object.entries(hostileWords)) {
    for (const [where, message] of [
      ['the text', { summary: 'x', blocks: [{ kind: 'quote', text: words, by: words.slice(0, 80) }] }],
      ['an embed', alert(words)],
      ['everything else', everywhere(words.slice(0, 200))],
    ] as const satisfies readonly (readonly [string, Message])[]) {
      test(`mention and link nothing in ${where}: ${which}`, () => {
        const rendered = render(message);
        expect(problems(rendered)).toEqual([]);
        expect(listMentionsInMessage(rendered)).toEqual([]);
        expect(rendered.allowed_mentions).toEqual({ parse: [], replied_user: false });
      });
    }
  }

  test('however they are mixed, mention nothing, link nothing, and read as they were typed', () => {
    const signs = [
      '\\',
      '*',
      '_',
      '~',
      '`',
      '```',
      '|',
      '||',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '#',
      '-',
      '-#',
      '+',
      '1.',
      ':',
      '@',
      '!',
      ' ',
      '\n',
      'a',
    ];
    const things = [
      '<@1234567890123456789>',
      '@everyone',
      '@here',
      'http://evil.example',
      '[x](https://e.example)',
      '<t:1>',
      ':smile:',
      'discord.gg/x',
      '<:e:1234567890123456789>',
      '</x:1234567890123456789>',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs, ...things), { maxLength: 40 }), (parts) => {
        const words = parts.join('').trim();
        fc.pre(words !== '');
        const rendered = render({ summary: 'x', blocks: [{ kind: 'quote', text: words }] });
        expect(listMentionsInMessage(rendered)).toEqual([]);
        expect(rendered.content.split('\n').every((line) => line.startsWith('> '))).toBe(true);
        expect(readMarkdown(rendered.content)).toBe(words);
      }),
    );
  });

  test('stay inside the quote, line by line', () => {
    const { content } = render({ summary: 'x', blocks: [{ kind: 'quote', text: 'a\n\n# b\r> c\u2028```\nd' }] });
    expect(content.split('\n')).toEqual(['> a', '> ', '> \\# b', '> \\> c', '> \\`\\`\\`', '> d']);
  });

  test('read as they were typed', () => {
    const words = 'a <b> & *c* :smile: @here _d_ ||e|| ~~f~~ http://g.example 1. h\n- i\n# j';
    expect(readMarkdown(render({ summary: 'x', blocks: [{ kind: 'quote', text: words }] }).content)).toBe(words);
  });

  test('lose what reorders the text around them; words from right to left are kept to themselves', () => {
    const { content } = render({
      summary: 'x',
      blocks: [{ kind: 'quote', text: 'a\u202eb\u2066c\u0007d', by: 'שלום' }],
    });
    expect(content).toBe('> abcd\n-# — \u2068שלום\u2069');
  });

  test('are cut between characters, never behind a lone backslash', () => {
    const shown = (text: string) => render({ summary: 'x', blocks: [{ kind: 'quote', text }] }).content;
    const emoji = shown('\u{1f600}'.repeat(4000));
    expect(emoji.isWellFormed()).toBe(true);
    expect(emoji).toMatch(/\u{1f600}…$/u);
    for (let length = 740; length < 760; length += 1)
      expect(shown(`${'x'.repeat(length)}${'*'.repeat(900)}`)).not.toMatch(/(?<!\\)(\\\\)*\\…$/);
  });
});

describe('a table', () => {
  test('is a line a row, which a phone can wrap, with the name of each figure beside it', () => {
    const description = render(everyMessage.digest ?? scale).embeds[0]?.description ?? '';
    expect(description).not.toMatch(/```|│/);
    const lines = description.split('\n').filter((line) => line.startsWith('**'));
    expect(lines).toEqual([
      '**Ada** · Score 2 · Why Too \\<slow> & too dear',
      '**Bob** · Score 0 · Why –',
      '**Cleo** · Score 10 · Why \\*Lovely\\* people',
    ]);
  });

  test('can not be left by what stands in it', () => {
    const rows = [['```', '@everyone <@1234567890123456789> http://evil.example']];
    const rendered = render({
      summary: 'x',
      blocks: [{ kind: 'table', columns: [{ title: 'A' }, { title: 'B' }], rows }],
    });
    expect(listMentionsInMessage(rendered)).toEqual([]);
  });

  test('four hundred rows: every one is shown or counted', () => {
    const rows = Array.from({ length: 400 }, (_, n) => [`Person ${n}`]);
    const description = render({ summary: 'x', blocks: [{ kind: 'table', columns: [{ title: 'Who' }], rows }] })
      .embeds[0]?.description;
    const shown = description?.match(/Person/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(20);
    expect(description).toContain(`… +${400 - shown}`);
  });
});

describe('too much', () => {
  test('is cut to the limits, and what is asked stays', () => {
    const rendered = render(tooMuch);
    expect(problems(rendered)).toEqual([]);
    expect(rendered.components.flatMap((row) => row.components)).toHaveLength(limits.blocks);
    expect(rendered.content).toContain('… +5');
  });

  test('everything readable in an embed together stays under its limit', () => {
    const facts = Array.from({ length: 30 }, (_, n) => ({ label: `Fact ${n}`, value: '*'.repeat(3000) }));
    const words = { kind: 'quote' as const, text: 'w'.repeat(3000) };
    const rendered = render({ summary: 'x', blocks: [words, words, words, { kind: 'facts', facts }] });
    expect(problems(rendered)).toEqual([]);
    expect(JSON.stringify(rendered.embeds)).toContain('… +2');
  });

  test('a question with long words keeps its buttons', () => {
    const rendered = render({
      ...scale,
      blocks: Array.from({ length: 9 }, () => ({ kind: 'text', text: 't'.repeat(900) })),
    });
    expect(problems(rendered)).toEqual([]);
    expect(rendered.content).toContain('10 = Extremely likely');
    expect(rendered.content).toContain('… +');
  });
});

test('an address that is no web address, or would end its link, is text', () => {
  const shown = (url: string) =>
    render({ summary: 'x', blocks: [{ kind: 'facts', facts: [{ label: 'Chat', value: 'open', url }] }] }).embeds[0]
      ?.fields;
  expect(shown('javascript:alert(1)')).toMatchObject([{ value: 'open' }]);
  expect(shown('https://a.example/) @everyone (')).toMatchObject([{ value: 'open' }]);
  expect(shown('https://a.example/b')).toMatchObject([{ value: '[open](<https://a.example/b>)' }]);
});

test('a picture is described in words', () => {
  const [embed] = render(everyMessage.digest ?? scale).embeds;
  expect(embed).toMatchObject({ image: { url: 'https://afterword.example/chart.png' } });
  expect(embed?.description).toContain('-# NPS over 90 days');
});

/** The words in every place where a message has words. */
function everywhere(words: string): Message {
  return {
    summary: words,
    blocks: [
      { kind: 'text', text: words, style: 'heading' },
      { kind: 'text', text: words },
      { kind: 'text', text: words, style: 'subtle' },
      { kind: 'quote', text: words, by: words },
      { kind: 'facts', facts: [{ label: words, value: words }] },
      { kind: 'table', columns: [{ title: words }], rows: [[words]] },
    ],
    ask: { kind: 'scale', invitation, question: `${words}?`, low: words, high: words, waysOut: [] },
  };
}

test('typing is only invited where it is heard', () => {
  const hint = prompt.typing;
  expect(renderFor(reasonPrompt, true).content).toContain(hint);
  expect(renderFor(reasonPrompt, false).content).not.toContain(hint);
});
