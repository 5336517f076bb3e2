/** What Discord's client shows of a text, as far as the adapter writes markdown: escapes undone, signs taken away. */
export function readMarkdown(text: string): string {
  return text
    .replace(/^-# /gm, '')
    .replace(/^> /gm, '')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1')
    .replace(/[\u200b\u2068\u2069]/g, '');
}
