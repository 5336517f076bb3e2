import type { Inbound } from '../../../conversations/inbound.ts';
import type { Inbox, Receipt } from '../../adapter.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';

/** After this many milliseconds somebody who clicked is told to try again: Teams gives up, or delivers again, from 10 s on. */
const patience = 6_000;

/** What came of handing an event in. */
export type Handed =
  | Receipt
  /** It is not known to be stored. */
  | { readonly kind: 'failed' };

export type Hand = (event: Inbound) => Promise<Handed>;

/** Hands events to the inbox. Never throws. */
export function openHand(inbox: Inbox, log: Log): Hand {
  return async (event) => {
    const told = { event: event.kind, id: event.id };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, patience, 'late');
    });
    const storing = inbox(event);
    try {
      const receipt = await Promise.race([storing, late]);
      if (receipt !== 'late') return receipt;
      log('warn', told, 'teams: storing an event takes too long to acknowledge it');
      storing.catch((error: unknown) =>
        log('error', { ...told, error: brief(error) }, 'teams: an event could not be stored'),
      );
    } catch (error) {
      log('error', { ...told, error: brief(error) }, 'teams: an event could not be stored');
    } finally {
      clearTimeout(timer);
    }
    return { kind: 'failed' };
  };
}
