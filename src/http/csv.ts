/** One record of a CSV file. Source: RFC 4180; lines end in CRLF. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const cell = typeof value === 'number' ? String(value) : harmless(value);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before whatever could begin one, also after a mark at
 * which editions for other countries end a cell (they write decimals with a comma).
 * Source: OWASP, "CSV Injection"; the full-width signs count in East Asian editions.
 */
function harmless(text: string): string {
  return text.replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, "'").replace(/([;\t])(?=["']?[=+\-@＝＋－＠])/g, "$1'");
}
