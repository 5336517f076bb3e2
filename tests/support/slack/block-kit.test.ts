import { describe, expect, it } from 'vitest';
import { validateBlocks, validateView } from './index.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (over: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Go'), ...over });
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const section = (text: string, over: object = {}) => ({ type: 'section', text: { type: 'mrkdwn', text }, ...over });
const input = (over: object = {}) => ({
  type: 'input',
  block_id: 'why',
  label: plain('Why?'),
  element: { type: 'plain_text_input', action_id: 'text' },
  ...over,
});
const modal = (over: object = {}) => ({
  type: 'modal',
  title: plain('Thanks'),
  submit: plain('Send'),
  blocks: [input()],
  ...over,
});
const option = (value: string) => ({ text: plain(value), value });

describe('blocks that Slack takes', () => {
  it.each([
    [
      'eleven score buttons',
      [
        actions(
          ...Array.from({ length: 11 }, (_, score) => button({ action_id: `score_${score}`, value: String(score) })),
        ),
      ],
    ],
    ['a section at its limit', [section('x'.repeat(3000))]],
    ['ten fields of 2000', [{ type: 'section', fields: Array.from({ length: 10 }, () => plain('x'.repeat(2000))) }]],
    ['a table', [{ type: 'table', column_settings: [{ align: 'right' }], rows: [[{ type: 'raw_text', text: 'a' }]] }]],
    [
      'a confirmed danger button',
      [
        actions(
          button({
            style: 'danger',
            confirm: { title: plain('Sure?'), text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') },
          }),
        ),
      ],
    ],
    ['the same action_id in two blocks', [actions(button()), actions(button())]],
  ])('%s', (_name, blocks) => expect(validateBlocks(blocks, 'message')).toEqual([]));
});

describe('blocks that Slack refuses, with the place that fails', () => {
  it.each([
    [
      'a section over its limit',
      [section('x'.repeat(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    ['a long header', [{ type: 'header', text: plain('x'.repeat(151)) }], '/blocks/0/text/text'],
    [
      '51 blocks',
      Array.from({ length: 51 }, () => ({ type: 'divider' })),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      '26 buttons',
      [actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `b${n}` })))],
      '/blocks/0/elements',
    ],
    ['no buttons', [actions()], '/blocks/0/elements'],
    ['the same action_id twice in a block', [actions(button(), button())], '/blocks/0/elements/1'],
    ['the same block_id twice', [section('a', { block_id: 'x' }), section('b', { block_id: 'x' })], '/blocks/1'],
    ['a long button', [actions(button({ text: plain('x'.repeat(76)) }))], '/blocks/0/elements/0/text/text'],
    ['a long value', [actions(button({ value: 'x'.repeat(2001) }))], '/blocks/0/elements/0/value'],
    ['a long action_id', [actions(button({ action_id: 'x'.repeat(256) }))], '/blocks/0/elements/0/action_id'],
    [
      'a long accessibility label',
      [actions(button({ accessibility_label: 'x'.repeat(76) }))],
      '/blocks/0/elements/0/accessibility_label',
    ],
    ['an invented style', [actions(button({ style: 'default' }))], '/blocks/0/elements/0/style'],
    [
      'an unknown key',
      [actions(button({ colour: 'red' }))],
      'additional property: colour [json-pointer:/blocks/0/elements/0]',
    ],
    ['an unknown block', [{ type: 'sparkles' }], 'unsupported type: sparkles [json-pointer:/blocks/0/type]'],
    ['an unknown element', [actions({ type: 'slider' })], '/blocks/0/elements/0/type'],
    [
      'an input element among buttons',
      [actions({ type: 'plain_text_input', action_id: 'x' })],
      '/blocks/0/elements/0/type',
    ],
    ['a section that says nothing', [{ type: 'section' }], 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'a text in a field over 2000',
      [{ type: 'section', fields: [plain('x'.repeat(2001))] }],
      '/blocks/0/fields/0/text',
    ],
    [
      '11 context elements',
      [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }],
      '/blocks/0/elements',
    ],
    ['an empty table cell', [{ type: 'table', rows: [[{ type: 'raw_text', text: '' }]] }], '/blocks/0/rows/0/0/text'],
    [
      '21 columns',
      [{ type: 'table', rows: [Array.from({ length: 21 }, () => ({ type: 'raw_text', text: 'x' }))] }],
      '/blocks/0/rows/0',
    ],
    [
      'two tables',
      Array.from({ length: 2 }, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
      'only one table',
    ],
    [
      'an image without alt_text',
      [{ type: 'image', image_url: 'https://example.com/a.png' }],
      'missing required field: alt_text',
    ],
    [
      'eleven radio buttons',
      [
        actions({
          type: 'radio_buttons',
          action_id: 'r',
          options: Array.from({ length: 11 }, (_, n) => option(String(n))),
        }),
      ],
      '/blocks/0/elements/0/options',
    ],
    [
      'an initial option that is no option',
      [actions({ type: 'static_select', action_id: 's', options: [option('a')], initial_option: option('b') })],
      'initial_option',
    ],
    [
      'a confirm without a deny',
      [actions(button({ confirm: { title: plain('a'), text: plain('b'), confirm: plain('c') } }))],
      'missing required field: deny',
    ],
  ])('%s', (_name, blocks, problem) => expect(validateBlocks(blocks, 'message').join('\n')).toContain(problem));

  it('a table in a modal', () => {
    expect(validateBlocks([{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }], 'modal').join()).toContain(
      'unsupported type: table',
    );
  });
});

describe('views', () => {
  it('takes a modal with an input and a Home tab', () => {
    expect(validateView(modal())).toEqual([]);
    expect(validateView({ type: 'home', blocks: [section('Hello')] })).toEqual([]);
  });

  it.each([
    ['a long title', modal({ title: plain('x'.repeat(25)) }), '/view/title/text'],
    ['a long submit', modal({ submit: plain('x'.repeat(25)) }), '/view/submit/text'],
    ['inputs without a submit', modal({ submit: undefined }), 'submit is required'],
    ['a long private_metadata', modal({ private_metadata: 'x'.repeat(3001) }), '/view/private_metadata'],
    ['a long label', modal({ blocks: [input({ label: plain('x'.repeat(2001)) })] }), '/view/blocks/0/label/text'],
    [
      'a long placeholder',
      modal({ blocks: [input({ element: { type: 'plain_text_input', placeholder: plain('x'.repeat(151)) } })] }),
      '/view/blocks/0/element/placeholder/text',
    ],
    [
      'a max_length over 3000',
      modal({ blocks: [input({ element: { type: 'plain_text_input', max_length: 3001 } })] }),
      '/view/blocks/0/element/max_length',
    ],
    ['a Home tab with a title', { type: 'home', title: plain('x'), blocks: [] }, 'additional property: title'],
  ])('refuses %s', (_name, view, problem) => expect(validateView(view).join('\n')).toContain(problem));
});
