/**
 * What Slack stores when a person types this: `&`, `<` and `>` become entities and addresses become links, so an app reads
 * "&lt;3" and "<https://example.com>". Mentions a test writes out (`<@U1>`, `<#C1>`, `<!here>`) stay what they are.
 */
export function storeTyped(text: string): string {
  return text
    .split(/(<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+(?:\|[^<>]*)?|!(?:here|channel|everyone))>)/)
    .map((part, index) => (index % 2 === 1 ? part : linkAddresses(toEntities(part))))
    .join('');
}

function toEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const address =
  /\bhttps?:\/\/[^\s<>]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z0-9-]+\.)+(?:com|net|org|io|dev)\b(?:\/[^\s<>]*)?/g;

function linkAddresses(text: string): string {
  return text.replace(address, (found) => {
    if (/^https?:/.test(found)) return `<${found}>`;
    return found.includes('@') ? `<mailto:${found}|${found}>` : `<http://${found}|${found}>`;
  });
}
