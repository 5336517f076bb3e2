/** One record of a CSV file. Source: RFC 4180; lines end in CRLF. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const cell = typeof value === 'number' ? String(value) : harmless(value);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Tells programs of Microsoft that what follows is UTF-8. */
export const byteOrderMark = '\ufeff';

/** A mark after which some edition begins a cell, where a sign follows: behind blanks and a quotation mark that opens nothing. */
const beginsInside =
  /([;\t\r\n\v\f\u0085\u2028\u2029])(?=[^\S\t\r\n\v\f\u0085\u2028\u2029]*(?:["'][^\S\t\r\n\v\f\u0085\u2028\u2029]*)?[=+\-@＝＋－＠])/g;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before whatever could begin one. A cell can begin in the
 * middle of a text: editions for countries that write decimals with a comma end a cell at a semicolon, others at a tab, and
 * both take quotation marks that do not stand at the beginning of a cell for text, so that a line break ends the record.
 * Nothing else is changed: without the apostrophes it is the text as it was.
 * Blanks before the sign are no protection: some editions leave them out.
 * Source: OWASP, "CSV Injection"; the full-width signs count in East Asian editions.
 */
function harmless(text: string): string {
  return text.replace(/^(?=[\t\r\n]|[^\S\t\r\n]*[=+\-@＝＋－＠])/, "'").replace(beginsInside, "$1'");
}
