import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { readCursor, writeCursor } from './cursor.ts';
import { allowOnly } from './methods.ts';
import { queryOf, readPeriod, strayParameters } from './period.ts';
import type { Ledger, Period, ResponsesPage } from './ports.ts';
import { type FieldError, invalid, refuse } from './problem-details.ts';
import { responseHeader, responseJson, responseRecord } from './response-record.ts';

/** Rows of a page of JSON: at most, and unless told otherwise. */
export const limits = { most: 1000, usual: 100 };
/** Rows of the CSV export that are in memory at a time. */
const batch = 500;

/** One row per ended chat: pages of JSON, or everything as CSV. */
export function responses(ledger: Ledger, teams: readonly string[]): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/responses')
    .get(async (request, response) => {
      response.vary('Accept');
      const format = request.accepts(['application/json', 'text/csv']);
      if (format === false) return refuse(response, { status: 406, detail: 'There is application/json and text/csv.' });

      const query = queryOf(request.url);
      const { period, errors } = readPeriod(query, teams);
      const paged = format === 'application/json' ? ['limit', 'cursor'] : [];
      errors.push(...strayParameters(query, ['from', 'to', 'team', ...paged]));
      const page = readPage(query, errors);
      if (errors.length > 0) return refuse(response, invalid(errors));

      if (format === 'text/csv') return sendCsv(ledger, period, response, request.method === 'HEAD');
      const { rows, next } = await ledger.responses({ ...period, ...page });
      response.json({ responses: rows.map(responseJson), next: next === undefined ? null : writeCursor(next) });
    })
    .all(allowOnly('GET', 'HEAD'));
  return router;
}

function readPage(query: URLSearchParams, errors: FieldError[]) {
  const limit = query.get('limit') ?? String(limits.usual);
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > limits.most) {
    errors.push({ parameter: 'limit', detail: `Must be a whole number from 1 to ${limits.most}.` });
  }
  const cursor = query.get('cursor');
  const after = cursor === null ? undefined : readCursor(cursor);
  if (cursor !== null && after === undefined) {
    errors.push({ parameter: 'cursor', detail: 'Must be what next was in an earlier answer.' });
  }
  return { limit: Number(limit), ...(after && { after }) };
}

/** Sends the rows as they are read. A failure on the way ends the connection, so that half a file is not taken for a whole one. */
async function sendCsv(ledger: Ledger, period: Period, response: Response, headOnly: boolean): Promise<void> {
  const first = await ledger.responses({ ...period, limit: batch });
  response.attachment('afterword-responses.csv');
  response.set('Content-Type', 'text/csv; charset=utf-8; header=present');
  if (headOnly) response.end();
  else await pipeline(Readable.from(csvOf(ledger, period, first)), response);
}

async function* csvOf(ledger: Ledger, period: Period, first: ResponsesPage): AsyncGenerator<string> {
  yield responseHeader;
  for (let page = first; ; page = await ledger.responses({ ...period, limit: batch, after: page.next })) {
    if (page.rows.length > 0) yield page.rows.map(responseRecord).join('');
    if (page.next === undefined) return;
  }
}
