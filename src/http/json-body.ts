import { MIMEType } from 'node:util';
import express, { type Request, type Response } from 'express';
import type { Refusal } from './problem-details.ts';

/** Bytes a body may have, after it is unpacked. */
const limit = 256 * 1024;

const readBytes = express.raw({ type: () => true, limit });

/** Reads a body of JSON; what is not one is refused. Rejects only for bugs. */
export async function readJson(
  request: Request,
  response: Response,
): Promise<{ kind: 'json'; value: unknown } | { kind: 'refused'; refusal: Refusal }> {
  if (!isJson(request.get('content-type'))) {
    return refused(415, 'Send JSON in UTF-8, with the header Content-Type: application/json.');
  }
  const failure = await new Promise<unknown>((resolve) => readBytes(request, response, resolve));
  if (failure !== undefined) return explain(failure);
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0) return refused(400, 'There is no body.');
  try {
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch (error) {
    return refused(400, error instanceof SyntaxError ? `This is not JSON: ${error.message}.` : 'This is not UTF-8.');
  }
}

function isJson(header: string | undefined): boolean {
  try {
    const { essence, params } = new MIMEType(header ?? '');
    return essence === 'application/json' && (params.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8';
  } catch {
    return false;
  }
}

/** What `express.raw` calls an error: a status below 500 is the request's fault. */
function explain(failure: unknown): { kind: 'refused'; refusal: Refusal } {
  const status = failure instanceof Error && 'status' in failure ? Number(failure.status) : 500;
  if (status === 413) return refused(413, `A body may have ${limit / 1024} kB.`);
  if (status === 415) return refused(415, 'This content encoding is not known. Send gzip, deflate, br or none.');
  if (status >= 400 && status < 500) return refused(status, 'The body could not be read to its end.');
  throw failure;
}

function refused(status: number, detail: string): { kind: 'refused'; refusal: Refusal } {
  return { kind: 'refused', refusal: { status, detail } };
}
