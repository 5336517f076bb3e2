import { type Fields, isFields, listAt } from '../../json.ts';

/** Something in a text that Discord's clients would show as more than text. */
export type Mention =
  | { readonly kind: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'everyone' | 'here' }
  | { readonly kind: 'command'; readonly id: string; readonly name: string }
  /** `[text](url)`: a link whose target is not what it reads. */
  | { readonly kind: 'masked-link'; readonly text: string; readonly url: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'emoji'; readonly name: string; readonly id: string }
  | { readonly kind: 'timestamp'; readonly at: number };

/** Whom a message notifies. */
export type Pings = {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
};

export const nobody: Pings = { users: [], roles: [], everyone: false };

/** Code shows everything inside it as it was typed. */
const withoutCode = (text: string): string =>
  text.replace(/(?<!\\)```[\s\S]*?```/g, ' ').replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, ' ');

/**
 * Everything in a text that would be shown as a mention or turned into a link. An escaped character (`\<`, `\[`) takes its
 * meaning away, except from `@everyone` and `@here`, which Discord looks for in the raw text.
 * Source: discord.com/developers/docs/reference#message-formatting.
 */
export function listMentions(text: string): readonly Mention[] {
  const found: Mention[] = [];
  const plain = withoutCode(text);
  for (const each of plain.matchAll(/(?<!\\)<(@!?|@&|#)(\d{15,21})>/g)) {
    const kind = each[1] === '@&' ? 'role' : each[1] === '#' ? 'channel' : 'user';
    found.push({ kind, id: each[2] ?? '' });
  }
  for (const each of plain.matchAll(/@(everyone|here)/g))
    found.push({ kind: each[1] === 'here' ? 'here' : 'everyone' });
  for (const each of plain.matchAll(/(?<!\\)<\/([^:<>\n]{1,100}):(\d{15,21})>/g))
    found.push({ kind: 'command', name: each[1] ?? '', id: each[2] ?? '' });
  for (const each of plain.matchAll(/(?<!\\)<a?:(\w{2,32}):(\d{15,21})>/g))
    found.push({ kind: 'emoji', name: each[1] ?? '', id: each[2] ?? '' });
  for (const each of plain.matchAll(/(?<!\\)<t:(-?\d{1,17})(?::[tTdDfFRsS])?>/g))
    found.push({ kind: 'timestamp', at: Number(each[1]) * 1000 });
  const unmasked = plain.replace(
    /(?<!\\)\[((?:\\.|[^[\]\\\n])+)\]\(\s*<?((?:https?|discord):\/\/[^\s<>)]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/gi,
    (_all, shown: string, url: string) => {
      found.push({ kind: 'masked-link', text: shown, url });
      return ' ';
    },
  );
  for (const each of unmasked.matchAll(/(?:(?:https?|discord):\/\/|\bdiscord\.gg\/)[^\s<>]+/gi))
    found.push({ kind: 'link', url: each[0] });
  return found;
}

/** The text of a message's components that is shown as Markdown. */
export function shownTexts(components: readonly unknown[]): readonly string[] {
  return components.flatMap((each): readonly string[] => {
    if (!isFields(each)) return [];
    const own = each.type === 10 && typeof each.content === 'string' ? [each.content] : [];
    return [...own, ...shownTexts(listAt(each, 'components'))];
  });
}

/** All a message would show as mention or link: its content, its text components and its embeds. */
export function listMentionsInMessage(message: {
  readonly content: string;
  readonly components: readonly unknown[];
  readonly embeds: readonly unknown[];
}): readonly Mention[] {
  const inEmbeds = message.embeds.flatMap((embed) => {
    if (!isFields(embed)) return [];
    const fields = listAt(embed, 'fields').filter(isFields);
    return [embed.title, embed.description, ...fields.flatMap((field) => [field.name, field.value])];
  });
  return [message.content, ...shownTexts(message.components), ...inEmbeds].flatMap((text) =>
    typeof text === 'string' ? listMentions(text) : [],
  );
}

/**
 * Whom the mentions in these texts notify. Without `allowed_mentions` it is everybody mentioned; with it, only what it lets
 * through. Embeds never notify. Source: discord.com/developers/docs/resources/message#allowed-mentions-object.
 */
export function resolvePings(
  texts: readonly string[],
  allowed: Fields | undefined,
  also: { readonly mayMentionEveryone: boolean; readonly repliedUser?: string },
): Pings {
  const mentions = texts.flatMap(listMentions);
  const ids = (kind: 'user' | 'role') => [
    ...new Set(mentions.flatMap((each) => (each.kind === kind ? [each.id] : []))),
  ];
  const everyone = also.mayMentionEveryone && mentions.some((each) => each.kind === 'everyone' || each.kind === 'here');
  const replied = also.repliedUser === undefined ? [] : [also.repliedUser];
  if (allowed === undefined) return { users: [...new Set([...ids('user'), ...replied])], roles: ids('role'), everyone };
  const parse = listAt(allowed, 'parse');
  const pick = (kind: 'user' | 'role', list: 'users' | 'roles') =>
    parse.includes(list) ? ids(kind) : ids(kind).filter((id) => listAt(allowed, list).includes(id));
  const pinged = allowed.replied_user === true ? replied : [];
  return {
    users: [...new Set([...pick('user', 'users'), ...pinged])],
    roles: pick('role', 'roles'),
    everyone: everyone && parse.includes('everyone'),
  };
}
