import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { refuse } from './problem-details.ts';

/** Lets only requests through that carry the token. Source: RFC 6750; the comparison takes the same time wherever the tokens differ. */
export function authorize(token: string | undefined): RequestHandler {
  const expected = token === undefined ? undefined : digest(token);
  return (request, response, next) => {
    if (expected === undefined) {
      refuse(response, {
        status: 503,
        detail: 'The API is off: AFTERWORD_API_TOKEN is not set where Afterword runs. Set it and restart.',
      });
      return;
    }
    const [, given] = /^Bearer +(\S+) *$/i.exec(request.get('authorization') ?? '') ?? [];
    if (given !== undefined && timingSafeEqual(digest(given), expected)) {
      next();
      return;
    }
    const why = given === undefined ? '' : ', error="invalid_token"';
    response.set('WWW-Authenticate', `Bearer realm="afterword"${why}`);
    refuse(response, {
      status: 401,
      detail:
        given === undefined
          ? 'Send the header Authorization: Bearer <AFTERWORD_API_TOKEN>.'
          : 'This is not the token in AFTERWORD_API_TOKEN.',
    });
  };
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
