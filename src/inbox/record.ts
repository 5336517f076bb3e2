import { type Report, type Reported, recordEndedChat } from '../../db/chats.ts';
import type { Database } from '../../db/client.ts';
import { isCollision, isOutage, isViolation } from '../../db/failures.ts';
import { recordEndedChats } from '../../db/reports-of-ends.ts';
import { type Done, inBatches } from '../batches.ts';
import type { Clock } from '../clock.ts';

/** Stores the end of a support chat with the decision whether to ask. */
export type RecordEnd = (report: Report) => Promise<Reported>;

/** How often a report is tried that others stand in the way of. */
const mostAttempts = 4;

/** Each by itself. */
export function recordAlone(db: Database, clock: Clock): RecordEnd {
  return async (report) => {
    const now = clock();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await recordEndedChat(db, report, now);
      } catch (error) {
        // Two reports of one chat at the same instant, or a step in the way: the next try finds what the other has written.
        const isInTheWay = isViolation(error, 'support_chats_episode') || isCollision(error);
        if (!isInTheWay || attempt >= mostAttempts) throw error;
      }
    }
  };
}

/** Those that arrive at the same moment by one read and one write; what is not plain is stored by itself. */
export function recordTogether(db: Database, clock: Clock): RecordEnd {
  const alone = recordAlone(db, clock);
  const recordPlain = inBatches<Report, Reported | undefined>({
    most: 64,
    atOnce: 2,
    keyOf: ({ chat: { respondent } }) => `${respondent.platform}\n${respondent.id}`,
    perform: async (batch) => {
      try {
        const reported = await recordEndedChats(db, batch, clock());
        return batch.map((_, n): Done<Reported | undefined> => ({ kind: 'done', result: reported[n] }));
      } catch (error) {
        // One that can't be written so undoes it for all.
        if (isOutage(error)) throw error;
        return batch.map((): Done<Reported | undefined> => ({ kind: 'done', result: undefined }));
      }
    },
  });
  return async (report) => (await recordPlain(report)) ?? alone(report);
}
