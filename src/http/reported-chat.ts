import { z } from 'zod';
import type { EndedChat } from '../../conversations/inbound.ts';
import { parseInstant } from './moments.ts';
import { oneOf, samePerson, whyNotPerson } from './person.ts';
import { text, typeError } from './text.ts';

/** What a report may name. */
export interface Known {
  /** Where somebody can be asked. */
  readonly platforms: readonly string[];
  /** Ids of the teams. */
  readonly teams: readonly string[];
}

/** A chat that ended, as its reporter tells it. */
export interface ReportedChat {
  readonly chat: EndedChat;
  /** When it ended; absent: it was not said. */
  readonly endedAt?: Date;
}

const closeReasons = ['resolved', 'inactivity', 'spam', 'other'] as const;
/** Clocks that differ: a chat may have ended so many milliseconds from now. */
const skew = 5 * 60_000;

const locale = text(35).transform((value, context) => {
  try {
    return Intl.getCanonicalLocales(value.replaceAll('_', '-'))[0] ?? value;
  } catch {
    context.issues.push({ code: 'custom', message: 'Must be a BCP 47 language such as en or pt-BR.', input: value });
    return z.NEVER;
  }
});

const url = text(2048).refine(
  (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
  'Must be an http or https address.',
);

const source = text(64).regex(
  /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
  'Must be the name of a system: letters, digits, dots, hyphens and underscores, beginning with a letter or digit.',
);

const agent = z.strictObject({ id: text(255), name: text(200).exactOptional() }, { error: typeError('an object') });

/** The body of a report as a schema; `now` because a chat can't have ended in the future. */
export function reportSchema(known: Known, now: () => Date) {
  const platform = text(64).refine((name) => known.platforms.includes(name), oneOf('platform', known.platforms));
  const endedAt = text(64).transform((value, context) => {
    const moment = parseInstant(value);
    if (moment !== undefined && moment.getTime() <= now().getTime() + skew) return moment;
    const message =
      moment === undefined
        ? 'Must be ISO 8601 with an offset, such as 2026-11-21T17:30:00+01:00.'
        : 'Is in the future.';
    context.issues.push({ code: 'custom', message, input: value });
    return z.NEVER;
  });
  return z
    .strictObject(
      {
        source: source.describe('The system that reports.'),
        id: text(255).describe("The chat's id there."),
        endedAt: endedAt
          .meta({ format: 'date-time', description: 'ISO 8601 with an offset. Left out: now.' })
          .exactOptional(),
        closeReason: z.enum(closeReasons, `Must be one of ${closeReasons.join(', ')}.`).default('other'),
        respondent: z
          .strictObject(
            { platform, id: text(255), name: text(200).exactOptional(), locale: locale.exactOptional() },
            { error: typeError('an object') },
          )
          .transform(({ id, ...rest }, context) => {
            const written = samePerson(rest.platform, id);
            const right = whyNotPerson(rest.platform, written);
            if (right !== undefined) context.issues.push({ code: 'custom', message: right, input: id, path: ['id'] });
            return { ...rest, id: written };
          })
          .describe('The customer, by the id by which the platform names them to apps.'),
        ask: z
          .strictObject(
            { platform, channel: text(255), thread: text(255).exactOptional() },
            { error: typeError('an object') },
          )
          .describe("Where to ask. Left out: in the respondent's direct messages.")
          .exactOptional(),
        agents: z
          .array(agent, { error: typeError('a list') })
          .max(50, 'Must have at most 50 items.')
          .describe('Who helped, the one who ended the chat first.')
          .default([]),
        team: text(64)
          .refine((id) => known.teams.includes(id), oneOf('team', known.teams))
          .describe('Id of a team of the configuration.')
          .exactOptional(),
        tags: z
          .array(text(100), { error: typeError('a list') })
          .max(50, 'Must have at most 50 items.')
          .default([]),
        url: url.meta({ format: 'uri', description: 'Of the chat in the help desk; http or https.' }).exactOptional(),
        customerMessages: z
          .number('Must be a whole number.')
          .refine(Number.isInteger, { error: 'Must be a whole number.', abort: true })
          .min(0, 'Must not be negative.')
          .max(1_000_000, 'Must be at most 1000000.')
          .meta({ type: 'integer', description: 'Whether enough was said to ask about.' })
          .exactOptional(),
      },
      { error: typeError('an object') },
    )
    .refine(({ ask, respondent }) => ask === undefined || ask.platform === respondent.platform, {
      path: ['ask', 'platform'],
      error: "Must be the respondent's platform: only the respondent can answer.",
    })
    .transform(({ endedAt, ask, ...facts }): ReportedChat => {
      // Where the question goes is where the chat was: the channel decides the team when none is named.
      const places = ask && { ask, channel: { platform: ask.platform, channel: ask.channel } };
      return { chat: { ...facts, ...places }, ...(endedAt && { endedAt }) };
    });
}
