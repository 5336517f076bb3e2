import { cut } from '../../cut.ts';

/**
 * Whether a TextBlock or a fact shows a text as it is. Both read Markdown, and dates in double braces. Nothing can be escaped
 * there: the parser of Microsoft's native clients, the phones' among them, undoes a backslash before brackets only and shows
 * every other. What is no plain text goes into a text run, which knows no markup.
 * Source: learn.microsoft.com/adaptive-cards/authoring-cards/text-features, spec.commonmark.org, and
 * github.com/microsoft/AdaptiveCards, source/shared/cpp/ObjectModel/MarkDownBlockParser.cpp.
 */
export function isPlain(text: string): boolean {
  return !markup.some((each) => each.test(text));
}

/*
 * Signs that mean something anywhere, entities, the beginning of addresses, line breaks, and at the start of a text lists,
 * headings and rules. A date such as 27.11.2026 begins no list, nor is the R&D of a name an entity.
 */
const markup = [
  /[\\`*_{}[\]<>~|\r\n]/,
  /&(#|[a-z]\w*;)/i,
  /(?<=\b[a-z]{2,}):(?=\S)|(?<=\bwww)\./i,
  /^\s*(([-+]|#{1,6})(\s|$)|-{2}|=|\d+[.)](\s|$))/,
];

/** A line of Markdown that leads somewhere. The address can't end the link early. @param text one that is plain */
export function markdownLink(text: string, url: string): string {
  const address = url.replace(/[()<>\s\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${text}](${address})`;
}

/** The address as it can stand in a link, or undefined when it is none of the web. @param max UTF-16 units */
export function webAddress(url: string | undefined, max: number): string | undefined {
  const read = url === undefined ? null : URL.parse(url);
  if (read === null || !/^https?:$/.test(read.protocol)) return undefined;
  return read.href.length <= max ? read.href : undefined;
}

/**
 * A customer's words without what would reach beyond them: control characters, and the characters that reorder text
 * and could make what stands around the quote read differently. Marks that right-to-left languages need stay. Double
 * braces are parted, because a text run formats dates in them.
 */
export function tame(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\{(?=\{)/g, '{\u200b');
}

/**
 * What a person typed. Teams sends the text beside the HTML it was made from, and clients differ in whether the text holds
 * HTML's entities: one that the HTML holds escaped once more was typed as it is.
 */
export function unescapeEntities(text: string, html: string): string {
  // Looked for once: once an entity would take seconds for a long message of nothing else.
  const typed = new Set(Array.from(html.matchAll(/&amp;(lt|gt|amp|quot|nbsp|#39);/g), ([, name]) => name));
  return text.replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (entity, name: string) =>
    typed.has(name) ? entity : (entities[name] ?? entity),
  );
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

/** The first line of an error: what follows can hold what somebody wrote, such as the parameters of a query. */
export function brief(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return cut(text.split('\n')[0] ?? '', 300);
}
