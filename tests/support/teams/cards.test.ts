import { describe, expect, test } from 'vitest';
import { listReferences, listReferencesInCard, readCard, validateCard, visibleActions } from './index.ts';

const card = (body: unknown[], more: object = {}) => ({ type: 'AdaptiveCard', version: '1.5', body, ...more });
const score = (n: number) => ({
  type: 'Action.Execute',
  title: String(n),
  verb: 'score',
  data: { score: n },
  fallback: { type: 'Action.Submit', title: String(n), data: { score: n } },
});
const scores = (from: number, to: number) => ({
  type: 'ActionSet',
  actions: Array.from({ length: to - from + 1 }, (_, index) => score(from + index)),
});

const refresh = { action: { type: 'Action.Execute', verb: 'look', data: { a: 1 } }, userIds: ['29:1'] };

/** One of everything, as right as it can be. */
const everything = card(
  [
    { type: 'TextBlock', text: 'Heading', style: 'heading', wrap: true, size: 'Large', weight: 'Bolder' },
    { type: 'RichTextBlock', inlines: ['plain ', { type: 'TextRun', text: 'quoted', italic: true }] },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: [{ type: 'TextBlock', text: 'left' }] },
        { type: 'Column', width: 'auto', items: [{ type: 'Image', url: 'https://example.com/a.png', altText: 'a' }] },
      ],
    },
    { type: 'Container', style: 'emphasis', items: [{ type: 'FactSet', facts: [{ title: 'Score', value: '3' }] }] },
    {
      type: 'Table',
      columns: [{ width: 1 }, { width: 2, horizontalCellContentAlignment: 'right' }],
      firstRowAsHeader: true,
      rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [{ type: 'TextBlock', text: 'cell' }] }] }],
    },
    { type: 'Input.Text', id: 'reason', label: 'Why?', isMultiline: true, maxLength: 500 },
    { type: 'Chart.Line', data: [], fallback: { type: 'TextBlock', text: 'no chart' } },
    scores(0, 5),
    scores(6, 10),
  ],
  { $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', msteams: { width: 'Full' }, refresh },
);

describe('what a card may be', () => {
  test('everything at once is fine', () => {
    expect(validateCard(everything)).toEqual([]);
  });

  test.each<[string, unknown, RegExp]>([
    ['no object', 'text', /must be an object/],
    ['a version too new', card([], { version: '1.6' }), /version must be at most "1.5"/],
    ['a Table in an older version', { ...everything, version: '1.4' }, /Table needs version 1\.5/],
    ['too large', card([{ type: 'TextBlock', text: 'x'.repeat(14_400) }]), /bytes, more than 28672/],
    ['no version', { type: 'AdaptiveCard', body: [] }, /version is missing/],
    ['an unknown property', card([{ type: 'TextBlock', text: 'a', colour: 'red' }]), /body\[0\]\.colour is unknown/],
    ['an unknown element', card([{ type: 'Marquee', text: 'a' }]), /unknown type Marquee/],
    ['a text that is empty', card([{ type: 'TextBlock', text: '' }]), /text must be a string that is not empty/],
    ['an unknown value', card([{ type: 'TextBlock', text: 'a', size: 'huge' }]), /size must be one of/],
    ['a fact without a value', card([{ type: 'FactSet', facts: [{ title: 'a' }] }]), /value is missing/],
    [
      'an element in a row',
      card([{ type: 'Table', columns: [{}], rows: [{ type: 'TextBlock', text: 'a' }] }]),
      /unknown type TextBlock/,
    ],
    [
      'a script as a link',
      card([], { actions: [{ type: 'Action.OpenUrl', title: 'a', url: 'javascript:alert(1)' }] }),
      /must be an https/,
    ],
    ['an element as an action', card([], { actions: [{ type: 'TextBlock', text: 'a' }] }), /unknown type TextBlock/],
    [
      'a fallback that is wrong itself',
      card([{ type: 'Chart.Pie', fallback: { type: 'TextBlock' } }]),
      /fallback\.text is missing/,
    ],
    ['an input without a label', card([{ type: 'Input.Text', id: 'a' }]), /has no label/],
    [
      'an id used twice',
      card([
        { type: 'TextBlock', id: 'a', text: 'a' },
        { type: 'TextBlock', id: 'a', text: 'b' },
      ]),
      /used twice/,
    ],
    [
      'a mention nobody reads',
      card([{ type: 'TextBlock', text: 'hello' }], {
        msteams: { entities: [{ type: 'mention', text: '<at>Ada</at>', mentioned: { id: '29:1', name: 'Ada' } }] },
      }),
      /is in no text/,
    ],
    ['a refresh before 1.4', { ...card([], { refresh }), version: '1.3' }, /refresh needs version 1\.4/],
    ['a refresh without an action', card([], { refresh: { userIds: [] } }), /action is missing/],
    [
      'a refresh by another action',
      card([], { refresh: { action: { type: 'Action.Submit' } } }),
      /unknown type Action\.Submit/,
    ],
    ['a view for an object id', card([], { refresh: { ...refresh, userIds: ['b0c1'] } }), /an id of Teams/],
    [
      'views for 61 people',
      card([], { refresh: { ...refresh, userIds: Array.from({ length: 61 }, (_, n) => `29:${n}`) } }),
      /at most 60/,
    ],
  ])('not %s', (_, wrong, problem) => {
    expect(validateCard(wrong).join('\n')).toMatch(problem);
  });
});

describe('what a card shows', () => {
  test('the seventh action of a set and later ones are lost', () => {
    const { shown, hidden } = visibleActions(card([scores(0, 10)]));
    expect(shown.map(({ title }) => title)).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(hidden.map(({ title }) => title)).toEqual(['6', '7', '8', '9', '10']);
  });

  test('two sets show eleven, in order', () => {
    expect(visibleActions(everything).shown.map(({ title }) => Number(title))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(visibleActions(everything).hidden).toEqual([]);
  });

  test('what is invisible is not shown, and a set behind it neither', () => {
    const hiding = card([
      { type: 'Container', isVisible: false, items: [{ type: 'TextBlock', text: 'secret' }, scores(0, 1)] },
    ]);
    expect(readCard(hiding)).toBe('');
    expect(visibleActions(hiding).shown).toEqual([]);
  });

  test('its texts can be read in order', () => {
    expect(readCard(everything).split('\n').slice(0, 9)).toEqual([
      'Heading',
      'plain ',
      'quoted',
      'left',
      'a',
      'Score',
      '3',
      'cell',
      'Why?',
    ]);
  });
});

describe('what a text would do', () => {
  test.each<[string, ReturnType<typeof listReferences>]>([
    ['nothing here, not even a@b or 3 < 4', []],
    ['[us](https://example.com)', [{ kind: 'link', url: 'https://example.com', text: 'us' }]],
    [
      'see https://example.com/a?b=c.',
      [{ kind: 'link', url: 'https://example.com/a?b=c.', text: 'https://example.com/a?b=c.' }],
    ],
    ['www.example.com', [{ kind: 'link', url: 'www.example.com', text: 'www.example.com' }]],
    ['![x](https://example.com/pixel.png)', [{ kind: 'image', url: 'https://example.com/pixel.png' }]],
    ['<a href="https://example.com">x</a>', [{ kind: 'link', url: 'https://example.com', text: 'x' }]],
    ['<at>Ada</at> look', [{ kind: 'at', text: '<at>Ada</at>' }]],
    ['\\[us\\]\\(nowhere\\)', []],
    ['\\[us](nowhere)', []],
  ])('%s', (text, expected) => {
    expect(listReferences(text)).toEqual(expected);
  });

  test('an <at> with its entity mentions somebody', () => {
    const entities = [{ type: 'mention', text: '<at>Ada</at>', mentioned: { id: '29:1', name: 'Ada' } }];
    expect(listReferences('<at>Ada</at> look', entities)).toEqual([
      { kind: 'mention', id: '29:1', text: '<at>Ada</at>' },
    ]);
    const mentioning = card([{ type: 'TextBlock', text: '<at>Ada</at>' }], { msteams: { entities } });
    expect(listReferencesInCard(mentioning)).toEqual([{ kind: 'mention', id: '29:1', text: '<at>Ada</at>' }]);
  });

  test('in a rich text run markup is only text', () => {
    const quoting = card([
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '[x](https://example.com) <at>Ada</at>' }] },
    ]);
    expect(listReferencesInCard(quoting)).toEqual([]);
  });

  test('buttons lead somewhere, too', () => {
    const linking = card([], { actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://example.com' }] });
    expect(listReferencesInCard(linking)).toEqual([{ kind: 'link', url: 'https://example.com', text: 'Open' }]);
  });
});
