import { isScore } from '../conversations/numbers/score.ts';
import type { Database } from '../db/client.ts';
import { type EpisodeRow, findEpisodes, listEpisodes } from '../db/episodes.ts';
import { addOptOut, findOptOuts, removeOptOut } from '../db/opt-outs.ts';
import { countAnswers } from './count-answers.ts';
import { databasePart } from './database-part.ts';
import type { ChatEpisode, Episode, Ledger, Outcome, Part, ResponseRow } from './http/ports.ts';
import type { InboxOptions } from './inbox/options.ts';
import { report } from './reporting.ts';

export interface LedgerOptions extends InboxOptions {
  /** The database for reports, which may take longer than a click may wait. */
  readonly reports: Database;
  /** What the platforms and the work say of themselves, for /readyz. */
  readonly parts: () => readonly Part[];
}

/** What the HTTP API asks and tells, on the store. */
export function createLedger(options: LedgerOptions): Ledger {
  const { db, reports, clock } = options;
  const database = databasePart(db, clock);
  return {
    report: (chat, at, same) => report(options, chat, at, same),
    async chat(source, id) {
      const episodes = await findEpisodes(db, source, id);
      return episodes.length === 0 ? undefined : { source, id, episodes: episodes.map(chatEpisode) };
    },
    async responses({ after, limit, ...span }) {
      const rows = await listEpisodes(reports, span, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next = rows.length > limit && last !== undefined ? { next: { endedAt: last.endedAt, id: last.id } } : {};
      return { rows: page.map(responseRow), ...next };
    },
    count: (period) => countAnswers(reports, options.teams, period),
    optOuts: () => findOptOuts(reports),
    addOptOut: (person) => addOptOut(db, person, clock()),
    removeOptOut: (person) => removeOptOut(db, person, clock()),
    async ready() {
      const parts = [await database(), ...options.parts()];
      return { ok: parts.every((part) => part.ok), parts };
    },
  };
}

function episode(row: EpisodeRow): Episode {
  const { score } = row;
  return {
    episode: row.episode,
    team: row.team,
    endedAt: row.endedAt,
    outcome: outcomeOf(row),
    because: row.suppressedBecause ?? (row.state?.kind === 'undeliverable' ? row.state.because : null),
    askedAt: row.askedAt,
    deliveredAt: row.deliveredAt,
    answeredAt: row.scoredAt,
    score: isScore(score) ? score : null,
    reason: row.reason,
  };
}

function chatEpisode(row: EpisodeRow): ChatEpisode {
  const detail = row.suppressedDetail ?? (row.state?.kind === 'undeliverable' ? row.state.because : null);
  return { ...episode(row), detail, invitation: row.invitation, nextAt: row.wakeAt };
}

function responseRow(row: EpisodeRow): ResponseRow {
  const { chat } = row;
  const { platform, id, name, locale } = chat.respondent;
  return {
    ...episode(row),
    source: chat.source,
    chatId: chat.id,
    channel: chat.channel?.channel === undefined ? null : `${chat.channel.platform}:${chat.channel.channel}`,
    closeReason: chat.closeReason,
    agents: chat.agents,
    tags: chat.tags,
    url: chat.url ?? null,
    respondent: { platform, id, name: name ?? null, locale: locale ?? null, optedOutAt: row.optedOutAt },
  };
}

function outcomeOf({ state, reason }: EpisodeRow): Outcome {
  switch (state?.kind) {
    case undefined:
    case 'suppressed':
      return 'suppressed';
    case 'answered':
    case 'settled':
      return reason === null ? 'partial' : 'complete';
    case 'waiting':
    case 'asked':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
      return state.kind;
  }
}
