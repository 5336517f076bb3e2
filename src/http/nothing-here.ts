import type { RequestHandler } from 'express';
import { refuse } from './problem-details.ts';

/** Answers what no route has answered, in place of Express's page of HTML. Mount it last. */
export function nothingHere(): RequestHandler {
  return (_request, response) => refuse(response, { status: 404, detail: 'There is nothing here.' });
}
