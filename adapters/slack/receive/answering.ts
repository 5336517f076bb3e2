import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Inbox, Receipt } from '../../adapter.ts';
import { within } from '../../within.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { SendAgain } from './refusals.ts';
import type { Asker, Tell } from './tell.ts';

/** After this many milliseconds somebody who clicked is told that it takes long: Slack gives up at 3,000. */
const patience = 2_500;

/** The event is not known to be stored. */
export class NotStored extends SendAgain {}

/** How one kind of doing is answered. Plain text, in the language of whoever did it. */
export interface Answers {
  /** Empty: nothing is said whatever the receipt says. */
  readonly accepted?: string;
  readonly repeated?: string;
  readonly ignored?: string;
  /** It could not be stored, or is not stored yet. Absent where Slack delivers again by itself and nobody waits. */
  readonly tryAgain?: string;
  /** Given what the respondent should see now, where it is shown to them alone. */
  readonly shows?: (message: Message) => void;
}

export type Hand = ReturnType<typeof openHand>;

/** Hands events to the inbox and says what came of them to those who wait for it. */
export function openHand(inbox: Inbox, tell: Tell, log: Log) {
  /**
   * Resolves to what there is to say once the event is durable.
   * @param since when it arrived
   * @throws NotStored when it could not be stored or takes too long; then `tryAgain` was told
   */
  return async (event: Inbound, asker: Asker, answers: Answers, since: number): Promise<string | undefined> => {
    const storing = inbox(event);
    try {
      const receipt = await within(since + patience - Date.now(), storing);
      if (receipt !== undefined) {
        showTo(receipt, answers);
        return sayOf(receipt, answers);
      }
    } catch (error) {
      log('error', { event: event.kind, id: event.id, error: brief(error) }, 'slack: an event could not be stored');
      await sayTryAgain(asker, answers);
      throw new NotStored('the event could not be stored', { cause: error });
    }
    log('warn', { event: event.kind, id: event.id }, 'slack: storing an event takes too long to acknowledge it');
    void sayTryAgain(asker, answers);
    // It may still be stored. Only a refusal is news then: a click that counted shows in the message.
    void storing.then(
      (receipt) => {
        showTo(receipt, answers);
        return receipt.kind === 'ignored' && receipt.say !== undefined ? tell(asker, receipt.say) : undefined;
      },
      (error: unknown) => log('error', { id: event.id, error: brief(error) }, 'slack: an event could not be stored'),
    );
    throw new NotStored('storing takes too long');
  };

  async function sayTryAgain(asker: Asker, { tryAgain }: Answers): Promise<void> {
    if (tryAgain !== undefined) await tell(asker, tryAgain);
  }
}

function showTo(receipt: Receipt, { shows }: Answers): void {
  if (receipt.kind === 'accepted' && receipt.shows !== undefined) shows?.(receipt.shows);
}

function sayOf(receipt: Receipt, answers: Answers): string | undefined {
  switch (receipt.kind) {
    case 'accepted':
      return answers.accepted === '' ? '' : (receipt.say ?? answers.accepted);
    case 'repeated':
      return answers.repeated;
    case 'ignored':
      return receipt.say ?? answers.ignored;
    default:
      return receipt satisfies never;
  }
}
