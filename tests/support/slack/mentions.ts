import { type Fields, isFields, listAt, stringAt } from '../json.ts';

/** Something in a message that would notify somebody or could be followed. `isAutomatic` means Slack made it out of bare words. */
export type Mention =
  | { readonly kind: 'everyone'; readonly range: string; readonly isAutomatic: boolean }
  | { readonly kind: 'user' | 'usergroup'; readonly id: string }
  | { readonly kind: 'channel'; readonly id: string; readonly isAutomatic: boolean }
  | { readonly kind: 'link'; readonly url: string; readonly isAutomatic: boolean };

/** How Slack preprocesses a text: see the `verbatim` flag of a mrkdwn object and the `parse` argument of chat.postMessage. */
export type Parsing = {
  /** Bare addresses become links. */
  readonly links: boolean;
  /** Bare #names and @here, @channel, @everyone are resolved. */
  readonly names: boolean;
};

const bareAddress =
  /\bhttps?:\/\/[^\s<>|]+|\bwww\.[^\s<>|]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev|co|app|de|uk|ru|info|biz|me|ai|gg|xyz)\b(?:\/[^\s<>|]*)?/gi;

function explicit(inner: string): Mention | undefined {
  const [target = ''] = inner.split('|');
  const id = target.slice(1);
  if (/^@[UWB]/.test(target)) return { kind: 'user', id };
  if (/^#[CGD]/.test(target)) return { kind: 'channel', id, isAutomatic: false };
  if (target.startsWith('!subteam^')) return { kind: 'usergroup', id: target.slice('!subteam^'.length) };
  if (/^!(here|channel|everyone|group)$/.test(target)) return { kind: 'everyone', range: id, isAutomatic: false };
  const dated = /^!date\^[^^]*\^[^^]*\^(.+)$/.exec(target)?.[1];
  if (dated !== undefined) return { kind: 'link', url: dated, isAutomatic: false };
  return /^[a-z][a-z0-9+.-]*:/i.test(target) ? { kind: 'link', url: target, isAutomatic: false } : undefined;
}

/**
 * What a mrkdwn text would mention or link once Slack rendered it. Code spans are not spared: Slack resolves mentions inside them too.
 * @param parsing what Slack also makes out of bare words; by default the most it ever does
 */
export function listMentions(text: string, parsing: Parsing = { links: true, names: true }): Mention[] {
  const found: Mention[] = [];
  const bare = text.replace(/<([^<>]+)>/g, (_whole, inner: string) => {
    const mention = explicit(inner);
    if (mention !== undefined) found.push(mention);
    return ' ';
  });
  if (parsing.links)
    for (const match of bare.matchAll(bareAddress)) found.push({ kind: 'link', url: match[0], isAutomatic: true });
  if (parsing.names) {
    for (const match of bare.matchAll(/(?<![\w&])@(here|channel|everyone)\b/g))
      found.push({ kind: 'everyone', range: match[1] ?? '', isAutomatic: true });
    for (const match of bare.matchAll(/(?<![\w&])#([a-z][\w-]*)/g))
      found.push({ kind: 'channel', id: match[1] ?? '', isAutomatic: true });
  }
  return found;
}

function inRichTextLeaf(value: Fields): Mention[] {
  const at = (key: string) => stringAt(value, key) ?? '';
  switch (value.type) {
    case 'user':
      return [{ kind: 'user', id: at('user_id') }];
    case 'usergroup':
      return [{ kind: 'usergroup', id: at('usergroup_id') }];
    case 'channel':
      return [{ kind: 'channel', id: at('channel_id'), isAutomatic: false }];
    case 'broadcast':
      return [{ kind: 'everyone', range: at('range'), isAutomatic: false }];
    case 'link':
      return [{ kind: 'link', url: at('url'), isAutomatic: false }];
    case 'date':
      return value.url === undefined ? [] : [{ kind: 'link', url: at('url'), isAutomatic: false }];
    default:
      return [];
  }
}

/** What standard Markdown (a `markdown` block) would link, besides what mrkdwn would. */
function inMarkdown(text: string): Mention[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)/g)].map(
    (match) => ({ kind: 'link', url: match[1] ?? '', isAutomatic: false }) as const,
  );
  return [...links, ...listMentions(text)];
}

/** What these blocks would mention or link: mrkdwn by its `verbatim` flag, plain text never, rich text by its elements. */
export function listMentionsInBlocks(value: unknown): Mention[] {
  if (Array.isArray(value)) return value.flatMap(listMentionsInBlocks);
  if (!isFields(value)) return [];
  const text = stringAt(value, 'text') ?? '';
  if (value.type === 'mrkdwn') {
    const isParsed = value.verbatim !== true;
    return listMentions(text, { links: isParsed, names: isParsed });
  }
  if (value.type === 'markdown') return inMarkdown(text);
  if (value.type === 'button')
    return value.url === undefined ? [] : [{ kind: 'link', url: String(value.url), isAutomatic: false }];
  return [
    ...inRichTextLeaf(value),
    ...Object.values(value).flatMap((each) => (typeof each === 'object' ? listMentionsInBlocks(each) : [])),
  ];
}

/** What a whole message would mention or link. Its `text` links bare addresses, but resolves no bare names (`parse` is none). */
export function listMentionsInMessage(message: { readonly text?: string; readonly blocks?: unknown }): Mention[] {
  return [
    ...listMentions(message.text ?? '', { links: true, names: false }),
    ...listMentionsInBlocks(listAt(message, 'blocks')),
  ];
}
