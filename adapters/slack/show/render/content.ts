import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { Block, Fact } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import { plain, tame } from '../text.ts';
import { linkPeople, type ProfileOf } from './people.ts';
import { renderTable } from './table.ts';

type Content = Exclude<Block, { readonly kind: 'table' }>;

/** The Slack blocks for one block of a message; none for an empty one. */
export function renderContent(block: Block, profileOf: ProfileOf): readonly KnownBlock[] {
  return block.kind === 'table' ? renderTable(block) : renderSimple(block, profileOf);
}

function renderSimple(block: Content, profileOf: ProfileOf): readonly KnownBlock[] {
  switch (block.kind) {
    case 'text':
      return block.text.trim() === '' ? [] : [renderText(block.text, block.style)];
    case 'quote':
      return block.text.trim() === '' ? [] : [renderQuote(block.text, block.by)];
    case 'facts':
      return block.facts.length === 0 ? [] : [renderFacts(block.facts, profileOf)];
    case 'image':
      return [{ type: 'image', image_url: block.url, alt_text: cut(block.alt, fine.altText) || '–' }];
    default:
      return block satisfies never;
  }
}

function renderText(text: string, style: 'heading' | 'subtle' | undefined): KnownBlock {
  switch (style) {
    case 'heading':
      return text.length > fine.heading
        ? { type: 'section', text: plain(text, limits.text) }
        : { type: 'header', text: plain(text, fine.heading) };
    case 'subtle':
      return { type: 'context', elements: [plain(text, limits.text)] };
    case undefined:
      return { type: 'section', text: plain(text, limits.text) };
    default:
      return style satisfies never;
  }
}

/**
 * A customer's words in a rich_text quote. Safe because rich text is a tree, not markup: a mention, a link, an emoji
 * or a date exists only as an element of its own type, and there is exactly one element here, of type `text`, whose
 * content Slack shows as it is. Nothing has to be escaped, so nothing can be escaped wrongly, and neither a line
 * break nor a `>` can end the quote, which is an element around the text instead of a sign before each line.
 */
function renderQuote(words: string, by: string | undefined): KnownBlock {
  const quote = { type: 'rich_text_quote' as const, elements: [say(cut(tame(words).trim(), limits.text))] };
  const from: RichTextSection[] =
    by === undefined || by.trim() === '' ? [] : [{ type: 'rich_text_section', elements: [say(`— ${tame(by)}`)] }];
  return { type: 'rich_text', elements: [quote, ...from] };
}

/** Label and value on one line each, as rich text so that no name is ever read as markup. */
function renderFacts(facts: readonly Fact[], profileOf: ProfileOf): KnownBlock {
  const elements: RichTextElement[] = [];
  let room = limits.text;
  for (const [index, fact] of facts.entries()) {
    const label = cut(fact.label, 100);
    const value = cut(fact.value.trim() === '' ? '–' : fact.value, 500);
    if (label.length + value.length + 3 > room) {
      elements.push(say(`\n… +${facts.length - index}`));
      break;
    }
    room -= label.length + value.length + 3;
    if (label.trim() !== '') elements.push(say(`${index === 0 ? '' : '\n'}${label}: `, { bold: true }));
    const people = fact.people === undefined ? undefined : linkPeople(fact.people, 500, profileOf);
    if (people !== undefined) elements.push(...people);
    else elements.push(isLink(fact.url) ? { type: 'link', url: fact.url, text: value } : say(value));
  }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function say(text: string, style?: { readonly bold: true }): RichTextElement {
  const shown = cut(text, limits.text);
  return style === undefined ? { type: 'text', text: shown } : { type: 'text', text: shown, style };
}

function isLink(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url) && url.length <= fine.url;
}
