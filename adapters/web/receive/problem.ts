import type { Response } from 'express';

/** What is wrong with a request, as RFC 9457 (Problem Details for HTTP APIs) says it. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Which parts of the body are wrong; pointers as in RFC 6901. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export function answerProblem(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem }));
}

export const away: Problem = {
  status: 503,
  title: 'Not stored',
  detail: 'Afterword could not store this just now. Please try again; it counts only once.',
};

export const stopped: Problem = {
  status: 503,
  title: 'Not running',
  detail: 'Afterword is starting or stopping; try again in a moment.',
};

export function unknownChat(id: string): Problem {
  return { status: 404, title: 'No such chat', detail: `There is no chat "${id.slice(0, 80)}" in the playground.` };
}
