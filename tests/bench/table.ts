/** One line of the bench's table. */
export interface Figure {
  readonly what: string;
  /** With its unit. */
  readonly measured: string;
  readonly goal: string;
  /** Undefined: there is no goal. */
  readonly met?: boolean;
}

/** The figures as a table in Markdown, the missed goals named below it. */
export function table(figures: readonly Figure[]): string {
  const head: Figure = { what: 'measure', measured: 'measured', goal: 'goal' };
  const cells = (figure: Figure) => [figure.what, figure.measured, figure.goal, verdict(figure)];
  const rows = [head, ...figures].map((figure) => (figure === head ? [...cells(head).slice(0, 3), ''] : cells(figure)));
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const [first = [], ...rest] = rows;
  const missed = figures.filter(({ met }) => met === false).map(({ what }) => what);
  return [
    line(first),
    line(widths.map((width) => '-'.repeat(width))),
    ...rest.map(line),
    '',
    missed.length === 0 ? 'Every goal is met.' : `Missed: ${missed.join('; ')}.`,
  ].join('\n');
}

function verdict({ met }: Figure): string {
  return met === undefined ? '' : met ? 'met' : 'missed';
}
