import { cut } from '../../cut.ts';
/**
 * Text without what would reach beyond it: halves of characters, control characters, and the characters that reorder text and could make
 * what stands around it read differently. Marks that right-to-left languages need stay.
 */
export function tame(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[^\P{Cc}\n\t]/gu, '');
}

/**
 * Makes Discord show the text as it is. A backslash takes the meaning from any punctuation that follows it, and one
 * interrupts what the client or the server would find in the words (an address, an invitation to a server); the server
 * looks for @everyone in the raw text, so that gets a character of no width. Only what means something is escaped,
 * because a push notification shows the backslashes. Source: the rules of Discord's markdown, support.discord.com article
 * 210298617, and discord.com/developers/docs/reference#message-formatting.
 */
export function escapeMarkup(text: string): string {
  return tame(text)
    .replace(/[\\*_~`|<[\]]/g, '\\$&')
    .replace(/^([^\S\n]*)([>#+-])/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d+)([.)])/gm, '$1\\$2')
    .replace(/@(?=everyone|here)/g, '@\u200b')
    .replace(/:(?=\/\/|[\w+-]+(?::|\\_))/g, '\\:')
    .replace(/\b(discord(?:app)?|www|mailto|tel)([.:])/gi, '$1\\$2');
}

/** Looked at beyond what is shown, so that a word that means something is found where the cut goes through it. */
const beyond = 20;

/**
 * Escaped text that is at most `max` long, cut between characters and never behind a lone backslash. Escaping only makes
 * text longer, so what can't be shown is cut off first: the time it takes does not grow with what somebody sends.
 */
export function escapeWithin(text: string, max: number): string {
  const escaped = escapeMarkup(tame(text).slice(0, max + beyond));
  if (escaped.length <= max) return escaped;
  let kept = cut(escaped, max).slice(0, -1);
  while (kept.endsWith('\\')) kept = kept.slice(0, -1);
  return `${kept}…`;
}

/** One line of escaped text. Words that run from right to left are kept from turning around what stands beside them. */
export function inline(text: string, max: number): string {
  const line = tame(text).replace(/\s+/g, ' ').trim();
  const shown = escapeWithin(line, max - 2);
  return /[\u0590-\u08ff\u200f\u061c\ufb1d-\ufdff\ufe70-\ufefc]/.test(shown) ? `\u2068${shown}\u2069` : shown;
}

/** A label of a button or a field: plain, never markup. An empty one would be refused, so it becomes a dash. */
export function plain(text: string, max: number): string {
  const shown = cut(tame(text).replace(/\s+/g, ' ').trim(), max);
  return shown === '' ? '–' : shown;
}

/** The first line of an error: what follows can hold what somebody wrote, such as the parameters of a query. */
export function brief(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return cut(text.split('\n')[0] ?? '', 300);
}
