import {
  anything,
  boolean,
  byType,
  type Check,
  integer,
  list,
  object,
  oneOf,
  optional,
  required,
  string,
} from './checks.ts';
import { blockId, webAddress } from './composition.ts';

const type = required(anything);
const style = optional(
  object({
    bold: optional(boolean),
    italic: optional(boolean),
    strike: optional(boolean),
    underline: optional(boolean),
    code: optional(boolean),
    highlight: optional(boolean),
    client_highlight: optional(boolean),
    unlink: optional(boolean),
  }),
);
const id = required(string(255));

const text = object({ type, text: required(string(3000)), style });
const link = object({
  type,
  url: required(webAddress),
  text: optional(string(3000)),
  unsafe: optional(boolean),
  style,
});

const inline = byType({
  text,
  link,
  broadcast: object({ type, range: required(oneOf('here', 'channel', 'everyone')), style }),
  user: object({ type, user_id: id, style }),
  usergroup: object({ type, usergroup_id: id, style }),
  channel: object({ type, channel_id: id, style }),
  team: object({ type, team_id: id, style }),
  color: object({ type, value: id, style }),
  emoji: object({ type, name: id, unicode: optional(string(255)), url: optional(webAddress), style }),
  date: object({
    type,
    timestamp: required(integer(0)),
    format: required(string(255)),
    url: optional(webAddress),
    fallback: optional(string(3000)),
    style,
  }),
});

const inlines = required(list(inline, 1000));
const border = optional(integer(0, 1));
const section = object({ type, elements: inlines });

/** A rich_text block, also the kind of cell a table may hold. */
export const richText: Check = object({
  type,
  block_id: optional(blockId),
  elements: required(
    list(
      byType({
        rich_text_section: section,
        rich_text_quote: object({ type, elements: inlines, border }),
        rich_text_preformatted: object({
          type,
          elements: required(list(byType({ text, link }), 1000)),
          border,
          language: optional(string(255)),
        }),
        rich_text_list: object({
          type,
          elements: required(list(byType({ rich_text_section: section }), 1000)),
          style: required(oneOf('bullet', 'ordered')),
          indent: optional(integer(0, 8)),
          offset: optional(integer(0)),
          border,
        }),
      }),
      1000,
    ),
  ),
});
