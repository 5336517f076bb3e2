import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../setup/settings.ts';
import { Malformed } from './refusals.ts';
import { readSignature } from './signature.ts';

interface Needs {
  readonly signingSecret: string;
  /** Acts on a click that needs nothing of Bolt; undefined for anything else. */
  readonly takeClick: (body: unknown) => Promise<void> | undefined;
  readonly log: Log;
}

/** Bytes of a body: what Bolt takes. Slack sends no more than a few hundred kilobytes. */
const most = 4 * 1024 * 1024;

type Request = IncomingMessage & { rawBody?: Buffer };

/**
 * Stands before Bolt at the request URL. Clicks, which are most of what arrives and are waited for, are answered here at a
 * third less of a processor's time; everything that is unknown or not signed goes on to Bolt, with its body untouched.
 */
export function openDoor({ signingSecret, takeClick, log }: Needs) {
  return async (request: Request, response: ServerResponse, next: () => void): Promise<void> => {
    response.once('finish', () => tellOf(response, log));
    const body = await readBody(request);
    if (body === undefined) return answer(response, 413);
    request.rawBody = body;
    const signature = readSignature(signingSecret, request.headers, body, Date.now());
    // Bolt looks for old times only.
    if (signature === 'future') return answer(response, 401);
    const work = signature === 'right' ? takeClick(readPayload(request, body)) : undefined;
    if (work === undefined) return next();
    try {
      await work;
      answer(response, 200);
    } catch (error) {
      refuse(response, error);
    }
  };
}

/** Answers of which the log says already why. */
const told = new WeakSet<ServerResponse>();

/** The answer to what was not acknowledged: only what may go well a second time is to be sent again. */
export function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return;
  told.add(response);
  if (error instanceof Malformed) answer(response, 400);
  else answer(response, 503, { 'retry-after': '5' });
}

function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-length': '0', ...headers }).end();
}

/** One line for what the door or Bolt's own checks refused; what the gate refused was told there. */
function tellOf(response: ServerResponse, log: Log): void {
  const { statusCode: status } = response;
  if (status === 401) log('info', {}, 'slack: a request without a right signature: is SLACK_SIGNING_SECRET right?');
  if ((status === 400 && !told.has(response)) || status === 413)
    log('warn', { status }, 'slack: a request that Slack would not send');
}

/** The whole body, or undefined when it is too long. Never settles when the request is broken off. */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= most) parts.push(part);
      else parts.length = 0;
    });
    request.on('end', () => resolve(length > most ? undefined : Buffer.concat(parts)));
    request.on('error', () => request.destroy());
  });
}

const begins = 'payload=';

/** The payload of an interaction, read as Bolt reads it; undefined for anything else, or when it can't be read. */
function readPayload({ headers }: IncomingMessage, body: Buffer): unknown {
  if (headers['content-type'] !== 'application/x-www-form-urlencoded') return undefined;
  const text = body.toString();
  if (!text.startsWith(begins) || text.includes('&')) return undefined;
  try {
    return JSON.parse(decodeURIComponent(text.slice(begins.length).replaceAll('+', ' ')));
  } catch {
    return undefined;
  }
}
