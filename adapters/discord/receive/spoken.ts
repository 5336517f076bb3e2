import type { Said } from './said.ts';

/**
 * Who wrote how much in a support chat, and who else it is about. Folded from its messages, each of which counts once
 * however often it is heard of.
 */
export interface Spoken {
  /** Id of the latest message, whoever wrote it. */
  readonly upTo?: string;
  /** Id of the latest message that a person wrote. */
  readonly last?: string;
  /** Messages by person, those who wrote first at the front. */
  readonly wrote: ReadonlyMap<string, number>;
  /** Whom bots mentioned, and who was let in, in that order. */
  readonly named: readonly string[];
  readonly invited: readonly string[];
}

export const silence: Spoken = { wrote: new Map(), named: [], invited: [] };

/** So many people who were named or let in are kept: the customer is among the first. */
const most = 10;
/** So many people who wrote are kept. */
const mostWriters = 50;

export function hearing(spoken: Spoken, said: Said): Spoken {
  if (spoken.upTo !== undefined && !isLater(said.id, spoken.upTo)) return spoken;
  const { wrote: by } = said;
  const wrote = new Map(spoken.wrote);
  if (by !== undefined && (wrote.has(by.by) || wrote.size < mostWriters)) wrote.set(by.by, (wrote.get(by.by) ?? 0) + 1);
  const last =
    by === undefined || (spoken.last !== undefined && !isLater(by.message, spoken.last)) ? spoken.last : by.message;
  return {
    upTo: said.id,
    ...(last === undefined ? {} : { last }),
    wrote,
    named: together(spoken.named, said.named),
    invited: together(spoken.invited, said.invited),
  };
}

/** What was heard and what was looked up, neither of which may be whole: nothing of either is lost. */
export function merged(heard: Spoken, found: Spoken): Spoken {
  const wrote = new Map(heard.wrote);
  for (const [by, count] of found.wrote) wrote.set(by, Math.max(count, wrote.get(by) ?? 0));
  const last = later(heard.last, found.last);
  const upTo = later(heard.upTo, found.upTo);
  return {
    ...(upTo === undefined ? {} : { upTo }),
    ...(last === undefined ? {} : { last }),
    wrote,
    named: together(heard.named, found.named),
    invited: together(heard.invited, found.invited),
  };
}

export function isLater(id: string, than: string): boolean {
  return BigInt(id) > BigInt(than);
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return isLater(a, b) ? a : b;
}

function together(known: readonly string[], more: readonly string[]): readonly string[] {
  return more.length === 0 ? known : [...new Set([...known, ...more])].slice(0, most);
}
