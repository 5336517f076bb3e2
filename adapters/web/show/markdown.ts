import { escapeHtml } from './html.ts';

/** Where a link leads; undefined: nowhere from here, and then its words stand without it. */
export type Lead = (target: string) => string | undefined;

/**
 * Markdown as our own pages in docs/ use it, as HTML: headings that can be linked to, paragraphs, lists in lists, tables,
 * fenced code, bold, code and links. Everything else is text, and escaped.
 */
export function renderMarkdown(text: string, lead: Lead): string {
  return renderBlocks(text.split(/\r?\n/), lead).join('\n');
}

/** The words of the first heading. */
export function titleOf(text: string): string | undefined {
  return /^# +(.+)$/m.exec(text)?.[1];
}

const fence = /^```/;
const heading = /^(#{1,6}) +(.+)$/;
const item = /^((?:[-*]|\d+\.) +)(.*)$/;
const row = /^\|.*\|$/;
const rule = /^\|[-:| ]+\|$/;

function renderBlocks(lines: readonly string[], lead: Lead): string[] {
  const html: string[] = [];
  let at = 0;
  /** The lines from here on that hold, and then on to the next one. */
  const take = (holds: (line: string, n: number) => boolean): string[] => {
    const from = at;
    while (at < lines.length && holds(lines[at] ?? '', at - from)) at += 1;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const [, level = '', words = ''] = heading.exec(line) ?? [];
    if (line.trim() === '') at += 1;
    else if (fence.test(line)) {
      at += 1;
      const code = take((one) => !fence.test(one));
      at += 1;
      html.push(`<pre><code>${escapeHtml(code.join('\n'))}</code></pre>`);
    } else if (level !== '') {
      at += 1;
      const { length } = level;
      html.push(`<h${length} id="${escapeHtml(anchor(words))}">${renderInline(words, lead)}</h${length}>`);
    } else if (row.test(line) && rule.test(lines[at + 1] ?? '')) {
      html.push(
        renderTable(
          take((one) => row.test(one)),
          lead,
        ),
      );
    } else if (item.test(line)) {
      // What is blank or indented belongs to the item before.
      const list = take((one) => item.test(one) || one.trim() === '' || /^ {2}/.test(one));
      html.push(renderList(list, lead));
    } else {
      const words = take((one, n) => n === 0 || !(one.trim() === '' || fence.test(one) || item.test(one)));
      html.push(`<p>${renderInline(words.join('\n'), lead)}</p>`);
    }
  }
  return html;
}

function renderList(lines: readonly string[], lead: Lead): string {
  const items: string[][] = [];
  for (const line of lines) {
    const [, marker, words = ''] = item.exec(line) ?? [];
    if (marker !== undefined) items.push([words]);
    else items.at(-1)?.push(line.trim() === '' ? '' : line.replace(/^ {1,3}/, ''));
  }
  const name = /^\d/.test(lines[0] ?? '') ? 'ol' : 'ul';
  const html = items.map((one) => {
    const blocks = renderBlocks(one, lead);
    const [only = ''] = blocks;
    return `<li>${blocks.length === 1 ? only.replace(/^<p>|<\/p>$/g, '') : blocks.join('\n')}</li>`;
  });
  return `<${name}>${html.join('\n')}</${name}>`;
}

function renderTable(lines: readonly string[], lead: Lead): string {
  const html = (line: string, open: string, close: string) => {
    const cells = line.slice(1, -1).split(/(?<!\\)\|/);
    return `<tr>${cells.map((cell) => `${open}${renderInline(cell.trim(), lead)}${close}`).join('')}</tr>`;
  };
  const [head = '', , ...body] = lines;
  const top = html(head, '<th scope="col">', '</th>');
  const rows = body.map((line) => html(line, '<td>', '</td>'));
  const table = `<table><thead>${top}</thead><tbody>${rows.join('')}</tbody></table>`;
  return `<div class="table" role="region" aria-label="Table" tabindex="0">${table}</div>`;
}

const inline =
  /(`+)(.+?)\1|\*\*(.+?)\*\*|\[((?:[^[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)|<(https?:\/\/[^>\s]+)>|\\([\\`*_|<>[\]#])/gs;

function renderInline(text: string, lead: Lead): string {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, , code, bold, words, target, address, escaped] = match;
    html += escapeHtml(text.slice(from, match.index));
    from = match.index + whole.length;
    if (code !== undefined) html += `<code>${escapeHtml(code.replaceAll('\\|', '|'))}</code>`;
    else if (bold !== undefined) html += `<strong>${renderInline(bold, lead)}</strong>`;
    else if (words !== undefined) html += renderLink(renderInline(words, lead), lead(target ?? ''));
    else if (address !== undefined) html += renderLink(escapeHtml(address), lead(address));
    else html += escapeHtml(escaped ?? '');
  }
  return html + escapeHtml(text.slice(from));
}

function renderLink(html: string, href: string | undefined): string {
  if (href === undefined) return html;
  const elsewhere = /^https?:/.test(href) ? ' target="_blank" rel="noopener noreferrer"' : '';
  return `<a href="${escapeHtml(href)}"${elsewhere}>${html}</a>`;
}

/** The name of a heading in addresses, as GitHub makes it. */
function anchor(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
