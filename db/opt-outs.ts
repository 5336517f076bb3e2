import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Person } from '../conversations/place.ts';
import type { Database } from './client.ts';
import { invitations, respondents } from './schema.ts';

/** Somebody who is not asked any more. */
export interface OptOut {
  readonly person: Person;
  readonly since: Date;
  /** As their last chat knew it. */
  readonly name: string | null;
}

/** Everybody who is not asked any more, the longest first. */
export async function findOptOuts(db: Database): Promise<readonly OptOut[]> {
  const rows = await db
    .select({
      platform: respondents.platform,
      id: respondents.externalId,
      since: respondents.optedOutAt,
      // Written out: within a query of one table, columns come without its name.
      name: sql<string | null>`(select c.snapshot -> 'respondent' ->> 'name' from support_chats c
        where c.respondent_id = respondents.id order by c.ended_at desc limit 1)`,
    })
    .from(respondents)
    .where(isNotNull(respondents.optedOutAt))
    .orderBy(asc(respondents.optedOutAt), asc(respondents.id));
  return rows.flatMap(({ platform, id, since, name }) =>
    since === null ? [] : [{ person: { platform, id }, since, name }],
  );
}

/** From now on nobody asks this person, known so far or not. @returns whether that is news */
export async function addOptOut(db: Database, { platform, id }: Person, now: Date): Promise<boolean> {
  const written = await db
    .insert(respondents)
    .values({ platform, externalId: id, optedOutAt: now })
    .onConflictDoUpdate({
      target: [respondents.platform, respondents.externalId],
      set: { optedOutAt: now },
      setWhere: sql`${respondents.optedOutAt} is null`,
    })
    .returning({ id: respondents.id });
  return written.length > 0;
}

/**
 * This person may be asked again. Their invitations forget the wish too: what happens to one later would write it down anew.
 * @returns whether there was such a wish
 */
export async function removeOptOut(db: Database, { platform, id }: Person, now: Date): Promise<boolean> {
  const optedIn = sql`jsonb_build_array(jsonb_build_object('kind', 'optedIn', 'at', ${now.getTime()}::bigint))`;
  return db.transaction(async (transaction) => {
    const [freed] = await transaction
      .update(respondents)
      .set({ optedOutAt: null })
      .where(and(eq(respondents.platform, platform), eq(respondents.externalId, id), isNotNull(respondents.optedOutAt)))
      .returning({ id: respondents.id });
    if (freed === undefined) return false;
    // The version makes a step that is being decided meanwhile decide again.
    await transaction
      .update(invitations)
      .set({
        // Remembered as what was done then, so that news of something earlier does not bring the wish back.
        state: sql`case
          when ${invitations.state} ? 'heard' then jsonb_set(${invitations.state}, '{heard}', ${invitations.state} -> 'heard' || ${optedIn})
          when ${invitations.state} -> 'asked' ? 'heard' then jsonb_set(${invitations.state}, '{asked,heard}', ${invitations.state} #> '{asked,heard}' || ${optedIn})
          else ${invitations.state} end #- '{optedOutAt}' #- '{asked,optedOutAt}'`,
        version: sql`${invitations.version} + 1`,
      })
      .where(
        and(
          eq(invitations.respondentId, freed.id),
          sql`(${invitations.state} ? 'optedOutAt' or ${invitations.state} -> 'asked' ? 'optedOutAt')`,
        ),
      );
    return true;
  });
}
