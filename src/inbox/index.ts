import type { Inbox, Receipt } from '../../adapters/adapter.ts';
import { tidy } from '../../conversations/tidy.ts';
import { takeStepsTogether } from '../steps/together.ts';
import { forget } from './deleted.ts';
import { rehear } from './edited.ts';
import { reportEndedChat } from './ended.ts';
import { lose } from './lost.ts';
import type { InboxOptions } from './options.ts';
import { noteRefusal } from './refused.ts';
import { reopen } from './reopened.ts';
import { inputOf, stepBy } from './respondent.ts';
import { review } from './reviewed.ts';
import { receiptOfEnd, receiptOfStep } from './told.ts';
import { hear } from './typed.ts';

/** The one way in: every event of every platform is made durable here before it is acknowledged. */
export function createInbox(options: InboxOptions): Inbox {
  const takeStep = takeStepsTogether(options.db, options);
  return async (told): Promise<Receipt> => {
    const event = tidy(told);
    switch (event.kind) {
      case 'chatEnded':
        return receiptOfEnd(options, event, await reportEndedChat(options, event));
      case 'chatReopened':
        return reopen(options, takeStep, event);
      case 'endRefused':
        return noteRefusal(options, event);
      case 'placeLost':
        return lose(options, event);
      case 'said':
        return hear(options, takeStep, event);
      case 'edited':
        return rehear(options, takeStep, event);
      case 'deleted':
        return forget(options, takeStep, event);
      case 'reviewed':
        return receiptOfStep(await review(options, event));
      case 'answered':
      case 'reasonGiven':
      case 'declined':
      case 'optedOut':
      case 'optedIn':
      case 'reconsidered':
        return receiptOfStep(await stepBy(takeStep, event, event.invitation, (_, at) => inputOf(event, at)));
    }
  };
}
