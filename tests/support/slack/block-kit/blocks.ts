import type { Fields } from '../../json.ts';
import {
  anything,
  boolean,
  byType,
  type Check,
  list,
  object,
  oneOf,
  optional,
  type Report,
  required,
  string,
} from './checks.ts';
import { anyText, blockId, hasOneSource, imageSource, plainText } from './composition.ts';
import { elements, fitting } from './elements.ts';
import { richText } from './rich-text.ts';

const type = required(anything);
const block_id = optional(blockId);

const hasTextOrFields = (value: Fields, at: string, report: Report) => {
  if (value.text === undefined && value.fields === undefined) report('missing required field: text', at);
};

const cell = byType({
  raw_text: object({ type, text: required(string(10_000)) }),
  raw_number: object({ type, value: required(anything), text: required(string(10_000)) }),
  rich_text: richText,
});

const section = object(
  {
    type,
    block_id,
    text: optional(anyText(3000)),
    fields: optional(list(anyText(2000), 10)),
    accessory: optional(byType(fitting.accessory)),
    expand: optional(boolean),
  },
  hasTextOrFields,
);

const common: Readonly<Record<string, Check>> = {
  section,
  divider: object({ type, block_id }),
  header: object({ type, block_id, text: required(plainText(150)) }),
  image: object(
    { type, block_id, alt_text: required(string(2000)), title: optional(plainText(2000)), ...imageSource },
    hasOneSource,
  ),
  context: object({
    type,
    block_id,
    elements: required(
      list(
        byType({
          image: elements.image,
          plain_text: anyText(3000),
          mrkdwn: anyText(3000),
        }),
        10,
      ),
    ),
  }),
  actions: object({ type, block_id, elements: required(list(byType(fitting.actions), 25)) }),
  input: object({
    type,
    block_id,
    label: required(plainText(2000)),
    hint: optional(plainText(2000)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
    element: required(byType(fitting.input)),
  }),
  rich_text: richText,
};

/**
 * Every block by its `type`, per surface. Source: docs.slack.dev/reference/block-kit/blocks.
 * Blocks nobody here needs yet (card, carousel, data_table, video ...) are refused: add them before using them.
 */
export const blocksOf: Readonly<Record<'message' | 'modal' | 'home', Readonly<Record<string, Check>>>> = {
  message: {
    ...common,
    markdown: object({ type, block_id, text: required(string(12_000)) }),
    table: object({
      type,
      block_id,
      rows: required(list(list(cell, 20), 100)),
      column_settings: optional(
        list(object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) }), 20),
      ),
    }),
  },
  modal: common,
  home: common,
};
