import type { Person, Place } from './place.ts';

/** A support team, as configured. */
export interface Team {
  /** Lower-case letters, digits and hyphens; stored with every chat. */
  readonly id: string;
  readonly name: string;
  /** IANA zone, such as Europe/Berlin. */
  readonly timezone: string;
  /** BCP 47; the language of alerts, digests and of respondents whose own is unknown. */
  readonly language: string;
  /** What this team's customers are asked about; absent: the survey's subject. */
  readonly subject?: string;
  /** Chats in these channels belong to this team. */
  readonly chats: readonly Place[];
  /** Who may end a chat with a signal: people or user groups. Empty: any member of the workspace but the respondent. */
  readonly agents: readonly Person[];
  readonly alerts?: Place;
  readonly digest?: DigestPlan;
}

export interface DigestPlan {
  readonly to: Place;
  /** Minutes after local midnight, 0-1439. */
  readonly at: number;
  readonly days: readonly Weekday[];
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
