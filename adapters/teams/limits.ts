import type { Limits } from '../adapter.ts';

/**
 * Teams documents one limit for a message: 28 KB of UTF-16, card included (learn.microsoft.com/microsoftteams/
 * limits-specifications-teams, read in November 2026). Every other number here is our share of it, or what is still
 * readable on a phone.
 */
export const limits: Limits = {
  text: 3000,
  label: 60,
  summary: 500,
  blocks: 40,
  tableRows: 60,
  reason: 3000,
  /** Teams gives an invoke up after 10 to 15 seconds and may deliver it again. */
  acknowledge: 10_000,
  /** 60 messages in 30 seconds and thread. Source: learn.microsoft.com, "Optimize your bot with rate limiting in Teams". */
  pace: 500,
};

/** What only the renderer here needs to know. Text in UTF-16 units. */
export const fine = {
  /** Characters of a card's JSON: with the activity around it they stay below 28 KB at two bytes each. */
  card: 12_500,
  heading: 200,
  altText: 500,
  label: 100,
  factValue: 400,
  facts: 25,
  cell: 150,
  tableColumns: 8,
  /** Of a table's JSON, in its cells and in the plainer form for clients that know no tables. */
  table: 8000,
  url: 2000,
  /** More than six in one set are lost without a word. */
  actionsInASet: 6,
  actionSets: 3,
} as const;
