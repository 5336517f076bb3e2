import { escapeHtml } from '../../../adapters/web/show/html.ts';
import { type Fields, isFields, listAt, stringAt } from '../json.ts';

/** A message's text, embeds and buttons as Discord shows them, as far as our messages use them: a drawing of ours. */
export function drawDiscord(rendered: object): string {
  const message = rendered as Fields;
  const rows = partsOf(message, 'components').map(
    (row) => `<div class="row">${partsOf(row, 'components').map(drawButton).join('')}</div>`,
  );
  return [drawMarkdown(stringAt(message, 'content') ?? ''), ...partsOf(message, 'embeds').map(drawEmbed), ...rows].join(
    '',
  );
}

function drawButton(button: Fields): string {
  return `<span class="button${button.style === 1 ? ' primary' : ''}">${escapeHtml(stringAt(button, 'label') ?? '')}</span>`;
}

function drawEmbed(embed: Fields): string {
  const fields = partsOf(embed, 'fields').map(
    (field) =>
      `<div><b>${drawLine(stringAt(field, 'name') ?? '')}</b><br>${drawLine(stringAt(field, 'value') ?? '')}</div>`,
  );
  return [
    '<div class="embed">',
    `<h3>${drawLine(stringAt(embed, 'title') ?? '')}</h3>`,
    drawMarkdown(stringAt(embed, 'description') ?? ''),
    fields.length === 0 ? '' : `<div class="fields">${fields.join('')}</div>`,
    '</div>',
  ].join('');
}

/** Line by line: small print, quotes, and text. */
function drawMarkdown(text: string): string {
  if (text === '') return '';
  return text
    .split('\n')
    .map((line) => {
      if (line === '') return '<p>&nbsp;</p>';
      if (line.startsWith('-# ')) return `<p class="small">${drawLine(line.slice(3))}</p>`;
      if (line.startsWith('> ')) return `<blockquote>${drawLine(line.slice(2))}</blockquote>`;
      return `<p>${drawLine(line)}</p>`;
    })
    .join('');
}

/** What a backslash stands before is set aside, so that it is no markup. */
function drawLine(line: string): string {
  const literal: string[] = [];
  const aside = line.replace(/\\([^0-9A-Za-z\s])/g, (_, sign: string) => `\ue000${literal.push(sign) - 1}\ue001`);
  return escapeHtml(aside)
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/&lt;@&?(\d+)&gt;/g, '<span class="mention">@Dana</span>')
    .replace(/\[([^\]]+)\]\(&lt;[^)]*&gt;\)/g, '<a>$1</a>')
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => escapeHtml(literal[Number(index)] ?? ''));
}

function partsOf(fields: Fields, key: string): readonly Fields[] {
  return listAt(fields, key).filter(isFields);
}
