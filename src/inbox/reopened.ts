import type { Receipt } from '../../adapters/adapter.ts';
import type { ChatReopened } from '../../conversations/inbound.ts';
import { findLatestEpisode, markReopened } from '../../db/chats.ts';
import type { TakeStep } from '../steps/together.ts';
import type { InboxOptions } from './options.ts';
import { receiptOfStep } from './told.ts';

/** Notes that an ended chat goes on, and takes back its question. */
export async function reopen(options: InboxOptions, takeStep: TakeStep, event: ChatReopened): Promise<Receipt> {
  const latest = await findLatestEpisode(options.db, event.source, event.chatId);
  if (latest === undefined || !(await markReopened(options.db, latest.id, event.at))) {
    return { kind: 'ignored', because: 'notEnded' };
  }
  if (latest.invitation === null) return { kind: 'accepted' };
  const key = { platform: event.source, id: event.id };
  const at = event.at.getTime();
  return receiptOfStep(await takeStep(latest.invitation, () => ({ kind: 'reopened', at }), key));
}
