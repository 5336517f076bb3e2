import { category } from '../../conversations/numbers/score.ts';
import { csvRecord } from './csv.ts';
import type { ResponseRow } from './ports.ts';

type Cell = string | number | null;

const columns: readonly (readonly [name: string, cell: (row: ResponseRow) => Cell])[] = [
  ['source', (row) => row.source],
  ['chat_id', (row) => row.chatId],
  ['episode', (row) => row.episode],
  ['team', (row) => row.team],
  ['channel', (row) => row.channel],
  ['ended_at', (row) => row.endedAt.toISOString()],
  ['close_reason', (row) => row.closeReason],
  ['agents', (row) => row.agents.map(({ id, name }) => (name === undefined ? id : `${name} (${id})`)).join('; ')],
  ['tags', (row) => row.tags.join('; ')],
  ['url', (row) => row.url],
  ['respondent_platform', (row) => row.respondent.platform],
  ['respondent_id', (row) => row.respondent.id],
  ['respondent_name', (row) => row.respondent.name],
  ['locale', (row) => row.respondent.locale],
  ['opted_out_at', (row) => row.respondent.optedOutAt?.toISOString() ?? null],
  ['outcome', (row) => row.outcome],
  ['because', (row) => row.because],
  ['asked_at', (row) => row.askedAt?.toISOString() ?? null],
  ['delivered_at', (row) => row.deliveredAt?.toISOString() ?? null],
  ['answered_at', (row) => row.answeredAt?.toISOString() ?? null],
  ['score', (row) => row.score],
  ['category', categoryOf],
  ['reason', (row) => row.reason],
];

/** The first line of the CSV export. */
export const responseHeader = csvRecord(columns.map(([name]) => name));

/** One ended chat as a line of the CSV export. */
export function responseRecord(row: ResponseRow): string {
  return csvRecord(columns.map(([, cell]) => cell(row)));
}

/** One ended chat as JSON. */
export function responseJson(row: ResponseRow): ResponseRow & { readonly category: string | null } {
  return { ...row, category: categoryOf(row) };
}

function categoryOf({ score }: Pick<ResponseRow, 'score'>): string | null {
  return score === null ? null : category(score);
}
