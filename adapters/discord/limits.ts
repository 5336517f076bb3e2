import type { Limits } from '../adapter.ts';

/**
 * Discord's limits, from the pages Message, Components and Receiving and Responding under
 * discord.com/developers/docs, read in November 2026.
 */
export const limits: Limits = {
  text: 2000,
  label: 80,
  summary: 2000,
  /** Buttons of one message: five rows of five. */
  blocks: 25,
  tableRows: 60,
  reason: 4000,
  acknowledge: 3000,
  /** Every answer of Discord says what it still takes: discord.js waits by that. */
  pace: 0,
};

/** What only the renderer here needs to know. All in UTF-16 units, as Discord counts. */
export const fine = {
  content: 2000,
  rows: 5,
  buttonsInARow: 5,
  customId: 100,
  url: 512,
  modalTitle: 45,
  fieldLabel: 45,
  fieldDescription: 100,
  placeholder: 100,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  fieldName: 256,
  fieldValue: 1024,
  /** Title, description, field names and values of all embeds of one message together. */
  embedTotal: 6000,
} as const;
