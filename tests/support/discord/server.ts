import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Control, readBody, serveControl } from '../local-server.ts';

/** A request with ten attachments of 10 MiB is the largest that Discord takes. */
const maxBodyBytes = 105_000_000;

export type Parts = {
  readonly serve: (request: IncomingMessage, bytes: Buffer, response: ServerResponse) => Promise<void>;
  readonly control: Control;
};

/** Gives a request to the part of Discord that it is for. */
export async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await readBody(request, maxBodyBytes);
  if (await serveControl(parts.control, request.url ?? '', bytes.toString(), response)) return;
  await parts.serve(request, bytes, response);
}
