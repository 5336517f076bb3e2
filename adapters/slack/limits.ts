import type { Limits } from '../adapter.ts';

/**
 * Slack's limits, from the reference pages of the blocks and elements under docs.slack.dev/reference/block-kit,
 * read in November 2026.
 */
export const limits: Limits = {
  text: 3000,
  label: 75,
  summary: 3000,
  blocks: 50,
  tableRows: 100,
  reason: 3000,
  acknowledge: 3000,
  /** One message a second and channel. Source: docs.slack.dev/apis/web-api/rate-limits. */
  pace: 1000,
};

/** What only the renderer here needs to know. All in UTF-16 units, as Slack counts. */
export const fine = {
  heading: 150,
  altText: 2000,
  accessibility: 75,
  buttonsInARow: 25,
  buttonValue: 2000,
  url: 3000,
  tableColumns: 20,
  modalTitle: 24,
  placeholder: 150,
  /** One table may hold 10,000 characters; the rest of the message needs room too. */
  tableText: 6000,
  /**
   * Everything readable in one message. Slack answers `msg_blocks_too_long` somewhere between 11,300 and 13,300
   * characters and documents no number (github.com/slackapi/bolt-js issues 2509 and 2867).
   */
  messageText: 10_000,
} as const;
