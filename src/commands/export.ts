import { resolve } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { countEnded } from '../../db/episodes.ts';
import { byteOrderMark } from '../http/csv.ts';
import type { Ledger, ResponseRow } from '../http/ports.ts';
import { responseHeader, responseJson, responseRecord } from '../http/response-record.ts';
import { createLedger } from '../ledger.ts';
import type { Surroundings } from './command.ts';
import { type ExitCode, exit } from './exit.ts';
import { type ExportOptions, type ExportRequest, type Format, readExportRequest } from './export-request.ts';
import { dataOutput } from './npm-banner.ts';
import { complain } from './print.ts';
import { count, createProgress } from './progress.ts';
import { withStore } from './store.ts';
import { writeWhole } from './whole-file.ts';

/** Rows that are in memory at a time. */
const batch = 1_000;

/** `afterword export` */
export function exportChats(wanted: Surroundings & { readonly values: ExportOptions }): Promise<ExitCode> {
  return withStore(wanted, async ({ config, db, interrupted }) => {
    const { survey, teams } = config;
    const { cwd, clock, values } = wanted;
    const request = readExportRequest(
      values,
      teams.map(({ id }) => id),
      cwd,
    );
    if (request.kind === 'refused') {
      for (const sentence of request.because) complain(sentence);
      return exit.usage;
    }
    const path = values.output === undefined ? undefined : resolve(cwd, values.output);
    const watched = process.stderr.isTTY && (path !== undefined || !process.stdout.isTTY);
    const progress = watched && createProgress(process.stderr, await countEnded(db, request.period), 'chats');
    let written = 0;
    const onRows = (rows: number) => {
      written += rows;
      if (progress) progress.show(written);
    };
    const ledger = createLedger({
      db,
      reports: db,
      survey,
      teams,
      clock,
      adapter: () => undefined,
      parts: () => [],
    });
    const lines = Readable.from(linesOf(ledger, request, onRows));
    try {
      if (path === undefined) return await writeOut(lines, dataOutput(wanted.env), interrupted);
      await writeWhole(path, lines, interrupted);
    } finally {
      if (progress) progress.end();
    }
    complain(`Wrote ${count(written)} chats to ${path}.`);
    return exit.ok;
  });
}

/** Says what is wrong where it is the output; whoever listens to standard output does so for that. */
async function writeOut(lines: Readable, output: Writable, signal: AbortSignal): Promise<ExitCode> {
  const isStandard = output === process.stdout;
  const lost: { because?: NodeJS.ErrnoException } = {};
  output.once('error', (error) => {
    lost.because = error;
  });
  try {
    await pipeline(lines, output, { signal, end: !isStandard });
    return exit.ok;
  } catch (error) {
    const { because } = lost;
    if (because === undefined || because !== error) throw error;
    // Whoever reads has read enough: afterword export | head.
    if (because.code === 'EPIPE') return exit.ok;
    if (!isStandard) complain(`The output could not be written: ${because.message}.`);
    return exit.failed;
  }
}

async function* linesOf(
  ledger: Ledger,
  { period, format, bom }: ExportRequest & { readonly kind: 'export' },
  onRows: (rows: number) => void,
): AsyncGenerator<string> {
  if (format === 'csv') yield `${bom ? byteOrderMark : ''}${responseHeader}`;
  let page = await ledger.responses({ ...period, limit: batch });
  for (;;) {
    if (page.rows.length > 0) yield page.rows.map((row) => lineOf(row, format)).join('');
    onRows(page.rows.length);
    if (page.next === undefined) return;
    page = await ledger.responses({ ...period, limit: batch, after: page.next });
  }
}

function lineOf(row: ResponseRow, format: Format): string {
  return format === 'csv' ? responseRecord(row) : `${JSON.stringify(responseJson(row))}\n`;
}
