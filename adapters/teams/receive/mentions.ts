import { unescapeEntities } from '../show/text.ts';
import { type Activity, entitiesOf, htmlOf } from './activity.ts';

/** Somebody or something that a message mentions. */
export interface Mention {
  /** Teams' own: of people `29:`, of bots `28:`. */
  readonly id: string;
  readonly name?: string;
  /** How the message's text has it, such as `<at>Ada</at>`; empty where Teams does not say. */
  readonly text: string;
}

export function mentionsOf(given: Activity): readonly Mention[] {
  return entitiesOf(given).flatMap(({ type, mentioned, text }) => {
    if (type !== 'mention' || mentioned == null) return [];
    return [{ id: mentioned.id, text: text ?? '', ...(mentioned.name == null ? {} : { name: mentioned.name }) }];
  });
}

/** What was typed, with HTML's entities undone and each mention as `show` has it. */
export function readTyped(given: Activity, mentions: readonly Mention[], show: (mention: Mention) => string): string {
  const text = given.text ?? '';
  const html = htmlOf(given);
  let read = '';
  let end = 0;
  for (const { from, to, mention } of locate(text, mentions)) {
    read += unescapeEntities(text.slice(end, from), html) + unescapeEntities(show(mention), html);
    end = to;
  }
  return (read + unescapeEntities(text.slice(end), html)).replaceAll('\u00a0', ' ').trim();
}

interface Located {
  readonly from: number;
  readonly to: number;
  readonly mention: Mention;
}

/**
 * Where a text mentions whom, in the order of the text. Found by what the entity says the text has, else by the name: of a name
 * with an ampersand the entity comes without a text, and the text holds the name as it is or as HTML has it
 * (github.com/microsoft/BotFramework-Services/issues/204). What was only typed to look like a mention belongs to nobody.
 */
function locate(text: string, mentions: readonly Mention[]): readonly Located[] {
  const found: Located[] = [];
  const unfound: Mention[] = [];
  const searchFrom = new Map<string, number>();
  for (const mention of mentions) {
    const from = mention.text === '' ? -1 : text.indexOf(mention.text, searchFrom.get(mention.text));
    if (from < 0) unfound.push(mention);
    else found.push({ from, to: from + mention.text.length, mention });
    if (from >= 0) searchFrom.set(mention.text, from + mention.text.length);
  }
  if (unfound.length > 0) {
    const tags = tagsOf(text).filter(({ from, to }) => !found.some((each) => from < each.to && each.from < to));
    for (const mention of unfound) {
      const names = [mention.name ?? '', tagsOf(mention.text)[0]?.name ?? ''].map(plainly);
      const at = tags.findIndex(({ name }) => name.trim() !== '' && names.includes(plainly(name)));
      const [tag] = at < 0 ? [] : tags.splice(at, 1);
      if (tag !== undefined) found.push({ from: tag.from, to: tag.to, mention });
    }
  }
  const inOrder = found.sort((one, other) => one.from - other.from);
  return inOrder.filter(({ from }, index) => index === 0 || from >= (inOrder[index - 1]?.to ?? 0));
}

interface Tag {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** Each `<at>…</at>`, attributes or not. Every character is looked at once or twice, whatever is in it. */
function tagsOf(text: string): Tag[] {
  const tags: Tag[] = [];
  for (let end = 0; ; ) {
    const close = text.indexOf('</at>', end);
    if (close < 0) return tags;
    const from = text.slice(end, close).lastIndexOf('<at');
    const open = from < 0 ? -1 : text.indexOf('>', end + from);
    if (open >= 0 && open < close && /[\s>]/.test(text.charAt(end + from + 3)))
      tags.push({ from: end + from, to: close + 5, name: text.slice(open + 1, close) });
    end = close + 5;
  }
}

/** A name as two ways of writing it are the same: without HTML's entities, with single blanks, in one case. */
function plainly(name: string): string {
  return unescapeEntities(name, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
