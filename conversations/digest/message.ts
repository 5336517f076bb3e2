import type { Copy } from '../copy/copy.ts';
import { chooseLanguage, chooseLocale, say } from '../copy/say.ts';
import type { Block, Message } from '../message.ts';
import { type Counts, differ, nps, reportedNps, scored } from '../numbers/nps.ts';
import { category, type Score } from '../numbers/score.ts';

/** What a digest is made of. Counts are of rows, never of increments. */
export interface DigestData {
  readonly team: { readonly name: string; readonly language: string; readonly timezone: string };
  /** What it lists happened from `since` up to but not including `until`. */
  readonly since: Date;
  readonly until: Date;
  readonly answers: readonly DigestAnswer[];
  /** Questions that reached somebody between `since` and `until`. */
  readonly delivered: number;
  readonly last30: Window;
  readonly last90: Window;
  /** The 30 days before the last 30. */
  readonly before30: Counts;
}

/** An answer as it stood at the end of the digest's days. */
export interface DigestAnswer {
  readonly score: Score;
  readonly reason?: string;
  readonly customer?: string;
  readonly agents: readonly string[];
  /**
   * It was given before these days, where it is counted; in them it was changed, or explained, or both. `reason` is then
   * there only if it is new.
   */
  readonly earlier?: { readonly changedFrom?: Score };
}

/** A span of days up to the digest. */
export interface Window extends Counts {
  /** Questions that reached somebody in these days ... */
  readonly delivered: number;
  /** ... and those of them that were answered. */
  readonly responses: number;
}

/** Answers listed one by one; more are counted. Keeps the message within every platform's blocks. */
const mostListed = 15;
/** Earlier answers among them. */
const mostEarlier = 5;

/** What a team's digest channel is told. */
export function digestMessage(data: DigestData): Message {
  const language = chooseLanguage(data.team.language);
  const locale = chooseLocale(data.team.language);
  const speak: Speak = (pattern, values) => say(language, pattern, values);
  const period = periodOf(data, locale);
  const given = data.answers.filter(({ earlier }) => earlier === undefined);
  const earlier = data.answers.filter((answer) => answer.earlier !== undefined);
  const places = mostListed - Math.min(earlier.length, mostEarlier);
  const responses = given.length;
  return {
    summary: speak((c) => c.digest.summary, { team: data.team.name, period, responses }),
    blocks: [
      { kind: 'text', style: 'heading', text: speak((c) => c.digest.title, { team: data.team.name, period }) },
      { kind: 'text', text: headline(given, data.delivered, speak) },
      ...listed(given, places, speak),
      ...introduction(earlier, speak),
      ...listed(earlier, mostEarlier, speak),
      table(data, locale, speak),
      ...change(data, locale, speak),
      { kind: 'text', style: 'subtle', text: speak((c) => c.digest.footnote) },
    ],
  };
}

type Speak = (pattern: (copy: Copy) => string, values?: Record<string, string | number>) => string;

function headline(answers: readonly DigestAnswer[], delivered: number, speak: Speak): string {
  if (answers.length === 0) return speak((c) => c.digest.empty, { delivered });
  const count = (wanted: string) => answers.filter(({ score }) => category(score) === wanted).length;
  return speak((c) => c.digest.answers, {
    responses: answers.length,
    promoters: count('promoter'),
    passives: count('passive'),
    detractors: count('detractor'),
  });
}

/** The lowest scores first: what needs somebody comes before what pleases. */
function listed(answers: readonly DigestAnswer[], most: number, speak: Speak): Block[] {
  const inOrder = [...answers].sort((a, b) => a.score - b.score);
  const blocks = inOrder.slice(0, most).flatMap((answer): Block[] => {
    const customer = answer.customer ?? speak((c) => c.alert.someone);
    const agent = answer.agents.length === 0 ? 'none' : answer.agents.join(', ');
    const given = speak((c) => c.digest.answer, { score: answer.score, customer, agent });
    const line: Block = { kind: 'text', text: [given, ...marks(answer, speak)].join(' · ') };
    return answer.reason === undefined ? [line] : [line, { kind: 'quote', text: answer.reason }];
  });
  const more = inOrder.length - most;
  if (more > 0) blocks.push({ kind: 'text', style: 'subtle', text: speak((c) => c.digest.more, { count: more }) });
  return blocks;
}

function introduction(earlier: readonly DigestAnswer[], speak: Speak): Block[] {
  return earlier.length === 0
    ? []
    : [{ kind: 'text', text: speak((c) => c.digest.earlier, { count: earlier.length }) }];
}

/** What happened to an earlier answer. */
function marks({ earlier, reason }: DigestAnswer, speak: Speak): string[] {
  if (earlier === undefined) return [];
  const { changedFrom } = earlier;
  const changed = changedFrom === undefined ? [] : [speak((c) => c.digest.changed, { before: changedFrom })];
  const explained = reason === undefined ? [] : [speak((c) => c.digest.explained)];
  return [[...changed, ...explained].join(', ')];
}

function table(data: DigestData, locale: string, speak: Speak): Block {
  const row = (days: number, window: Window) => [
    speak((c) => c.digest.window, { days }),
    figure(window, locale, speak),
    String(scored(window)),
    window.delivered === 0 ? speak((c) => c.digest.nothing) : rate(window, locale, speak),
  ];
  return {
    kind: 'table',
    columns: [
      { title: speak((c) => c.digest.columnWindow) },
      { title: speak((c) => c.digest.columnNps), align: 'end' },
      { title: speak((c) => c.digest.columnScores), align: 'end' },
      { title: speak((c) => c.digest.columnRate), align: 'end' },
    ],
    rows: [row(30, data.last30), row(90, data.last90)],
  };
}

/** The NPS as far as it may be shown: with its range, marked while it is early, not at all under 10 scores. */
function figure(window: Window, locale: string, speak: Speak): string {
  const shown = nps(window);
  switch (shown.kind) {
    case 'none':
    case 'few':
      return speak((c) => c.digest.tooFew);
    case 'early':
    case 'sound': {
      const kind = shown.kind;
      const [value, low, high] = [shown.nps, shown.low, shown.high].map((points) => signed(points, locale));
      return speak((c) => c.digest[kind], { nps: value ?? '', low: low ?? '', high: high ?? '' });
    }
  }
}

function rate({ responses, delivered }: Window, locale: string, speak: Speak): string {
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(responses / delivered);
  return speak((c) => c.digest.rate, { rate: share, responses, delivered });
}

/** Only where both spans have enough scores to be shown. */
function change(data: DigestData, locale: string, speak: Speak): Block[] {
  const now = nps(data.last30);
  const before = nps(data.before30);
  const shown = (kind: string) => kind === 'early' || kind === 'sound';
  if (!shown(now.kind) || !shown(before.kind)) return [];
  const real = differ(data.last30, data.before30);
  const values = { before: signed(reportedNps(data.before30) ?? 0, locale) };
  return [{ kind: 'text', text: speak(real ? (c) => c.digest.changeReal : (c) => c.digest.changeNoise, values) }];
}

function signed(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(value);
}

function periodOf({ since, until, team }: DigestData, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: team.timezone,
  });
  return format.formatRange(since, new Date(until.getTime() - 1));
}
