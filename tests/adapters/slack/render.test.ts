import { describe, expect, test } from 'vitest';
import { fine, limits } from '../../../adapters/slack/limits.ts';
import { reasonModal } from '../../../adapters/slack/show/modal.ts';
import { type Rendered, render } from '../../../adapters/slack/show/render.ts';
import type { Message } from '../../../conversations/message.ts';
import { scores } from '../../../conversations/numbers/score.ts';
import { listMentionsInMessage, validateBlocks, validateView } from '../../support/slack/index.ts';
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

const problems = ({ blocks }: Rendered) => validateBlocks(blocks, 'message');
const shown = (message: Message) => render(message).blocks;
const hostile = alert(Object.values(hostileWords).slice(0, -1).join('\n'));

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
    const value = buttons(reasonPrompt)[0]?.value ?? '';
    const view = reasonModal(JSON.parse(value), { invitation, channel: 'C0HELP', thread: '1700000000.000100' });
    expect(validateView(view)).toEqual([]);
    await expect(`${JSON.stringify(view, undefined, 2)}\n`).toMatchFileSnapshot('golden/field.json');
  });
});

describe('the scale', () => {
  test('is eleven plain buttons in one row, each with its score, the invitation and what to say aloud', () => {
    const [row] = shown(scale).filter((block) => block.type === 'actions');
    expect(row?.elements).toHaveLength(11);
    for (const [index, element] of (row?.elements ?? []).entries()) {
      expect(element).toMatchObject({ type: 'button', action_id: `score:${scores[index]}`, value: invitation });
      expect(element).not.toHaveProperty('style');
      expect(element).toHaveProperty('accessibility_label', expect.stringContaining(`${scores[index]}/10`));
    }
  });

  test('says the question once', () => {
    const question = 'How likely is it that you would recommend Acme to a friend or colleague?';
    const count = (message: Message) => JSON.stringify(shown(message)).split(question).length - 1;
    expect(count(scale)).toBe(1);
    expect(count({ ...scale, blocks: [] })).toBe(1);
  });

  test('says what the ends mean above the scores', () => {
    const [, ends, row] = shown(scale);
    expect(ends).toMatchObject({
      type: 'context',
      elements: [{ text: '0 = Not at all likely  ·  10 = Extremely likely' }],
    });
    expect(row).toMatchObject({
      type: 'actions',
      elements: scores.map((score) => ({ text: { text: String(score) } })),
    });
  });

  test('keeps the wish for ever in a menu behind the row, where it weighs less than a score', () => {
    expect(shown(scale)[3]).toMatchObject({
      type: 'actions',
      elements: [
        { type: 'button', text: { text: 'Not now' } },
        { type: 'overflow', options: [{ text: { text: 'Stop asking me' }, value: invitation }] },
      ],
    });
  });

  test('offers to keep the score that is being changed', () => {
    const kept = shown(scaleWithChosen).at(-2);
    expect(kept).toMatchObject({ elements: [{ action_id: 'score:0', text: { text: 'Keep 0' }, value: invitation }] });
  });

  test('puts a follow-up in bold above one row', () => {
    const [, question, row, typing, ...more] = shown(reasonPrompt);
    const bold = { type: 'text', text: 'What is the main reason for your score?', style: { bold: true } };
    expect(question).toMatchObject({ type: 'rich_text', elements: [{ elements: [bold] }] });
    expect(row).toMatchObject({
      type: 'actions',
      elements: ['Tell us why', 'Change my score', 'No reason'].map((text) => ({ type: 'button', text: { text } })),
    });
    expect(typing).toMatchObject({ type: 'context' });
    expect(more).toEqual([]);
  });
});

describe('the button that opens the field', () => {
  const prompted = (given: string) => ({ ...reasonPrompt, ask: { ...reasonPrompt.ask, given } }) as Message;

  test('carries what was said before', () => {
    expect(JSON.parse(buttons(prompted('too slow'))[0]?.value ?? '')).toMatchObject({ invitation, given: 'too slow' });
  });

  test('carries nothing of it rather than a part', () => {
    const value = buttons(prompted('x'.repeat(1900)))[0]?.value ?? '';
    expect(value.length).toBeLessThanOrEqual(fine.buttonValue);
    expect(JSON.parse(value)).not.toHaveProperty('given');
  });
});

describe("a customer's words", () => {
  for (const [which, words] of Object.entries(hostileWords)) {
    test(`mention and link nothing: ${which}`, () => {
      const rendered = render(alert(words));
      expect(problems(rendered)).toEqual([]);
      expect(listMentionsInMessage({ text: rendered.text, blocks: [...rendered.blocks] })).toEqual([]);
    });
  }

  test('are one text in one quote, as typed', () => {
    const words = 'a <b> & *c* :smile: @here\n> d';
    expect(quoteOf(words)).toEqual({ type: 'rich_text_quote', elements: [{ type: 'text', text: words }] });
  });

  test('lose what reorders the text around them and keep the marks that languages need', () => {
    expect(quoteOf('a\u202eb\u2066c\u0007d\u200fe')).toMatchObject({ elements: [{ text: 'abcd\u200fe' }] });
  });

  test('are cut between characters', () => {
    const text = textIn(quoteOf('\u{1f600}'.repeat(4000)));
    expect(text.length).toBeLessThanOrEqual(limits.text);
    expect(text.endsWith('\u{1f600}…')).toBe(true);
    expect(text.isWellFormed()).toBe(true);
  });
});

describe('too much', () => {
  test('is cut to the limits, and what is asked stays', () => {
    const rendered = render(tooMuch);
    expect(problems(rendered)).toEqual([]);
    expect(rendered.text.length).toBeLessThanOrEqual(limits.summary);
    expect(buttons(tooMuch)).toHaveLength(fine.buttonsInARow);
  });

  test('sixty blocks: every one is shown or counted', () => {
    const words = Array.from({ length: 60 }, (_, n) => ({ kind: 'text' as const, text: `Line ${n}` }));
    const blocks = shown({ summary: 'Lines', blocks: words, ...askOf(scale) });
    const lines = blocks.filter((block) => JSON.stringify(block).includes('Line ')).length;
    expect(blocks).toHaveLength(limits.blocks);
    expect(JSON.stringify(blocks)).toContain(`… +${60 - lines}`);
    expect(blocks.filter((block) => block.type === 'actions')).toHaveLength(2);
  });

  test('four hundred rows: every one is shown or counted', () => {
    const rows = Array.from({ length: 400 }, (_, n) => [`Person ${n}`]);
    const [table, more] = shown({ summary: 'Rows', blocks: [{ kind: 'table', columns: [{ title: 'Who' }], rows }] });
    const count = table?.type === 'table' ? table.rows.length - 1 : 0;
    expect(count).toBe(limits.tableRows - 1);
    expect(JSON.stringify(more)).toContain(`… +${400 - count}`);
  });

  test('a second table is counted, because Slack refuses it', () => {
    const table = { kind: 'table' as const, columns: [{ title: 'A' }], rows: [['1']] };
    const rendered = render({ summary: 'Tables', blocks: [table, table, { kind: 'text', text: 'after' }] });
    expect(problems(rendered)).toEqual([]);
    expect(JSON.stringify(rendered.blocks)).toMatch(/after.*… \+1/);
  });

  test('everything readable together stays under what Slack takes', () => {
    const words = { kind: 'quote' as const, text: 'w'.repeat(2900) };
    const { blocks } = render({ summary: 'Long', blocks: [words, words, words, words, words] });
    expect(blocks.map(textIn).join('').length).toBeLessThanOrEqual(fine.messageText);
    expect(JSON.stringify(blocks)).toContain('… +2');
  });
});

test('an address that is no web address is text', () => {
  const facts = [{ label: 'Chat', value: 'open', url: 'javascript:alert(1)' }];
  expect(JSON.stringify(shown({ summary: 'x', blocks: [{ kind: 'facts', facts }] }))).not.toContain('javascript');
});

test('the notification is escaped, and an entity is never cut', () => {
  expect(render({ summary: '<!channel> & co', blocks: [] }).text).toBe('&lt;!channel&gt; &amp; co');
  expect(render({ summary: '<'.repeat(2000), blocks: [] }).text).toMatch(/^(&lt;){749}…$/);
});

function buttons(message: Message) {
  return shown(message).flatMap((block) =>
    block.type === 'actions' ? block.elements.flatMap((each) => (each.type === 'button' ? [each] : [])) : [],
  );
}

function quoteOf(words: string) {
  const block = shown(alert(words)).find((each) => each.type === 'rich_text');
  return block?.elements[0];
}

function textIn(value: unknown): string {
  const texts: string[] = [];
  JSON.stringify(value, (key, each) => {
    if (key === 'text' && typeof each === 'string') texts.push(each);
    return each;
  });
  return texts.join('');
}

function askOf(message: Message): Pick<Message, 'ask'> {
  return message.ask === undefined ? {} : { ask: message.ask };
}
