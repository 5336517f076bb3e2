import type { App, ReceiverEvent } from '@slack/bolt';
import { withoutNulls } from '../api/missing-fields.ts';

/** How long after its arrival something is answered at the latest, in milliseconds: Slack waits for 3,000. */
const answerWithin = 2_800;

export interface Gate {
  /** From now on everything is refused. Resolves when what is in hand is done, after 5 s at the latest. */
  close(): Promise<void>;
}

/**
 * Holds every acknowledgement back until the listeners are done, on both transports. Bolt by itself acknowledges
 * events before listeners run and, over Socket Mode, sends that at once: an event whose listener fails would be lost.
 * Here a listener that throws, or takes longer than Slack waits, leads to no acknowledgement (HTTP: 503), and Slack
 * delivers again. What no listener wants is acknowledged all the same: it is nobody's failure.
 * @param isReady whether there is an inbox yet
 */
export function holdAcknowledgements(app: App, isReady: () => boolean): Gate {
  const process = app.processEvent.bind(app);
  const inHand = new Set<Promise<void>>();
  let isOpen = true;

  app.processEvent = async (event: ReceiverEvent) => {
    if (!isOpen || !isReady()) throw new Error('not receiving');
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
    async close() {
      isOpen = false;
      await Promise.race([Promise.all(inHand), rest(5_000)]);
    },
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('not done in time, so not acknowledged')), answerWithin);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}

function ignore(): void {}
