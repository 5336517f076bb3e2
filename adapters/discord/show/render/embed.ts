import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Block, Fact } from '../../../../conversations/message.ts';
import { fine } from '../../limits.ts';
import { inline, plain } from '../text.ts';
import { fitLines, renderLines } from './lines.ts';
import { namePeople } from './people.ts';
import { renderTable } from './table.ts';

/** A quiet grey at the side: whether a figure is good news is for the reader to say. */
const colour = 0x80848e;

/** One embed with all that a team reads. Facts that come last are fields, which Discord puts below the rest; others are lines. */
export function renderEmbed(blocks: readonly Block[]): APIEmbed {
  const [title, rest] = takeTitle(blocks);
  const image = blocks.find((block) => block.kind === 'image' && isLink(block.url));
  let room = fine.embedTotal - (title?.length ?? 0) - 20;

  const fields: APIEmbedField[] = [];
  const lastWords = blocks.findLastIndex(({ kind }) => kind !== 'facts' && kind !== 'image');
  const facts = blocks.slice(lastWords + 1).flatMap((block) => (block.kind === 'facts' ? block.facts : []));
  for (const [index, fact] of facts.entries()) {
    const field = renderFact(fact);
    room -= field.name.length + field.value.length;
    if (room < 2000 || fields.length === fine.embedFields - 1) {
      fields.push({ name: '…', value: `+${facts.length - index}`, inline: true });
      break;
    }
    fields.push(field);
  }
  const described = rest.slice(0, rest.length - (blocks.length - 1 - lastWords));
  const pictures = blocks.slice(lastWords + 1).filter(({ kind }) => kind === 'image');
  const lines = [...described, ...pictures].flatMap(renderPart);
  const text = fitLines(lines, Math.min(fine.embedDescription, room)).join('\n');
  return {
    color: colour,
    ...(title === undefined ? {} : { title }),
    ...(text === '' ? {} : { description: text }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(image?.kind === 'image' ? { image: { url: image.url } } : {}),
  };
}

/** A heading that comes first is the title; a title shows some markup, so it is escaped like any text. */
function takeTitle(blocks: readonly Block[]): readonly [string | undefined, readonly Block[]] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'text' || first.style !== 'heading' || first.text.trim() === '') return [undefined, blocks];
  return [inline(first.text, fine.embedTitle), rest];
}

function renderPart(block: Block): readonly string[] {
  switch (block.kind) {
    case 'table':
      // Empty lines set figures apart from what stands around them.
      return ['', ...renderTable(block), ''];
    case 'image':
      // An embed's picture has no field for a description, so it is said in words for those who can't see it.
      return block.alt.trim() === '' ? [] : [`-# ${inline(block.alt, 500)}`];
    case 'facts':
      return block.facts.map(renderFact).map(({ name, value }) => `**${name}** ${value}`);
    case 'text':
    case 'quote':
      return renderLines(block);
    default:
      return block satisfies never;
  }
}

function renderFact(fact: Fact): APIEmbedField {
  const people = namePeople(fact.people ?? [], 900);
  const value = people ?? (inline(fact.value, 500) || '–');
  const linked = people === undefined && isLink(fact.url) ? `[${value}](<${fact.url}>)` : value;
  return { name: plain(inline(fact.label, 100), fine.fieldName), value: linked, inline: true };
}

/** An address that a masked link can hold: nothing in it ends the link. */
function isLink(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\/[^\s<>()]+$/i.test(url) && url.length <= fine.url;
}
