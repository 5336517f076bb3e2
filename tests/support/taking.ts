import { randomUUID } from 'node:crypto';
import { type DuePosting, takePostings } from '../../db/postings.ts';
import { type Settled, settlePostings } from '../../db/steps.ts';
import { type Came, judge } from '../../src/work/verdict.ts';
import type { openDesk } from './desk.ts';

/** Takes and settles the postings of a lane, by default one of its own, as workers do, without sending anything. */
export function openTaking(desk: ReturnType<typeof openDesk>, lane = `slack:${randomUUID()}`) {
  const channel = lane.slice('slack:'.length);
  const takeAny = async (by = 'one', lease = 15_000) => (await takePostings(desk.db(), [lane], by, lease))[0];
  return {
    channel,
    lane,
    wish: (summary: string, owner = channel) => desk.post(channel, summary, { slot: 'digest', owner }),
    takeAny,
    async take(by?: string, lease?: number): Promise<DuePosting> {
      const posting = await takeAny(by, lease);
      if (posting === undefined) throw new Error('nothing is due');
      return posting;
    },
    settle: (posting: DuePosting, came: Came, by = 'one', goOn = false): Promise<Settled> =>
      settlePostings(desk.db(), [{ ...judge(posting, came).outcome, needs: null, goOn }], [], desk.now(), {
        worker: by,
        lease: 15_000,
      }),
  };
}
