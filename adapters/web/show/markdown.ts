import { Marked } from 'marked';
import { escapeHtml } from './html.ts';

/** Where a link or an image leads; undefined: nowhere from here, and then its words stand without it. */
export type Lead = (target: string) => string | undefined;

/** Our own pages in docs/ as HTML: headings can be linked to as on GitHub, tables scroll by themselves, and HTML is text. */
export function renderMarkdown(text: string, lead: Lead): string {
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text: words }) {
        return `<h${depth} id="${escapeHtml(anchor(words))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const target = lead(href);
        if (target === undefined) return words;
        const elsewhere = /^https?:/.test(target) ? ' target="_blank" rel="noopener noreferrer"' : '';
        return `<a href="${escapeHtml(target)}"${elsewhere}>${words}</a>`;
      },
      image({ href, text: alt }) {
        const source = lead(href);
        return source === undefined ? escapeHtml(alt) : `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">`;
      },
      table({ header, rows }) {
        const cells = (row: typeof header, name: string) =>
          row.map(({ tokens }) => `<${name}>${this.parser.parseInline(tokens)}</${name.split(' ')[0]}>`).join('');
        const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
        const table = `<table><thead><tr>${cells(header, 'th scope="col"')}</tr></thead><tbody>${body}</tbody></table>`;
        return `<div class="table" role="region" aria-label="Table" tabindex="0">${table}</div>\n`;
      },
      html: ({ text: html }) => escapeHtml(html),
    },
  });
  return marked.parse(text, { async: false }).trim();
}

/** The words of the first heading. */
export function titleOf(text: string): string | undefined {
  return /^# +(.+)$/m.exec(text)?.[1];
}

/** The name of a heading in addresses, as GitHub makes it. */
function anchor(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
