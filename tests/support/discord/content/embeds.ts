import { type Fields, isFields, listAt } from '../../json.ts';
import { boolean, type Check, integer, list, object, optional, required, string, url } from './checks.ts';

const picture: Check = object({
  url: required((value, path, report) => {
    if (typeof value !== 'string' || !value.startsWith('attachment://')) url(value, path, report);
  }),
});

const embed: Check = object({
  title: optional(string(256)),
  description: optional(string(4096)),
  url: optional(url),
  timestamp: optional((value, path, report) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
      report(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${JSON.stringify(value)}. Should be ISO8601.`);
  }),
  color: optional(integer(0, 0xffffff)),
  footer: optional(object({ text: required(string(2048, 1)) })),
  image: optional(picture),
  thumbnail: optional(picture),
  author: optional(object({ name: required(string(256, 1)), url: optional(url) })),
  fields: optional(
    list(object({ name: required(string(256, 1)), value: required(string(1024, 1)), inline: optional(boolean) }), 25),
  ),
});

const lengthOf = (value: unknown): number => (typeof value === 'string' ? [...value].length : 0);

function textOf(value: Fields): number {
  const { footer, author } = value;
  const inFields = listAt(value, 'fields')
    .filter(isFields)
    .reduce((sum, field) => sum + lengthOf(field.name) + lengthOf(field.value), 0);
  const around = (isFields(footer) ? lengthOf(footer.text) : 0) + (isFields(author) ? lengthOf(author.name) : 0);
  return lengthOf(value.title) + lengthOf(value.description) + inFields + around;
}

/** Up to ten embeds, with up to 6,000 characters together. Source: discord.com/developers/docs/resources/message#embed-limits. */
export const embeds: Check = (value, path, report) => {
  list(embed, 10)(value, path, report);
  if (!Array.isArray(value)) return;
  const total = value.filter(isFields).reduce((sum, each) => sum + textOf(each), 0);
  if (total > 6000) report(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
};
