import { nearest } from '../config/suggest.ts';
import { readPeriod } from '../http/period.ts';
import type { Period } from '../http/ports.ts';
import { whyNotWrite } from './whole-file.ts';

/** What `afterword export` was told. */
export interface ExportOptions {
  readonly from?: string;
  readonly to?: string;
  readonly team?: string;
  readonly format?: string;
  readonly output?: string;
  readonly force?: true;
  readonly bom?: true;
  readonly 'no-bom'?: true;
}

export const formats = ['csv', 'jsonl'] as const;
export type Format = (typeof formats)[number];

export type ExportRequest =
  /** `bom`: whether it begins with the mark by which spreadsheets know UTF-8. */
  | { readonly kind: 'export'; readonly period: Period; readonly format: Format; readonly bom: boolean }
  /** Everything that makes no sense, a sentence each. */
  | { readonly kind: 'refused'; readonly because: readonly string[] };

/** Finds out what is wanted: the period as the HTTP API reads it. */
export function readExportRequest(options: ExportOptions, teams: readonly string[], cwd: string): ExportRequest {
  const { format: written = 'csv', output, force = false } = options;
  const query = new URLSearchParams();
  for (const name of ['from', 'to', 'team'] as const) {
    const value = options[name];
    if (value !== undefined) query.set(name, value);
  }
  const { period, errors } = readPeriod(query, teams);
  const because = errors.map(({ parameter, detail }) => `--${parameter}: ${detail}`);
  const format = formats.find((known) => known === written);
  if (format === undefined) {
    const meant = nearest(written, formats) ?? (written === 'json' ? 'jsonl' : undefined);
    because.push(`--format: There is no ${written}. ${meant ? `Did you mean ${meant}?` : 'There is csv and jsonl.'}`);
  }
  const occupied = output === undefined ? undefined : whyNotWrite(cwd, output, force);
  if (occupied !== undefined) because.push(`--output: ${occupied}`);
  if (options.bom && options['no-bom']) because.push('--bom: There is --no-bom too. Give one of them.');
  if (options.bom && format === 'jsonl') because.push('--bom: It is for csv: JSON must not begin with it.');
  if (because.length > 0 || format === undefined) return { kind: 'refused', because };
  const bom = format === 'csv' && !options['no-bom'] && (options.bom === true || output !== undefined);
  return { kind: 'export', period, format, bom };
}
