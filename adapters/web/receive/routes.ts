import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type RequestHandler, type Response, type Router } from 'express';
import { reasonOf } from '../../failure.ts';
import type { Given } from '../../platform.ts';
import { isAway } from '../api/failures.ts';
import { listDocs, readDoc } from '../show/docs.ts';
import { escapeHtml } from '../show/html.ts';
import type { Live } from '../show/live.ts';
import type { Acts, Outcome } from './acts.ts';
import { readJson, requireJson, requireLoopback, requireOwnPage, sendSecurityHeaders } from './guard.ts';
import { type Parsed, parseChat, parseClick, parseOrder, parseSaying } from './parse.ts';
import { answerProblem, away, unknownChat } from './problem.ts';

export interface RoutesOptions {
  readonly company: string;
  /** Where afterword.yaml would be. */
  readonly directory: string;
  readonly live: Live;
  /** Undefined until the adapter is started, and after it is stopped. */
  readonly acts: () => Acts | undefined;
  readonly postDigest: () => Promise<void>;
  readonly log: Given['log'];
}

const folder = fileURLToPath(new URL('../page', import.meta.url));

/** The page at `/` and everything it talks to below `/playground`; other paths pass through untouched. */
export function createRoutes({ company, directory, live, acts, postDigest, log }: RoutesOptions): Router {
  const router = express.Router();
  const template = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
  const page = fill(template('index.html'), { company: escapeHtml(company) });
  const reading = template('doc.html');
  const connect = fill(template('connect.html'), { directory: escapeHtml(directory) });
  const docs = listDocs();

  router.get('/', requireLoopback, sendSecurityHeaders, (_request, response) => {
    response.type('html').send(page);
  });
  router.use('/playground', logFailures(log), requireLoopback, sendSecurityHeaders);
  router.use('/playground/page', express.static(folder, { index: false }));
  router.get('/playground/connect', (_request, response) => {
    response.type('html').send(fill(reading, { title: 'Connect your chats', content: connect }));
  });
  router.get('/playground/docs/*name', async (request, response, next) => {
    const doc = await readDoc([request.params.name].flat().join('/'), docs);
    switch (doc?.kind) {
      case undefined:
        return next();
      case 'file':
        return response.type('text/plain').send(doc.text);
      case 'picture':
        return response.type('png').send(doc.png);
      case 'page':
        return response.type('html').send(fill(reading, { title: escapeHtml(doc.title), content: doc.html }));
    }
  });
  router.get('/playground/events', (request, response) => {
    const { chat } = request.query;
    const wanted = parseChat(chat);
    if (chat !== undefined && wanted === undefined) return answerProblem(response, unknownChat('…'));
    return live.join(response, wanted);
  });

  function post<T>(path: string, parse: (body: unknown) => Parsed<T>, act: Act<T>): void {
    router.post(path, requireOwnPage, requireJson, readJson, async (request, response) => {
      const parsed = parse(request.body);
      const running = acts();
      if (parsed.kind === 'malformed') answerProblem(response, parsed.problem);
      else if (running === undefined) answerProblem(response, away);
      else if (request.params.chat !== undefined && parseChat(request.params.chat) === undefined)
        answerProblem(response, unknownChat('…'));
      else answer(response, await storing(() => act(running, parsed.value, String(request.params.chat))));
    });
  }

  post('/playground/chats', parseOrder, (running, { id }) => running.open(id));
  post('/playground/chats/:chat/end', parseOrder, (running, { id }, chat) => running.end(chat, id));
  post('/playground/chats/:chat/reopen', parseOrder, (running, { id }, chat) => running.reopen(chat, id));
  post('/playground/chats/:chat/messages', parseSaying, (running, saying, chat) => running.say(chat, saying));
  post('/playground/clicks', parseClick, (running, click) => running.click(click));
  post('/playground/digest', parseOrder, async () => {
    await postDigest();
    return { kind: 'done' };
  });

  router.use('/playground', nothingHere, explain);
  return router;
}

/** @param values HTML, by the name in `{{…}}`; what they hold is not looked through again */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

type Act<T> = (acts: Acts, value: T, chat: string) => Promise<Outcome>;

/** Whatever kept it from being stored, the one who clicked is told that it does not count. */
async function storing(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    throw new NotStored({ cause: error });
  }
}

/** Somebody was told to try again later: whoever runs this wants to know why. */
function logFailures(log: Given['log']): RequestHandler {
  return ({ method, path }, response, next) => {
    response.on('finish', () => {
      if (response.statusCode !== 503) return;
      const because: unknown = response.locals.because ?? 'it is starting or stopping';
      log('warn', { method, path: path.slice(0, 100), because }, 'web: the playground could not do something');
    });
    next();
  };
}

class NotStored extends Error {
  constructor(options: ErrorOptions) {
    super('not stored', options);
  }
}

function answer(response: Response, outcome: Outcome): void {
  if (outcome.kind === 'refused') answerProblem(response, outcome.problem);
  else response.json({ chat: outcome.chat, say: outcome.say, html: outcome.html });
}

const nothingHere: RequestHandler = (request, response) => {
  const detail = `The playground has nothing at ${request.method} ${request.originalUrl.slice(0, 200)}.`;
  answerProblem(response, { status: 404, title: 'Not found', detail });
};

const explain: ErrorRequestHandler = (error, _request, response, next) => {
  const status: unknown = error?.status;
  if (response.headersSent) next(error);
  else if (error instanceof NotStored || isAway(error)) {
    response.locals.because = reasonOf(error);
    answerProblem(response, away);
  } else if (status === 413) {
    answerProblem(response, { status, title: 'Too large', detail: 'A request can have at most 256 kB.' });
  } else if (typeof status === 'number' && status >= 400 && status < 500) {
    answerProblem(response, { status, title: 'Not understood', detail: String(error.message) });
  } else next(error);
};
