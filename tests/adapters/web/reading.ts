import type { Visible } from '../conformance.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Undoes the escapes of our own HTML. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}

/** A rendered message as somebody who looks at it sees it. */
export function readHtml(html: string): Visible {
  const tags = [...html.matchAll(/<(button|a)\b([^>]*)>(.*?)<\/\1>/g)];
  const isButton = (tag: string, attributes: string) => tag === 'button' || /class="button"/.test(attributes);
  return {
    text: unescapeHtml(html.replace(/<[^>]*>/g, '\n')),
    buttons: tags
      .filter(([, tag = '', attributes = '']) => isButton(tag, attributes) && !/type="submit"/.test(attributes))
      .map(([, , , label = '']) => unescapeHtml(label)),
    mentions: [...html.matchAll(/href="(mailto:|tel:)[^"]*"/g)].map(([whole]) => whole),
    pings: [],
    links: tags
      .filter(([, tag = '', attributes = '']) => !isButton(tag, attributes))
      .map(([, , attributes = '']) => unescapeHtml(/href="([^"]*)"/.exec(attributes)?.[1] ?? '')),
  };
}

/** Every tag of some HTML with its attributes, for checks of what an escape let through. */
export function tagsOf(html: string): readonly string[] {
  return [...html.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name);
}

/** The value of a data attribute in the first tag that has all of these in it. */
export function attributeOf(html: string, marks: readonly string[], name: string): string | undefined {
  const tag = [...html.matchAll(/<[^>]+>/g)]
    .map(([whole]) => whole)
    .find((one) => marks.every((mark) => one.includes(mark)));
  const value = tag === undefined ? undefined : new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescapeHtml(value);
}
