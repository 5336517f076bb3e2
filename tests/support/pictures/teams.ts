import { escapeHtml } from '../../../adapters/web/show/html.ts';
import { type Fields, isFields, listAt, stringAt } from '../json.ts';

/** An Adaptive Card as Teams shows it, as far as our messages use it: a drawing of ours. */
export function drawTeams(rendered: object): string {
  const { card } = rendered as { readonly card: Fields };
  return `<div class="card">${partsOf(card, 'body').map(drawElement).join('')}</div>`;
}

function drawElement(element: Fields): string {
  const items = () => partsOf(element, 'items').map(drawElement).join('');
  switch (element.type) {
    case 'TextBlock':
      return `<p class="${looksOf(element)}">${drawMarkdown(stringAt(element, 'text') ?? '')}</p>`;
    case 'RichTextBlock':
      return `<p>${partsOf(element, 'inlines').map(drawRun).join('')}</p>`;
    case 'Container':
      return isFields(element.selectAction)
        ? `<div class="words">${items()}</div>`
        : `<div class="${element.style === 'emphasis' ? 'emphasis' : ''}">${items()}</div>`;
    case 'FactSet':
      return `<div class="facts">${partsOf(element, 'facts').map(drawFact).join('')}</div>`;
    case 'Table':
      return drawTable(element);
    case 'Input.Text':
      return `<label>${escapeHtml(stringAt(element, 'label') ?? '')}<span class="field">${escapeHtml(stringAt(element, 'value') ?? '')}</span></label>`;
    case 'ActionSet':
      return `<div class="row">${partsOf(element, 'actions').map(drawAction).join('')}</div>`;
    case 'Image':
      return `<p class="small">${escapeHtml(stringAt(element, 'altText') ?? '')}</p>`;
    default:
      throw new Error(`no drawing of an element ${String(element.type)}`);
  }
}

function drawAction(action: Fields): string {
  return `<span class="button">${escapeHtml(stringAt(action, 'title') ?? '')}</span>`;
}

function drawFact(fact: Fields): string {
  return `<b>${drawMarkdown(stringAt(fact, 'title') ?? '')}</b><span>${drawMarkdown(stringAt(fact, 'value') ?? '')}</span>`;
}

function drawRun(run: Fields): string {
  const italic = run.italic === true ? ' italic' : '';
  const text = escapeHtml(stringAt(run, 'text') ?? '').replaceAll('\n', '<br>');
  return `<span class="${looksOf(run)}${italic}">${text}</span>`;
}

function looksOf({ weight, size, isSubtle, color }: Fields): string {
  const looks = [weight === 'Bolder' && 'bold', size === 'Medium' && 'medium', size === 'Small' && 'tiny'];
  return [...looks, isSubtle === true && 'subtle', color === 'Accent' && 'accent'].filter(Boolean).join(' ');
}

/** Columns by their weights, as a card gives them. */
function drawTable(table: Fields): string {
  const weights = partsOf(table, 'columns').map(({ width }) => (typeof width === 'number' ? width : 1));
  const total = weights.reduce((sum, each) => sum + each, 0);
  const columns = weights.map((each) => `<col style="width:${((100 * each) / total).toFixed(1)}%">`);
  const rows = partsOf(table, 'rows').map((row) => {
    const cells = partsOf(row, 'cells').map((cell, index) => {
      const end = partsOf(table, 'columns')[index]?.horizontalCellContentAlignment === 'Right' ? ' class="end"' : '';
      return `<td${end}>${partsOf(cell, 'items').map(drawElement).join('')}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><colgroup>${columns.join('')}</colgroup>${rows.join('')}</table>`;
}

function drawMarkdown(text: string): string {
  return escapeHtml(text)
    .replace(/&lt;at&gt;(.+?)&lt;\/at&gt;/g, '<span class="mention">$1</span>')
    .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '<a>$1</a>');
}

function partsOf(fields: Fields, key: string): readonly Fields[] {
  return listAt(fields, key).filter(isFields);
}
