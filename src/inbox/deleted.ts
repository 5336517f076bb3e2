import type { Receipt } from '../../adapters/adapter.ts';
import type { WordsDeleted } from '../../conversations/inbound.ts';
import { findTypedMessage, forestall } from '../../db/typed-messages.ts';
import type { TakeStep } from '../steps/together.ts';
import type { InboxOptions } from './options.ts';
import { receiptOfStep } from './told.ts';

/**
 * A message is gone. What it said is taken out of wherever it is kept, however long ago that was; should it still arrive, it
 * says nothing.
 */
export async function forget(options: InboxOptions, takeStep: TakeStep, event: WordsDeleted): Promise<Receipt> {
  const { platform, message, id } = event;
  // First the fence, so that a message that is just arriving is either counted by then or never.
  await forestall(options.db, { platform, id: message }, options.clock());
  const invitation = await findTypedMessage(options.db, { platform, id: message });
  if (invitation === undefined) return { kind: 'ignored', because: 'neverCounted' };
  const at = event.at.getTime();
  return receiptOfStep(await takeStep(invitation, () => ({ kind: 'deleted', at, message }), { platform, id }));
}
