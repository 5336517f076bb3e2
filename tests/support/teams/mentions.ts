import { type Fields, listAt, stringAt } from '../json.ts';
import { cardTexts, walkCard } from './cards/reading.ts';

/** Something a text would do besides being read. */
export type Reference =
  /** An `<at>` that an entity makes into a real mention: the person is notified. */
  | { readonly kind: 'mention'; readonly id: string; readonly text: string }
  /** An `<at>` without its entity: shown as plain text, still never wanted in a customer's words. */
  | { readonly kind: 'at'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'image'; readonly url: string };

/** The `<at>...</at>` of a text, as entities have to name them. */
export function listMentioned(text: string): readonly string[] {
  return text.match(/<at(?:\s[^>]*)?>.*?<\/at>/gis) ?? [];
}

const patterns = {
  image: /!\[[^\]]*\]\(\s*<?([^)\s>]+)[^)]*\)/g,
  link: /\[((?:[^\][]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]+)[^)]*\)/g,
  anchor: /<a\s[^>]*href\s*=\s*["']?([^"'\s>]+)[^>]*>(.*?)<\/a>/gis,
  picture: /<img\s[^>]*src\s*=\s*["']?([^"'\s>]+)/gi,
  bare: /(?<![\w@])(?:(?:https?|ftp):\/\/|www\.)[^\s<>"')\]]+|\b(?:mailto|msteams):[^\s<>"')\]]+/gi,
} as const;

/** Backslash escapes, blanked out: what they cover is no markup. */
const hideEscapes = (text: string) => text.replace(/\\[\\`*_{}[\]()#+\-.!<>~|]/g, '  ');

/** What a Markdown text (of a message, a TextBlock or a fact) would mention, link to or load. Escaped markup does nothing. */
export function listReferences(text: string, entities: readonly unknown[] = []): Reference[] {
  let rest = hideEscapes(text);
  const found: Reference[] = [];
  const take = (pattern: RegExp, read: (match: RegExpMatchArray) => Reference) => {
    for (const match of rest.matchAll(pattern)) found.push(read(match));
    rest = rest.replace(pattern, ' ');
  };
  for (const at of listMentioned(rest)) {
    const entity = entities.find((each) => stringAt(each, 'type') === 'mention' && stringAt(each, 'text') === at);
    const mentioned = stringAt((entity as Fields | undefined)?.mentioned, 'id');
    found.push(mentioned === undefined ? { kind: 'at', text: at } : { kind: 'mention', id: mentioned, text: at });
    rest = rest.replace(at, ' ');
  }
  take(patterns.image, ([, url = '']) => ({ kind: 'image', url }));
  take(patterns.picture, ([, url = '']) => ({ kind: 'image', url }));
  take(patterns.link, ([, label = '', url = '']) => ({ kind: 'link', url, text: label }));
  take(patterns.anchor, ([, url = '', label = '']) => ({ kind: 'link', url, text: label }));
  take(patterns.bare, ([url]) => ({ kind: 'link', url, text: url }));
  return found;
}

/** What a card would mention, link to or load: its Markdown texts, its OpenUrl actions and its images. */
export function listReferencesInCard(card: Fields): Reference[] {
  const entities = listAt(card.msteams, 'entities');
  const found = cardTexts(card).flatMap(({ text, isMarkdown }) => (isMarkdown ? listReferences(text, entities) : []));
  walkCard(card, (node) => {
    const url = stringAt(node, 'url');
    if (url === undefined) return;
    if (node.type === 'Action.OpenUrl') found.push({ kind: 'link', url, text: stringAt(node, 'title') ?? '' });
    if (node.type === 'Image') found.push({ kind: 'image', url });
  });
  return found;
}
