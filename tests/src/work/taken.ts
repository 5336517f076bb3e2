import type { DuePosting } from '../../../db/postings.ts';

/** A question that was just taken in hand for the first time. */
export const question: DuePosting = {
  id: 'p',
  ownerKind: 'invitation',
  ownerId: 'i',
  teamId: 'support',
  slot: 'survey',
  audience: 'respondent',
  place: { platform: 'slack', channel: 'C1' },
  lane: 'slack:C1',
  message: { summary: 'How likely ...', blocks: [] },
  version: 1,
  shownVersion: 0,
  ref: null,
  attempts: 0,
  uncertain: false,
  triedAt: Date.parse('2026-03-02T10:00:00Z'),
  editOnly: false,
  holder: 'one#1',
  overdue: 0,
};

/** The same for what the team should see. */
export const alert: DuePosting = { ...question, slot: 'alert', audience: 'team' };

/** An older version is visible. */
export const seen = { ref: { ts: '1' }, shownVersion: 1, version: 2 };
