import { describe, expect, it } from 'vitest';
import { listMentions, messageCheck, modalCheck, problemsOf } from './index.ts';

const found = (body: unknown, origin: 'channel' | 'edit' | 'interaction' = 'channel') =>
  problemsOf(messageCheck(origin), body).map((each) => `${each.path.join('.')} ${each.code}`);
const foundInModal = (body: unknown) =>
  problemsOf(modalCheck, body).map((each) => `${each.path.join('.')} ${each.code}`);

const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 2, label: custom_id, custom_id, ...more });
const row = (...components: unknown[]) => ({ type: 1, components });
const input = (more: object = {}) => ({ type: 4, custom_id: 'reason', style: 2, ...more });
const modal = (...components: unknown[]) => ({ title: 'Why?', custom_id: 'why', components });
const label = (component: unknown, more: object = {}) => ({ type: 18, label: 'Reason', component, ...more });
const text = (content: string) => ({ type: 10, content });
const v2 = 1 << 15;

describe('a message', () => {
  it.each([
    [
      'eleven scores in three rows',
      { components: [row(...'01234'.split('').map((each) => button(each))), row(button('10'))] },
    ],
    ['2,000 characters', { content: 'x'.repeat(2000) }],
    [
      'components V2',
      { flags: v2, components: [text('# Hi'), { type: 17, components: [text('there'), row(button('a'))] }] },
    ],
    ['a link', { components: [row({ type: 2, style: 5, label: 'Open', url: 'https://example.com' })] }],
    ['an emoji', { components: [row({ type: 2, style: 1, custom_id: 'a', emoji: { name: '👍' } })] }],
  ])('with %s is fine', (_what, body) => {
    expect(found(body)).toEqual([]);
  });

  it.each([
    ['2,001 characters', { content: 'x'.repeat(2001) }, ['content BASE_TYPE_MAX_LENGTH']],
    [
      'six rows',
      { components: ['a', 'b', 'c', 'd', 'e', 'f'].map((each) => row(button(each))) },
      ['components BASE_TYPE_MAX_LENGTH'],
    ],
    ['an empty row', { components: [row()] }, ['components.0.components BASE_TYPE_BAD_LENGTH']],
    [
      'the same custom_id twice',
      { components: [row(button('a'), button('a'))] },
      ['components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
    ],
    [
      'a custom_id of 101 characters',
      { components: [row(button('a', { custom_id: 'x'.repeat(101) }))] },
      ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a label of 81 characters',
      { components: [row(button('a', { label: 'x'.repeat(81) }))] },
      ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'an unknown style',
      { components: [row(button('a', { style: 7 }))] },
      ['components.0.components.0.style BASE_TYPE_CHOICES'],
    ],
    [
      'a button without label and emoji',
      { components: [row(button('a', { label: null }))] },
      ['components.0.components.0.label BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED'],
    ],
    [
      'a link without url',
      { components: [row({ type: 2, style: 5, label: 'x' })] },
      ['components.0.components.0.url BASE_TYPE_REQUIRED'],
    ],
    [
      'text for an emoji',
      { components: [row(button('a', { emoji: { name: 'thumbsup' } }))] },
      ['components.0.components.0.emoji.name BUTTON_COMPONENT_INVALID_EMOJI'],
    ],
    ['a button outside a row', { components: [button('a')] }, ['components.0.type UNION_TYPE_CHOICES']],
    [
      'a text input',
      { components: [row(input({ label: 'x' }))] },
      ['components.0.components.0.type UNION_TYPE_CHOICES'],
    ],
    [
      'a select of 26 options',
      {
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: Array.from({ length: 26 }, (_each, n) => ({ label: `${n}`, value: `${n}` })),
          }),
        ],
      },
      ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
    ],
    [
      'a select beside a button',
      { components: [row({ type: 3, custom_id: 's', options: [{ label: '1', value: '1' }] }, button('a'))] },
      ['components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ],
    ['an embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, ['embeds.0.title BASE_TYPE_MAX_LENGTH']],
    [
      '26 fields',
      { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
      ['embeds.0.fields BASE_TYPE_MAX_LENGTH'],
    ],
    [
      '6,001 characters in embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      ['embeds MAX_EMBED_SIZE_EXCEEDED'],
    ],
    ['components V2 without the flag', { components: [text('hi')] }, ['components.0.type UNION_TYPE_CHOICES']],
    [
      'content beside components V2',
      { flags: v2, content: 'hi', components: [text('hi')] },
      ['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
    [
      '4,001 characters in components V2',
      { flags: v2, components: [text('x'.repeat(4000)), text('x')] },
      ['components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
    ],
    ['an ephemeral flag', { content: 'x', flags: 64 }, ['flags BASE_TYPE_CHOICES']],
    [
      'parse and users',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1234567890123456789'] } },
      ['allowed_mentions.parse MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
    ],
  ])('with %s is refused', (_what, body, problems) => {
    expect(found(body)).toEqual(problems);
  });

  it('may be ephemeral only as the answer to an interaction', () => {
    expect(found({ content: 'x', flags: 64 }, 'interaction')).toEqual([]);
    expect(found({ content: 'x', flags: 64 }, 'edit')).toEqual(['flags BASE_TYPE_CHOICES']);
  });
});

describe('a modal', () => {
  it('takes text inputs in labels and in rows', () => {
    expect(foundInModal(modal(label(input()), row(input({ custom_id: 'b', label: 'More' })), text('hi')))).toEqual([]);
  });

  it.each([
    ['a title of 46', { ...modal(label(input())), title: 'x'.repeat(46) }, ['title BASE_TYPE_BAD_LENGTH']],
    ['nothing in it', modal(), ['components BASE_TYPE_BAD_LENGTH']],
    ['a label of 46', modal(label(input(), { label: 'x'.repeat(46) })), ['components.0.label BASE_TYPE_BAD_LENGTH']],
    [
      'a description of 101',
      modal(label(input(), { description: 'x'.repeat(101) })),
      ['components.0.description BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a placeholder of 101',
      modal(label(input({ placeholder: 'x'.repeat(101) }))),
      ['components.0.component.placeholder BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a max_length of 4001',
      modal(label(input({ max_length: 4001 }))),
      ['components.0.component.max_length NUMBER_TYPE_MAX'],
    ],
    [
      'a labelled input in a label',
      modal(label(input({ label: 'x' }))),
      ['components.0.component.label TEXT_INPUT_LABEL_NOT_ALLOWED'],
    ],
    ['an input in a row without label', modal(row(input())), ['components.0.components.0.label BASE_TYPE_REQUIRED']],
    ['a button', modal(row(button('a'))), ['components.0.components.0.type UNION_TYPE_CHOICES']],
    [
      'eleven radio buttons',
      modal(
        label({
          type: 21,
          custom_id: 'r',
          options: Array.from({ length: 11 }, (_each, n) => ({ label: `${n}`, value: `${n}` })),
        }),
      ),
      ['components.0.component.options BASE_TYPE_BAD_LENGTH'],
    ],
  ])('with %s is refused', (_what, body, problems) => {
    expect(foundInModal(body)).toEqual(problems);
  });
});

describe('what a text would turn into', () => {
  it('is listed', () => {
    expect(
      listMentions(
        '<@1234567890123456789> <@&2234567890123456789> <#3234567890123456789> @here [click](https://evil.example) https://a.example',
      ).map((each) => each.kind),
    ).toEqual(['user', 'role', 'channel', 'here', 'masked-link', 'link']);
  });

  it('is nothing where it is escaped or code', () => {
    expect(listMentions('\\<@1234567890123456789> `<@1234567890123456789>` \\[click](x) ```\n@everyone\n```')).toEqual(
      [],
    );
    expect(listMentions('\\@everyone')).toEqual([{ kind: 'everyone' }]);
  });
});
