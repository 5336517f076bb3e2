import express, { type RequestHandler } from 'express';
import { longestBody } from '../limits.ts';
import { answerProblem } from './problem.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The playground has no accounts, so it serves only the browser of the machine it runs on: a page elsewhere that
 * lets its own name resolve to this machine (DNS rebinding) still sends its own name as Host.
 */
export const requireLoopback: RequestHandler = (request, response, next) => {
  if (loopback.test(request.headers.host ?? '')) {
    next();
    return;
  }
  answerProblem(response, {
    status: 403,
    title: 'Only on this machine',
    detail: 'The playground answers only as localhost, 127.0.0.1 or [::1].',
  });
};

/** Keeps a page in the same browser, but from elsewhere, from acting here (cross-site request forgery). */
export const requireOwnPage: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    (site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== `http://${host}`);
  if (!foreign) {
    next();
    return;
  }
  answerProblem(response, {
    status: 403,
    title: 'Only from the playground',
    detail: 'This request comes from another page.',
  });
};

export const sendSecurityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  });
  next();
};

/** Refuses anything but JSON: what a plain form of another page can send never gets further. */
export const requireJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === 'application/json') {
    next();
    return;
  }
  answerProblem(response, {
    status: 415,
    title: 'Not JSON',
    detail: 'Send a JSON object with the header "Content-Type: application/json".',
  });
};

export const readJson: RequestHandler = express.json({ limit: longestBody });
