import type { Limits } from '../adapter.ts';

/** Nobody limits the playground but us: generous for people, and finite so that a page stays light. */
export const limits: Limits = {
  text: 4000,
  label: 80,
  summary: 300,
  blocks: 60,
  tableRows: 100,
  reason: 2000,
  acknowledge: 10_000,
  pace: 0,
};

/** Characters somebody can write into a chat at once. */
export const longestSaying = 4000;

/** Bytes of a request's body. */
export const longestBody = 256 * 1024;

/** Posts of one channel that a page shows; older ones stay in the database. */
export const postsShown = 200;

/** Chats that a page lists, newest first. */
export const chatsListed = 30;

/** Milliseconds between two signs of life on an event stream; a page that hears nothing for three of them reconnects. */
export const beat = 10_000;
