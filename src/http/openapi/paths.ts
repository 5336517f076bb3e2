import { limits } from '../responses.ts';
import type { answers } from './answers.ts';

type Name = keyof typeof answers | 'ReportedChat';

const json = (name: Name) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const refusals = {
  400: 'The request can not be read.',
  401: 'No token, or a wrong one.',
  404: 'There is no such chat, no such wish, or no such path.',
  405: 'The path exists, the method does not; `Allow` says which do.',
  406: 'Neither JSON nor CSV is wanted.',
  413: 'The body is larger than 256 kB.',
  415: 'The body is not JSON in UTF-8.',
  422: 'Fields or parameters are wrong; `errors` names each.',
  500: 'Our fault: the log says why.',
  503: 'The API is off, or the database away: send the request again after `Retry-After`.',
} as const;

function refused(...statuses: (keyof typeof refusals)[]) {
  return Object.fromEntries(statuses.map((status) => [status, { description: refusals[status], content: problem }]));
}

const everywhere = [401, 405, 500, 503] as const;

function parameter(name: string, where: 'query' | 'path' | 'header', description: string, schema: object) {
  return { name, in: where, description, ...(where === 'path' && { required: true }), schema };
}

const moment = 'A day in UTC such as 2026-11-21, or ISO 8601 with an offset.';
const period = [
  parameter('from', 'query', `Chats that ended from then on. ${moment}`, { type: 'string' }),
  parameter('to', 'query', `Chats that ended up to then; a day is included, a moment is not. ${moment}`, {
    type: 'string',
  }),
  parameter('team', 'query', 'Id of a team of the configuration.', { type: 'string' }),
];

const localMoment =
  "A local day of each team, in the team's own time zone, such as 2026-11-21; or ISO 8601 with an offset.";
const answerPeriod = [
  parameter('from', 'query', `Scores given from then on. ${localMoment}`, { type: 'string' }),
  parameter('to', 'query', `Scores given up to then; a day is included, a moment is not. ${localMoment}`, {
    type: 'string',
  }),
  parameter('team', 'query', 'Id of a team of the configuration.', { type: 'string' }),
];

const csv = { 'text/csv': { schema: { type: 'string' } } };

/** Every path of the API, and those of health. */
export const paths = {
  '/v1/support-chats': {
    post: {
      operationId: 'reportChat',
      summary: 'Report an ended chat',
      description: 'The same source and id again changes nothing, unless the chat was reopened before `endedAt`.',
      parameters: [
        parameter(
          'Idempotency-Key',
          'header',
          'Within 24 hours the same report under the same key is the same report.',
          {
            type: 'string',
            minLength: 1,
            maxLength: 257,
          },
        ),
      ],
      requestBody: { required: true, content: json('ReportedChat') },
      responses: {
        202: {
          description: 'It is stored.',
          headers: { Location: { description: 'Where to ask what became of it.', schema: { type: 'string' } } },
          content: json('Reported'),
        },
        ...refused(400, 413, 415, 422, ...everywhere),
      },
    },
  },
  '/v1/support-chats/{source}/{id}': {
    get: {
      operationId: 'getChat',
      summary: 'What became of a chat',
      parameters: [
        parameter('source', 'path', 'The system that reported it.', { type: 'string' }),
        parameter('id', 'path', 'Its id there.', { type: 'string' }),
      ],
      responses: {
        200: { description: 'It was reported.', content: json('Chat') },
        ...refused(400, 404, 422, ...everywhere),
      },
    },
  },
  '/v1/responses': {
    get: {
      operationId: 'listResponses',
      summary: 'One row per ended chat, asked about or not',
      description:
        'JSON comes in pages; CSV, by `Accept: text/csv`, comes whole and knows neither `limit` nor `cursor`.',
      parameters: [
        ...period,
        parameter('limit', 'query', 'Rows of a page.', {
          type: 'integer',
          minimum: 1,
          maximum: limits.most,
          default: limits.usual,
        }),
        parameter('cursor', 'query', 'What `next` was in the page before.', { type: 'string' }),
      ],
      responses: {
        200: { description: 'In the order in which the chats ended.', content: { ...json('Responses'), ...csv } },
        ...refused(406, 422, ...everywhere),
      },
    },
  },
  '/v1/nps': {
    get: {
      operationId: 'getNps',
      summary: 'The score of a period and what it rests on, as a digest counts',
      parameters: answerPeriod,
      responses: {
        200: { description: 'Nobody may have scored.', content: json('Nps') },
        ...refused(422, ...everywhere),
      },
    },
  },
  '/v1/opt-outs': {
    get: {
      operationId: 'listOptOuts',
      summary: 'Everybody who is not asked any more',
      responses: {
        200: { description: 'Nobody may have asked for it.', content: json('OptOuts') },
        ...refused(422, ...everywhere),
      },
    },
    post: {
      operationId: 'addOptOut',
      summary: 'Ask this person no more, known so far or not',
      requestBody: { required: true, content: json('Person') },
      responses: {
        200: { description: 'Nobody asked them before either.', content: json('Person') },
        201: {
          description: 'From now on nobody asks them.',
          headers: { Location: { description: 'Where that is taken back.', schema: { type: 'string' } } },
          content: json('Person'),
        },
        ...refused(400, 413, 415, 422, ...everywhere),
      },
    },
  },
  '/v1/opt-outs/{platform}/{id}': {
    delete: {
      operationId: 'removeOptOut',
      summary: 'This person may be asked again, about chats to come',
      parameters: [
        parameter('platform', 'path', 'Such as slack.', { type: 'string' }),
        parameter('id', 'path', 'By which the platform names them to apps.', { type: 'string' }),
      ],
      responses: {
        204: { description: 'They may be asked again.' },
        ...refused(400, 404, 422, ...everywhere),
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'getHealth',
      summary: 'Whether the process lives',
      security: [],
      responses: { 200: { description: 'It lives.', content: json('Health') } },
    },
  },
  '/readyz': {
    get: {
      operationId: 'getReadiness',
      summary: 'Whether it can do its work',
      description: 'At `OPERATIONS_PORT`, where that is set.',
      security: [],
      responses: {
        200: { description: 'Every part works.', content: json('Health') },
        503: { description: 'Some do not.', content: json('Health') },
      },
    },
  },
};
