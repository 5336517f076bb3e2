import { escapeHtml } from '../../../adapters/web/show/html.ts';
import { type Fields, isFields, listAt, stringAt } from '../json.ts';

/** Block Kit as Slack shows it, as far as our messages use it: a drawing of ours. */
export function drawSlack(rendered: object): string {
  return listAt(rendered as Fields, 'blocks')
    .filter(isFields)
    .map(drawBlock)
    .join('');
}

function drawBlock(block: Fields): string {
  switch (block.type) {
    case 'section':
      return `<p>${textOf(block.text)}</p>`;
    case 'header':
      return `<h3>${textOf(block.text)}</h3>`;
    case 'context':
      return `<p class="small">${partsOf(block, 'elements')
        .map((each) => textOf(each))
        .join(' ')}</p>`;
    case 'actions':
      return `<div class="row">${partsOf(block, 'elements').map(drawElement).join('')}</div>`;
    case 'rich_text':
      return `<div class="rich">${partsOf(block, 'elements').map(drawRich).join('')}</div>`;
    case 'table':
      return drawTable(block);
    case 'image':
      return `<p class="small">${escapeHtml(stringAt(block, 'alt_text') ?? '')}</p>`;
    default:
      throw new Error(`no drawing of a block ${String(block.type)}`);
  }
}

function drawElement(element: Fields): string {
  const isMenu = element.type === 'overflow';
  const label = isMenu ? '⋯' : textOf(element.text);
  const options = partsOf(element, 'options').map((option) => textOf(option.text));
  const hint = options.length === 0 ? '' : `<span class="menu">${options.join('<br>')}</span>`;
  return `<span class="button${isMenu ? ' more' : ''}">${label}</span>${hint}`;
}

function drawRich(part: Fields): string {
  const inside = partsOf(part, 'elements').map(drawRun).join('');
  return part.type === 'rich_text_quote' ? `<blockquote>${inside}</blockquote>` : `<div>${inside}</div>`;
}

function drawRun(run: Fields): string {
  const text = escapeHtml(stringAt(run, 'text') ?? '').replaceAll('\n', '<br>');
  switch (run.type) {
    case 'user':
      return '<span class="mention">@Dana</span>';
    case 'link':
      return `<a>${text === '' ? escapeHtml(stringAt(run, 'url') ?? '') : text}</a>`;
    case 'text':
      return isFields(run.style) && run.style.bold === true ? `<b>${text}</b>` : text;
    default:
      throw new Error(`no drawing of a run ${String(run.type)}`);
  }
}

function drawTable(block: Fields): string {
  const settings = partsOf(block, 'column_settings');
  const rows = listAt(block, 'rows').map((row, line) => {
    const cells = (Array.isArray(row) ? row : []).filter(isFields).map((cell, column) => {
      const tag = line === 0 ? 'th' : 'td';
      const end = settings[column]?.align === 'right' ? ' class="end"' : '';
      return `<${tag}${end}>${escapeHtml(stringAt(cell, 'text') ?? '')}</${tag}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function textOf(text: unknown): string {
  return isFields(text) ? escapeHtml(stringAt(text, 'text') ?? '').replaceAll('\n', '<br>') : '';
}

function partsOf(fields: Fields, key: string): readonly Fields[] {
  return listAt(fields, key).filter(isFields);
}
