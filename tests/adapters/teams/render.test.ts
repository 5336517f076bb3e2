import { describe, expect, test } from 'vitest';
import { fine, limits } from '../../../adapters/teams/limits.ts';
import { messageActivity, render } from '../../../adapters/teams/show/render.ts';
import { isPlain, tame, unescapeEntities } from '../../../adapters/teams/show/text.ts';
import type { Message } from '../../../conversations/message.ts';
import { scores } from '../../../conversations/numbers/score.ts';
import type { Fields } from '../../support/json.ts';
import { listReferencesInCard, validateCard, visibleActions } from '../../support/teams/index.ts';
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
import { readCardAs } from './reading.ts';

const cardOf = (message: Message) => render(message, true).card as unknown as Fields;
const elements = (message: Message) => render(message, true).card.body;
const hostile = alert(Object.values(hostileWords).slice(0, -1).join('\n'));
/** 28 KB, two bytes a character, for everything that is sent. */
const most = 28 * 1024;
const sizeOf = (message: Message) => 2 * JSON.stringify(messageActivity(render(message, true))).length;

describe('golden files', () => {
  for (const [name, message] of Object.entries({ ...everyMessage, 'alert with hostile words': hostile })) {
    test(name, async () => {
      const rendered = render(message, true);
      expect(validateCard(rendered.card)).toEqual([]);
      expect(visibleActions(cardOf(message)).hidden).toEqual([]);
      expect(sizeOf(message)).toBeLessThan(most);
      const golden = `golden/${name.replaceAll(' ', '-')}.json`;
      await expect(`${JSON.stringify(rendered, undefined, 2)}\n`).toMatchFileSnapshot(golden);
    });
  }
});

describe('the scale', () => {
  test('is eleven buttons in rows of 4, 4 and 3 that all look alike', () => {
    const sets = elements(scale).filter((element) => element.type === 'ActionSet');
    expect(sets.map((set) => set.actions.map((action) => action.title))).toEqual([
      ['0', '1', '2', '3'],
      ['4', '5', '6', '7'],
      ['8', '9', '10'],
      ['Not now'],
    ]);
    expect(JSON.stringify(sets)).not.toMatch(/"(style|mode|iconUrl)"/);
  });

  test('carries the invitation and the score in each, the same for clients that know no Action.Execute', () => {
    const buttons = elements(scale).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
    for (const [index, score] of scores.entries()) {
      const data = { afterword: { act: 'score', invitation, score } };
      expect(buttons[index]).toMatchObject({
        type: 'Action.Execute',
        verb: 'afterword',
        title: String(score),
        tooltip: expect.stringContaining(`${score}/10`),
        data,
        associatedInputs: 'none',
        fallback: { type: 'Action.Submit', title: String(score), data, associatedInputs: 'none' },
      });
    }
  });

  test('says the question once', () => {
    const question = 'How likely is it that you would recommend Acme to a friend or colleague?';
    const count = (message: Message) => JSON.stringify(elements(message)).split(question).length - 1;
    expect(count(scale)).toBe(1);
    expect(count({ ...scale, blocks: [] })).toBe(1);
  });

  test('says what the ends mean above the scores', () => {
    const [, ends, first, second] = elements(scale);
    expect(ends).toMatchObject({ inlines: [{ text: '0 = Not at all likely  ·  10 = Extremely likely' }] });
    expect([first, second]).toMatchObject([{ type: 'ActionSet' }, { type: 'ActionSet' }]);
  });

  test('makes the wish for ever words that can be pressed, by old clients too', () => {
    const words = elements(scale).find((element) => element.type === 'Container');
    expect(words).toMatchObject({
      items: [{ inlines: [{ text: 'Stop asking me' }] }],
      selectAction: { type: 'Action.Execute', title: 'Stop asking me', fallback: { type: 'Action.Submit' } },
    });
    const buttons = elements(scale).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
    expect(buttons.map(({ title }) => title)).not.toContain('Stop asking me');
  });

  test('offers to keep the score that is being changed', () => {
    expect(
      elements(scaleWithChosen)
        .filter(({ type }) => type === 'ActionSet')
        .at(-1),
    ).toMatchObject({
      actions: [{ title: 'Keep 0', data: { afterword: { act: 'score', invitation, score: 0 } } }],
    });
  });
});

describe('the field for the reason', () => {
  const prompted = (given: string) => ({ ...reasonPrompt, ask: { ...reasonPrompt.ask, given } }) as Message;
  const field = (message: Message) => elements(message).find((element) => element.type === 'Input.Text');

  test('stands below the question in bold, and is sent by the first of one row; the others leave it out', () => {
    const [, question] = elements(reasonPrompt);
    expect(question).toMatchObject({
      inlines: [{ text: 'What is the main reason for your score?', weight: 'Bolder' }],
    });
    expect(field(reasonPrompt)).toMatchObject({ label: 'Whatever comes to mind', isMultiline: true });
    expect(elements(reasonPrompt).filter(({ type }) => type === 'ActionSet')).toHaveLength(1);
    const inputs = elements(reasonPrompt).flatMap((element) =>
      element.type === 'ActionSet'
        ? element.actions.flatMap((action) => (action.type === 'Action.Execute' ? [action.associatedInputs] : []))
        : [],
    );
    expect(inputs).toEqual(['auto', 'none', 'none']);
  });

  test('invites to type only where the bot hears it without a mention', () => {
    expect(JSON.stringify(render(reasonPrompt, true))).toContain('Or simply reply here.');
    expect(JSON.stringify(render(reasonPrompt, false))).not.toContain('Or simply reply here.');
  });

  test('holds what was said before, whole or not at all', () => {
    expect(field(prompted('too slow'))).toMatchObject({ value: 'too slow' });
    expect(field(prompted('x'.repeat(limits.reason)))).toMatchObject({ value: 'x'.repeat(limits.reason) });
    expect(field(prompted('x'.repeat(limits.reason + 1)))).not.toHaveProperty('value');
    expect(sizeOf(prompted('\n'.repeat(limits.reason)))).toBeLessThan(most);
  });
});

describe("a customer's words", () => {
  for (const [which, words] of Object.entries(hostileWords)) {
    test(`mention, link and load nothing: ${which}`, () => {
      expect(validateCard(render(alert(words), true).card)).toEqual([]);
      expect(listReferencesInCard(cardOf(alert(words)))).toEqual([]);
    });

    test(`as a name in Markdown they do nothing either: ${which}`, () => {
      const message: Message = {
        summary: words,
        blocks: [
          { kind: 'text', text: words, style: 'heading' },
          {
            kind: 'facts',
            facts: [
              { label: words, value: words },
              { label: 'Chat', value: words, url: 'https://a.example/x(1)' },
            ],
          },
          { kind: 'table', columns: [{ title: words }], rows: [[words]] },
        ],
      };
      expect(validateCard(render(message, true).card)).toEqual([]);
      const found = readCardAs(cardOf(message));
      expect(found.mentions).toEqual([]);
      expect(found.links).toEqual(['https://a.example/x%281%29']);
    });
  }

  test('are one run of text without markup, as typed', () => {
    const words = 'a <b> & *c* [d](http://e) <at>f</at>\n> g';
    const quote = elements(alert(words)).find((element) => element.type === 'Container');
    expect(quote?.items[0]).toEqual({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: words, italic: true }],
    });
  });

  test('lose what reorders the text around them and keep the marks that languages need', () => {
    expect(tame('a\u202eb\u2066c\u0007d\u200fe')).toBe('abcd\u200fe');
  });

  test('are no date to format', () => {
    expect(tame('{{DATE(2026-01-01T00:00:00Z)}}')).not.toContain('{{');
    expect(isPlain('{{DATE(2026-01-01T00:00:00Z)}}')).toBe(false);
  });
});

describe('what was typed', () => {
  test('has HTML entities undone when the text holds HTML', () => {
    expect(unescapeEntities('a &lt;b&gt; &amp; c', '<p>a &lt;b&gt; &amp; c</p>')).toBe('a <b> & c');
  });
  test('keeps an entity that was typed as one', () => {
    expect(unescapeEntities('write &lt; here', '<p>write &amp;lt; here</p>')).toBe('write &lt; here');
  });
});

test('a column of a table is as wide as what it holds wants, so that a narrow client cuts no word', () => {
  const widths = (titles: readonly string[], rows: readonly (readonly string[])[]) => {
    const columns = titles.map((title, at) => ({ title, ...(at > 0 && { align: 'end' as const }) }));
    const [table] = elements({ summary: 'x', blocks: [{ kind: 'table', columns, rows }] });
    return table?.type === 'Table' ? table.columns.map(({ width }) => width) : [];
  };
  const digest = widths(['Letzte', 'Zahlen', 'Geantwortet'], [['90 Tage', '4', '44\u00a0% (40/90)']]);
  expect(digest).toEqual([94, 94, 142]);
  expect(widths(['A', 'B'], [['', 'x'.repeat(150)]])).toEqual([52, 142]);
});

describe('too much', () => {
  test('is cut to the limits, every action is shown or counted, and what is asked stays', () => {
    const { summary } = render(tooMuch, true);
    expect(summary.length).toBeLessThanOrEqual(limits.summary);
    expect(visibleActions(cardOf(tooMuch)).shown).toHaveLength(fine.actionsInASet * fine.actionSets);
    expect(readCardAs(cardOf(tooMuch)).text).toContain(`… +${30 - fine.actionsInASet * fine.actionSets}`);
    expect(sizeOf(tooMuch)).toBeLessThan(most);
  });

  test('sixty blocks: every one is shown or counted, and the scale stays', () => {
    const words = Array.from({ length: 60 }, (_, n) => ({ kind: 'text' as const, text: `Line ${n}` }));
    const message: Message = { ...scale, summary: 'Lines', blocks: words };
    const { text, buttons } = readCardAs(cardOf(message));
    const lines = text.split('\n').filter((line) => line.startsWith('Line ')).length;
    expect(elements(message).length).toBeLessThanOrEqual(limits.blocks);
    expect(text).toContain(`… +${60 - lines}`);
    expect(buttons.slice(0, 11)).toEqual(scores.map(String));
  });

  test('four hundred rows: every one is shown or counted, also for clients that know no tables', () => {
    const rows = Array.from({ length: 400 }, (_, n) => [`Person ${n}`]);
    const [table, more] = elements({ summary: 'Rows', blocks: [{ kind: 'table', columns: [{ title: 'Who' }], rows }] });
    if (table?.type !== 'Table') throw new Error('no table');
    const count = table.rows.length - 1;
    expect(count).toBeGreaterThan(20);
    expect(JSON.stringify(more)).toContain(`… +${400 - count}`);
    expect(JSON.stringify(table.fallback)).toContain(`Person ${count - 1}`);
  });

  test('long quotes with line breaks and quotation marks stay below 28 KB', () => {
    const words = { kind: 'quote' as const, text: '"\n'.repeat(1450) };
    const message: Message = { ...scale, summary: 'Long', blocks: [words, words, words, words, words] };
    expect(sizeOf(message)).toBeLessThan(most);
    expect(readCardAs(cardOf(message)).text).toContain('… +');
  });
});

test('an address that is no web address is text', () => {
  const facts = [{ label: 'Chat', value: 'open', url: 'javascript:alert(1)' }];
  const image = { kind: 'image' as const, url: 'data:text/html,x', alt: 'A chart' };
  const card = JSON.stringify(elements({ summary: 'x', blocks: [{ kind: 'facts', facts }, image] }));
  expect(card).not.toMatch(/javascript|data:/);
  expect(card).toContain('A chart');
});
