import { randomUUID } from 'node:crypto';
import type { History } from '../conversations/invitation/admission.ts';
import { admitted } from '../conversations/invitation/transition.ts';
import type { Report, Reported } from './chats.ts';
import type { Database } from './client.ts';
import { dayBefore, type HistoryRow, historyOf } from './history.ts';
import { run, sqlFile, statement } from './statement.ts';

const before = statement('reports before', sqlFile('reports-before'));
const record = statement('report ends', sqlFile('report-ends'));

/** What is prepared once for each connection. */
export const statements = { before, record };

type Before = HistoryRow & { readonly n: number; readonly reports: number | null; readonly isKnown: boolean };

/** A report with what is known of its respondent. */
interface Known {
  readonly report: Report;
  /** How many were reported of them; null: nobody knows them. */
  readonly reports: number | null;
  readonly history: History;
}

/**
 * Stores ends of chats, each of another person, by one read and one write for all of them. Only what is plain is done so:
 * a chat or an event that was heard of before, or somebody of whom something else is reported at the same instant, is left
 * to `recordEndedChat`, which locks.
 *
 * @returns what came of each; undefined: left to `recordEndedChat`.
 * @throws what the driver throws, and then nothing of any of them is written.
 */
export async function recordEndedChats(
  db: Database,
  reports: readonly Report[],
  now: Date,
): Promise<readonly (Reported | undefined)[]> {
  const rows = await run<Before>(db, before, [JSON.stringify(reports.map(keysOf)), dayBefore(now)]);
  const known = new Map(rows.filter(({ isKnown }) => !isKnown).map((row) => [row.n, row]));
  const decided = reports.map((report, n) => {
    const row = known.get(n);
    return row && decide({ report, reports: row.reports, history: historyOf(row) });
  });
  const written = await run<{ readonly n: number }>(db, record, [
    JSON.stringify(decided.flatMap((each, n) => (each === undefined ? [] : [{ ...each.row, n }]))),
    now,
  ]);
  const done = new Set(written.map(({ n }) => n));
  return decided.map((each, n) => (done.has(n) ? each?.reported : undefined));
}

function keysOf({ event, chat }: Report, n: number) {
  return {
    n,
    platform: chat.respondent.platform,
    person: chat.respondent.id,
    event_platform: event.platform,
    event_id: event.id,
    source: chat.source,
    external_id: chat.id,
  };
}

/** What is to be written, and what it then came to. */
function decide({ report, reports, history }: Known): { readonly row: object; readonly reported: Reported } {
  const { chat } = report;
  // A chat that was heard of before is left to `recordEndedChat`.
  const admission = report.decide(history, 1);
  const row = {
    ...keysOf(report, 0),
    reports,
    chat: randomUUID(),
    team_id: report.teamId ?? null,
    ended_at: report.endedAt,
    snapshot: chat,
  };
  if (admission.kind === 'suppressed') {
    const { because, detail } = admission;
    return { row: { ...row, because, detail }, reported: { ...admission, repeated: false } };
  }
  const { state, wakeAt } = admitted(admission.askAt.getTime());
  const invitation = randomUUID();
  return {
    row: {
      ...row,
      invitation,
      state,
      status: state.kind,
      locale: report.language,
      ask_platform: chat.ask?.platform ?? chat.respondent.platform,
      channel: chat.ask?.channel ?? null,
      thread: chat.ask?.thread ?? null,
      wake_at: new Date(wakeAt),
    },
    reported: { kind: 'invited', invitation, askAt: admission.askAt, repeated: false },
  };
}
