import { chooseLanguage, chooseLocale, say } from '../copy/say.ts';
import type { Block, Fact, Message } from '../message.ts';
import type { Change } from '../numbers/change.ts';
import { ended } from '../numbers/coverage.ts';
import { type Counts, type Estimate, nps, scored, shares } from '../numbers/nps.ts';
import type { LocalDate } from '../time.ts';
import { answersOf } from './answers.ts';
import type { DigestData } from './data.ts';
import { nameOf, type Speak } from './speak.ts';

/** Detractors of the last week who are named. */
export const mostNamed = 3;
/** Reasons against a question that are named. */
const mostReasons = 4;

/**
 * What a team's digest channel is told.
 *
 * Figures first, in the order of their weight: adapters cut from the end, and what may be lost stands there. What people wrote
 * is quoted briefly, so that nothing is cut on any platform.
 */
export function digestMessage(data: DigestData): Message {
  const language = chooseLanguage(data.team.language);
  const locale = chooseLocale(data.team.language);
  const speak: Speak = (pattern, values) => say(language, pattern, values);
  const period = periodOf(data, locale);
  const figure = headline(data.last30, locale, speak);
  const responses = data.answers.filter(({ earlier }) => earlier === undefined).length;
  return {
    summary: speak((c) => c.digest.summary, { team: data.team.name, period, responses, figure: figure.brief }),
    blocks: [
      { kind: 'text', style: 'heading', text: speak((c) => c.digest.title, { team: data.team.name, period }) },
      {
        kind: 'text',
        text: [figure.whole, ...parts(data, locale, speak), ...changeOf(data, locale, speak)].join('\n'),
      },
      ...spans(data, locale, speak),
      ...detractors(data, locale, speak),
      ...answersOf(data, period, speak),
      ...(figure.isNumber ? [{ kind: 'text', style: 'subtle', text: speak((c) => c.digest.footnote) } as const] : []),
    ],
  };
}

/** The score of the last 30 days as far as it may be shown: with its range, marked as provisional, or not at all under 10. */
function headline(counts: Counts, locale: string, speak: Speak) {
  const shown = nps(counts);
  switch (shown.kind) {
    case 'none':
    case 'few': {
      const scores = shown.scored;
      const whole = speak((c) => c.digest.few, { scores, days: 30 });
      return { isNumber: false, whole, brief: speak((c) => c.digest.fewBriefly) };
    }
    case 'early':
    case 'sound': {
      const { kind } = shown;
      const values = estimate(shown, locale);
      const whole = speak((c) => c.digest[kind], { ...values, days: 30 });
      return { isNumber: true, whole, brief: speak((c) => c.digest.briefly, { nps: values.nps }) };
    }
  }
}

/** Nothing where one of the spans has too few scores. */
function changeOf({ change }: DigestData, locale: string, speak: Speak): string[] {
  switch (change.kind) {
    case 'unknown':
      return [];
    case 'none':
      return [speak((c) => c.digest.changeNone, { points: change.detectable })];
    case 'possible':
      return [speak((c) => c.digest.changePossible, moved(change, locale))];
    case 'clear':
      return [speak((c) => c.digest.changeClear, moved(change, locale))];
  }
}

function moved({ by, before, since }: Extract<Change, { kind: 'clear' | 'possible' }>, locale: string) {
  return {
    arrow: by < 0 ? '▼' : '▲',
    points: Math.abs(by),
    before: signed(before, locale),
    since: dayOf(since, locale),
  };
}

/** The categories of the 30 days, where they have a score. */
function parts({ last30 }: DigestData, locale: string, speak: Speak): string[] {
  if (!('nps' in nps(last30))) return [];
  const { promoters, passives, detractors } = shares(last30);
  const share = (percents: number) => percent(percents / 100, locale);
  return [
    speak((c) => c.digest.shares, {
      promoters: share(promoters),
      passives: share(passives),
      detractors: share(detractors),
    }),
  ];
}

function spans(data: DigestData, locale: string, speak: Speak): Block[] {
  const lines = [...longer(data, locale, speak), ...coverage(data, locale, speak)];
  return lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('\n') }];
}

/** The 90 days, once they hold more than the 30. */
function longer({ last30, last90 }: DigestData, locale: string, speak: Speak): string[] {
  const shown = nps(last90);
  if (!('nps' in shown) || scored(last90) === scored(last30)) return [];
  const kind = shown.kind === 'early' ? 'windowEarly' : 'window';
  return [speak((c) => c.digest[kind], { ...estimate(shown, locale), days: 90 })];
}

function coverage({ coverage: covered }: DigestData, locale: string, speak: Speak): string[] {
  const all = ended(covered);
  if (all === 0) return [];
  const { answered, unanswered, notAsked } = covered;
  const counts = { ended: all, asked: answered + unanswered, answered, rate: percent(answered / all, locale) };
  const reasons = notAsked
    .slice(0, mostReasons)
    .map(({ because, count }) => speak((c) => c.digest.notAskedBecause, { because, count }));
  const rest = notAsked.slice(mostReasons).reduce((sum, { count }) => sum + count, 0);
  const more = rest === 0 ? [] : [speak((c) => c.digest.notAskedBecause, { because: 'other', count: rest })];
  const why =
    reasons.length === 0 ? [] : [speak((c) => c.digest.notAsked, { reasons: [...reasons, ...more].join(', ') })];
  return [[speak((c) => c.digest.coverage, counts), ...why].join(' ')];
}

/** How many there are, and the way to the latest. */
function detractors({ detractors: unhappy }: DigestData, locale: string, speak: Speak): Block[] {
  if (unhappy.count === 0) return [];
  const count = { label: speak((c) => c.digest.needsYou), value: String(unhappy.count) };
  const latest = unhappy.latest.slice(0, mostNamed).map(
    ({ score, customer, on, url }): Fact => ({
      label: speak((c) => c.digest.detractor, { score, customer: nameOf(customer, speak) }),
      value: dayOf(on, locale),
      ...(url !== undefined && { url }),
    }),
  );
  return [{ kind: 'facts', facts: [count, ...latest] }];
}

function estimate({ nps: points, low, high, scored: scores }: Estimate, locale: string) {
  return { nps: signed(points, locale), low: signed(low, locale), high: signed(high, locale), scores };
}

function signed(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(value);
}

function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
}

function dayOf(date: LocalDate, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

function periodOf({ since, until, team }: DigestData, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: team.timezone,
  });
  return format.formatRange(since, new Date(until.getTime() - 1));
}
