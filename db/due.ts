import type { Database } from './client.ts';
import { run, sqlFile, statement } from './statement.ts';

/** Everything that is due, as far as one look goes. */
export interface Due {
  /** Lanes to see to, the oldest first. */
  readonly lanes: readonly string[];
  /** Ids of invitations whose time has come, the oldest first. */
  readonly invitations: readonly string[];
  /** Workers that hold lanes in which something is due. */
  readonly holders: readonly string[];
  /** How many postings are due. */
  readonly postings: number;
  /** Milliseconds since the oldest of them was due; null: none is. */
  readonly postingsFor: number | null;
  /** The same for those in the lanes to see to. */
  readonly lanesFor: number | null;
  readonly invitationsFor: number | null;
}

const look = statement('what is due', sqlFile('what-is-due'));

/**
 * Looks at the tables for what is due: what no nudge told of.
 *
 * @param resting platforms to which nothing is sent at the moment
 */
export async function findDue(
  db: Database,
  worker: string,
  now: Date,
  most: number,
  resting: readonly string[],
): Promise<Due> {
  const [row] = await run<Due>(db, look, [worker, now, most, [...resting]]);
  if (row === undefined) throw new Error('the look at what is due came to nothing');
  return row;
}
