import type { EndedChat } from '../../../conversations/inbound.ts';
import type { Person } from '../../../conversations/place.ts';
import type {
  AnswerPeriod,
  ChatEpisode,
  Ledger,
  OptOut,
  PeriodCounts,
  Readiness,
  ResponseRow,
  ResponsesQuery,
  Sameness,
} from '../../../src/http/ports.ts';

/** A ledger for tests of the protocol: keeps what it was told and answers what it was given. */
export class MemoryLedger implements Ledger {
  readonly reports: { chat: EndedChat; at: Date }[] = [];
  readonly queries: (ResponsesQuery | AnswerPeriod)[] = [];
  rows: ResponseRow[] = [];
  readiness: Readiness = { ok: true, parts: [{ name: 'database', ok: true, detail: 'takes writes' }] };
  counts: PeriodCounts = {
    promoters: 0,
    passives: 0,
    detractors: 0,
    delivered: 0,
    responses: 0,
  };
  /** Thrown by whatever is called next, after this many more calls. */
  failure: { error: Error; after: number } | undefined;

  /** What each report said it is known by. */
  readonly known: Sameness[] = [];
  readonly #keys = new Map<string, string>();

  async report(chat: EndedChat, at: Date, same: Sameness) {
    this.#mayFail();
    this.known.push(same);
    if (same.kind === 'key') {
      if ((this.#keys.get(same.key) ?? same.fingerprint) !== same.fingerprint) return { kind: 'keyTaken' } as const;
      this.#keys.set(same.key, same.fingerprint);
    }
    const known = this.reports.findIndex((report) => report.chat.source === chat.source && report.chat.id === chat.id);
    if (known < 0) this.reports.push({ chat, at });
    const number = known < 0 ? this.reports.length : known + 1;
    return chat.closeReason === 'spam'
      ? ({ kind: 'suppressed', because: 'spam', detail: 'The chat was spam.' } as const)
      : ({ kind: 'invited', invitation: `invitation-${number}` } as const);
  }

  async chat(source: string, id: string) {
    this.#mayFail();
    const reports = this.reports.filter((report) => report.chat.source === source && report.chat.id === id);
    if (reports.length === 0) return undefined;
    const episodes = reports.map(({ at }, index) => ({ ...episode(index + 1, at), detail: 'Will be asked.' }));
    return { source, id, episodes };
  }

  async responses(query: ResponsesQuery) {
    this.#mayFail();
    this.queries.push(query);
    const start = query.after === undefined ? 0 : this.rows.findIndex((row) => uuid(row) === query.after?.id) + 1;
    const rows = this.rows.slice(start, start + query.limit);
    const last = rows.at(-1);
    const more = start + query.limit < this.rows.length;
    return { rows, ...(more && last && { next: { endedAt: last.endedAt, id: uuid(last) } }) };
  }

  async count(query: AnswerPeriod) {
    this.#mayFail();
    this.queries.push(query);
    return this.counts;
  }

  /** Names of nobody are known here. */
  readonly stopped: OptOut[] = [];

  async optOuts() {
    this.#mayFail();
    return this.stopped;
  }

  async addOptOut(person: Person) {
    this.#mayFail();
    if (this.#indexOf(person) >= 0) return false;
    this.stopped.push({ person, since: new Date('2026-11-20T10:00:00Z'), name: null });
    return true;
  }

  async removeOptOut(person: Person) {
    this.#mayFail();
    const index = this.#indexOf(person);
    if (index >= 0) this.stopped.splice(index, 1);
    return index >= 0;
  }

  #indexOf({ platform, id }: Person) {
    return this.stopped.findIndex(({ person }) => person.platform === platform && person.id === id);
  }

  async ready() {
    this.#mayFail();
    return this.readiness;
  }

  #mayFail() {
    if (this.failure === undefined) return;
    if (this.failure.after-- === 0) throw this.failure.error;
  }
}

function uuid(row: ResponseRow): string {
  return `00000000-0000-4000-8000-${String(row.episode).padStart(12, '0')}`;
}

function episode(number: number, at: Date): ChatEpisode {
  return {
    episode: number,
    team: 'support',
    endedAt: at,
    outcome: 'waiting',
    because: null,
    askedAt: null,
    deliveredAt: null,
    answeredAt: null,
    score: null,
    reason: null,
    detail: null,
    invitation: 'invitation-1',
    nextAt: null,
  };
}

/** An answered chat; `change` says what is different. */
export function row(change: Partial<ResponseRow> = {}): ResponseRow {
  return {
    source: 'helpdesk',
    chatId: 'T-1',
    episode: 1,
    team: 'support',
    channel: 'slack:C0SUPPORT',
    endedAt: new Date('2026-11-20T10:00:00Z'),
    closeReason: 'resolved',
    agents: [{ id: 'U7', name: 'Ana' }],
    tags: ['billing', 'vip'],
    url: 'https://desk.example/T-1',
    respondent: { platform: 'slack', id: 'U1', name: 'Kim', locale: 'en-GB', optedOutAt: null },
    outcome: 'complete',
    because: null,
    askedAt: new Date('2026-11-20T10:02:00Z'),
    deliveredAt: new Date('2026-11-20T10:02:01Z'),
    answeredAt: new Date('2026-11-20T10:05:00Z'),
    score: 10,
    reason: 'Quick',
    ...change,
  };
}
