import type { RequestHandler } from 'express';
import { refuse } from './problem-details.ts';

/** Refuses every request that gets here: the path exists, the method doesn't. */
export function allowOnly(...methods: readonly string[]): RequestHandler {
  const allow = methods.join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    refuse(response, { status: 405, detail: `${request.method} is not possible here, only ${allow}.` });
  };
}
