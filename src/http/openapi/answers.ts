import { z } from 'zod';

/*
 * What the API answers, as JSON: the shapes of ports.ts once dates are text. A test holds every answer of the API against
 * them. Programs must expect further fields.
 */

const instant = z.iso.datetime().describe('ISO 8601 in UTC.');
const named = z.object({ id: z.string(), name: z.string().exactOptional() });
const score = z.int().min(0).max(10).describe('0 is a score.');
const count = z.int().min(0);

const outcome = z
  .enum(['complete', 'partial', 'declined', 'expired', 'withdrawn', 'undeliverable', 'waiting', 'asked', 'suppressed'])
  .describe('complete: a score and a reason; partial: a score; waiting: not asked yet; suppressed: not asked.');

const episode = z.object({
  episode: z.int().min(1).describe('A chat that goes on and ends again begins another.'),
  team: z.string().nullable(),
  endedAt: instant,
  outcome,
  because: z.string().nullable().describe('Why nobody was asked, or why it ended without an answer.'),
  askedAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  answeredAt: instant.nullable(),
  score: score.nullable(),
  reason: z.string().nullable(),
});

const chatEpisode = episode.extend({
  detail: z.string().nullable().describe('`because` in a sentence.'),
  invitation: z.string().nullable(),
  nextAt: instant.nullable().describe('When something happens next by itself: the question, the reminder, the end.'),
});

const reported = z.union([
  z.object({ invitation: z.string().describe('The customer is going to be asked.') }),
  z.object({
    suppressed: z.string().describe('Nobody is asked, for this reason.'),
    detail: z.string().describe('The reason in a sentence.'),
  }),
]);

const chat = chatEpisode.extend({
  source: z.string(),
  id: z.string(),
  episodes: z.array(chatEpisode).min(1).describe('In the order in which they ended; the last is repeated outside.'),
});

const response = episode.extend({
  source: z.string(),
  chatId: z.string(),
  channel: z.string().nullable().describe('Where the chat took place, such as slack:C0SUPPORT.'),
  closeReason: z.enum(['resolved', 'inactivity', 'spam', 'other']),
  agents: z.array(named),
  tags: z.array(z.string()),
  url: z.string().nullable(),
  respondent: z.object({
    platform: z.string(),
    id: z.string(),
    name: z.string().nullable(),
    locale: z.string().nullable(),
    optedOutAt: instant.nullable().describe('When they asked not to be asked again, about whatever chat.'),
  }),
  category: z.enum(['promoter', 'passive', 'detractor']).nullable(),
});

const responses = z.object({
  responses: z.array(response),
  next: z.string().nullable().describe('The cursor of the next page; null on the last one.'),
});

const points = z.int().min(-100).max(100).nullable();

/** A day as it was asked for, or a moment. */
const bound = z.union([z.iso.date(), instant]).nullable();

const nps = z.object({
  from: bound,
  to: bound,
  team: z.string().nullable(),
  kind: z
    .enum(['none', 'few', 'early', 'sound'])
    .describe('What the figures are worth: nobody scored, under 10 scores, 10 to 29, 30 and more.'),
  scores: count,
  promoters: count,
  passives: count,
  detractors: count,
  nps: points,
  low: points.describe('The lower end of the 95 % interval.'),
  high: points.describe('Its upper end.'),
  delivered: count,
  responses: count,
  responseRate: z.number().min(0).max(1).nullable().describe('responses / delivered; null when nothing was delivered.'),
});

const problem = z
  .object({
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().exactOptional().describe('Where in the body: a JSON Pointer as a URI fragment.'),
          parameter: z.string().exactOptional().describe('Which parameter of the query.'),
          detail: z.string(),
        }),
      )
      .exactOptional(),
  })
  .describe('RFC 9457.');

const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  parts: z
    .array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), since: instant.exactOptional() }))
    .exactOptional(),
});

const person = z.object({
  platform: z.string(),
  id: z.string().describe('By which the platform names them to apps.'),
});

const optOuts = z.object({
  optOuts: z
    .array(person.extend({ since: instant, name: z.string().nullable().describe('As their last chat knew it.') }))
    .describe('The longest first.'),
});

/** Every schema of an answer, by the name it has in the document. */
export const answers = {
  Reported: reported,
  Chat: chat,
  Responses: responses,
  Nps: nps,
  OptOuts: optOuts,
  Person: person,
  Problem: problem,
  Health: health,
};
