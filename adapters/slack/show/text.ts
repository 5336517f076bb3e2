import type { PlainTextElement } from '@slack/types';
import { cut } from '../../cut.ts';
import { misfitOf } from '../api/unexpected-shape.ts';

/** The three characters that mean something in Slack's markup. Source: docs.slack.dev/messaging/formatting-message-text. */
function escapeMarkup(text: string): string {
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escaped text that is at most `max` long, cut between characters and never inside an entity. */
export function escapeWithin(text: string, max: number): string {
  const escaped = escapeMarkup(text);
  if (escaped.length <= max) return escaped;
  let kept = '';
  for (const character of text) {
    const next = escapeMarkup(character);
    if (kept.length + next.length > max - 1) break;
    kept += next;
  }
  return `${kept}…`;
}

/**
 * A text object that Slack shows as it is: no markup, no mention, no link; with `emoji` off `:smile:` stays as typed.
 * An empty one would be refused, so it becomes a dash.
 */
export function plain(text: string, max: number): PlainTextElement {
  const shown = cut(text, max);
  return { type: 'plain_text', text: shown.trim() === '' ? '–' : shown, emoji: false };
}

/**
 * A customer's words without what would reach beyond them: control characters, and the characters that reorder text
 * and could make what stands around the quote read differently. Marks that right-to-left languages need stay.
 */
export function tame(words: string): string {
  return words
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}

/** The first line of an error: what follows can hold what somebody wrote, such as the parameters of a query. */
export function brief(error: unknown): string {
  const text = misfitOf(error) ?? (error instanceof Error ? error.message : String(error));
  return cut(text.split('\n')[0] ?? '', 300);
}
