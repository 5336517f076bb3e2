import { and, eq } from 'drizzle-orm';
import type { Session } from './client.ts';
import { inboundEvents, typedMessages } from './schema.ts';
import type { EventKey } from './step.ts';

/** The invitation that a typed message counted for. @param message names the inbound event that told of it */
export async function findTypedMessage(db: Session, { platform, id }: EventKey): Promise<string | undefined> {
  const [row] = await db
    .select({ invitation: typedMessages.invitationId })
    .from(typedMessages)
    .where(and(eq(typedMessages.platform, platform), eq(typedMessages.message, id)));
  return row?.invitation;
}

/** Whatever may still be told of this event is taken for a redelivery. */
export async function forestall(db: Session, { platform, id }: EventKey, now: Date): Promise<void> {
  await db.insert(inboundEvents).values({ platform, id, receivedAt: now }).onConflictDoNothing();
}
