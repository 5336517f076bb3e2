import type { Action, Actions, Block, Column, Fact, Message, Prompt } from '../../../conversations/message.ts';
import { cut } from '../../cut.ts';
import { limits } from '../limits.ts';
import { escapeHtml } from './html.ts';
import { renderReason, renderScale } from './render-prompt.ts';

/**
 * A message as HTML: every string escaped, everything clickable a real control that carries its meaning in data
 * attributes, nothing that a strict content security policy would refuse. The same message gives the same string.
 * `origin` is the playground's own: links into it stay in the page, images from elsewhere become links.
 */
export function render(message: Message, origin: string): string {
  const shown = message.blocks.slice(0, limits.blocks);
  const blocks = shown.map((block) => renderBlock(block, origin)).filter((html) => html !== '');
  if (blocks.length === 0) blocks.push(paragraph(message.summary, 'text'));
  const ask = message.ask === undefined ? [] : [renderAsk(message.ask, shown, origin)];
  return [...blocks, ...ask].join('\n');
}

/** The summary as a screen reader gets it. */
export function summarize(message: Message): string {
  return cut(message.summary, limits.summary);
}

function renderBlock(block: Block, origin: string): string {
  switch (block.kind) {
    case 'text':
      return renderText(block.text, block.style);
    case 'quote':
      return renderQuote(block.text, block.by);
    case 'facts':
      return renderFacts(block.facts, origin);
    case 'table':
      return renderTable(block.columns, block.rows);
    case 'image':
      return renderImage(block.url, block.alt, origin);
    default:
      return block satisfies never;
  }
}

function paragraph(text: string, name: string): string {
  return `<p class="${name}" dir="auto">${escapeHtml(cut(text, limits.text))}</p>`;
}

function renderText(text: string, style: 'heading' | 'subtle' | undefined): string {
  if (text === '') return '';
  if (style === 'heading') return `<h3 class="heading" dir="auto">${escapeHtml(cut(text, limits.text))}</h3>`;
  return paragraph(text, style ?? 'text');
}

function renderQuote(text: string, by: string | undefined): string {
  if (text === '') return '';
  const words = `<blockquote dir="auto">${escapeHtml(cut(text, limits.text))}</blockquote>`;
  const who = by === undefined ? '' : `<figcaption><bdi>${escapeHtml(cut(by, limits.label))}</bdi></figcaption>`;
  return `<figure class="quote">${words}${who}</figure>`;
}

function renderFacts(facts: readonly Fact[], origin: string): string {
  if (facts.length === 0) return '';
  const rows = facts.map(({ label, value, url }) => {
    const words = `<bdi>${escapeHtml(cut(value, limits.text))}</bdi>`;
    return `<div><dt>${escapeHtml(cut(label, limits.label))}</dt><dd>${link(url, words, origin)}</dd></div>`;
  });
  return `<dl class="facts">${rows.join('')}</dl>`;
}

function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const side = (index: number) => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(({ title }, n) => `<th scope="col"${side(n)}>${escapeHtml(cut(title, limits.label))}</th>`);
  const body = rows.slice(0, limits.tableRows).map((cells) => {
    const row = columns.map((_, n) => `<td${side(n)} dir="auto">${escapeHtml(cut(cells[n] ?? '', limits.text))}</td>`);
    return `<tr>${row.join('')}</tr>`;
  });
  const table = `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
  return `<div class="table" role="region" aria-label="Table" tabindex="0">${table}</div>`;
}

function renderImage(url: string, alt: string, origin: string): string {
  const target = destination(url, origin);
  if (target?.own)
    return `<img src="${escapeHtml(target.href)}" alt="${escapeHtml(cut(alt, limits.text))}" loading="lazy">`;
  return `<p class="text">${link(url, `<bdi>${escapeHtml(cut(alt, limits.text))}</bdi>`, origin)}</p>`;
}

function renderAsk(ask: Prompt | Actions, blocks: readonly Block[], origin: string): string {
  const actions = (some: readonly Action[], name: string) => renderActions(some, name, origin);
  switch (ask.kind) {
    case 'scale':
      return renderScale(ask, isStated(ask.question, blocks), actions(ask.waysOut, 'ways-out'));
    case 'reason':
      return renderReason(ask, isStated(ask.question, blocks), actions(ask.waysOut, 'ways-out'));
    case 'actions':
      return actions(ask.actions, 'actions');
    default:
      return ask satisfies never;
  }
}

/** Whether the question can be read already, so that the prompt need not repeat it for the eye. */
function isStated(question: string, blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'text' && block.text.includes(question));
}

function renderActions(actions: readonly Action[], name: string, origin: string): string {
  if (actions.length === 0) return '';
  const buttons = actions.map((action) => {
    const label = escapeHtml(cut(action.label, limits.label));
    if (action.kind === 'link') return link(action.url, label, origin, 'button');
    if (action.kind === 'score')
      return `<button type="button" class="button" data-intent="answered" data-invitation="${escapeHtml(action.invitation)}" data-score="${action.score}">${label}</button>`;
    return `<button type="button" class="button" data-intent="${action.intent}" data-invitation="${escapeHtml(action.invitation)}">${label}</button>`;
  });
  return `<div class="${name}">${buttons.join('')}</div>`;
}

function link(url: string | undefined, html: string, origin: string, name?: string): string {
  const target = url === undefined ? undefined : destination(url, origin);
  if (target === undefined) return html;
  const looks = name === undefined ? '' : ` class="${name}"`;
  const elsewhere = target.own ? '' : ' target="_blank" rel="noopener noreferrer"';
  return `<a${looks} href="${escapeHtml(target.href)}"${elsewhere}>${html}</a>`;
}

/** Where a URL leads; undefined for anything but http and https. */
function destination(url: string, origin: string): { readonly href: string; readonly own: boolean } | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return undefined;
  const own = parsed.origin === origin;
  return { own, href: own ? `${parsed.pathname}${parsed.search}${parsed.hash}` : parsed.href };
}
