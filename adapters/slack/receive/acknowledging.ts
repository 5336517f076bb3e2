import type { App, ReceiverEvent } from '@slack/bolt';
import { within } from '../../within.ts';
import { withoutNulls } from '../api/missing-fields.ts';

/** How long after its arrival something is answered at the latest, in milliseconds: Slack waits for 3,000. */
const answerWithin = 2_800;

/** Nothing was stored, or is not known to be: whoever delivered it is to do so again. */
export class SendAgain extends Error {}

export interface Gate {
  /** From now on what arrives is taken. */
  open(): void;
  /** From now on everything is refused. Resolves when what is in hand is done, after 5 s at the latest. */
  close(): Promise<void>;
}

/**
 * Holds every acknowledgement back until the listeners are done, on both transports. Bolt by itself acknowledges
 * events before listeners run and, over Socket Mode, sends that at once: an event whose listener fails would be lost.
 * Here a listener that throws, or takes longer than Slack waits, leads to no acknowledgement (HTTP: 503), and Slack
 * delivers again. What no listener wants is acknowledged all the same: it is nobody's failure.
 * Closed until it is opened.
 */
export function holdAcknowledgements(app: App): Gate {
  const process = app.processEvent.bind(app);
  const inHand = new Set<Promise<void>>();
  let isOpen = false;

  app.processEvent = async (event: ReceiverEvent) => {
    if (!isOpen) throw new SendAgain('not receiving');
    let response: unknown;
    const ack = async (given?: unknown) => {
      response = given ?? response;
    };
    const work = process({ ...event, body: withoutNulls(event.body), ack });
    const done = work.then(ignore, ignore).finally(() => inHand.delete(done));
    inHand.add(done);
    await inTime(work);
    await event.ack(response);
  };

  return {
    open() {
      isOpen = true;
    },
    async close() {
      isOpen = false;
      await within(5_000, Promise.all(inHand));
    },
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SendAgain('not done in time, so not acknowledged')), answerWithin);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function ignore(): void {}
