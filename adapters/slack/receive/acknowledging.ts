import type { App, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { within } from '../../within.ts';
import { withoutNulls } from '../api/missing-fields.ts';
import type { MovedChannels } from '../api/moved-channels.ts';
import type { Log } from '../setup/settings.ts';
import { withKnownChannels } from './moves.ts';
import { Malformed, readRefusal, SendAgain } from './refusals.ts';

/** How long after its arrival something is answered at the latest, in milliseconds: Slack waits for 3,000. */
const answerWithin = 2_800;

export interface Gate {
  /** From now on what arrives is taken. */
  open(): void;
  /**
   * Work on something that arrived; resolves when it may be acknowledged.
   * @throws SendAgain or Malformed, nothing else: then it must not be
   */
  hold(work: () => Promise<void>): Promise<void>;
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
export function holdAcknowledgements(app: App, log: Log, channels: Pick<MovedChannels, 'known'>): Gate {
  const process = app.processEvent.bind(app);
  const inHand = new Set<Promise<void>>();
  let isOpen = false;

  async function hold(work: () => Promise<void>): Promise<void> {
    if (!isOpen) throw new SendAgain('not receiving');
    const doing = work();
    const done = doing.then(ignore, ignore).finally(() => inHand.delete(done));
    inHand.add(done);
    try {
      await inTime(doing);
    } catch (error) {
      const refusal = readRefusal(error);
      log(
        'warn',
        { because: refusal.message },
        refusal instanceof Malformed
          ? 'slack: something that arrived was nothing that Slack sends'
          : 'slack: something that arrived was not acknowledged',
      );
      throw refusal;
    }
  }

  app.processEvent = async (event: ReceiverEvent) => {
    let response: unknown;
    const ack = async (given?: unknown) => {
      response = given ?? response;
    };
    await hold(async () => process({ ...event, body: withKnownChannels(bodyOf(event), channels), ack }));
    await event.ack(response);
  };

  return {
    open() {
      isOpen = true;
    },
    hold,
    async close() {
      isOpen = false;
      await within(5_000, Promise.all(inHand));
    },
  };
}

/** Everything that Slack sends is an object and has a type, or is a command; an event has a type of its own. */
function bodyOf({ body }: ReceiverEvent): Readonly<Record<string, unknown>> {
  const known = Array.isArray(body) ? {} : withoutNulls(body);
  const isEvent = known.type === 'event_callback' || known.event !== undefined;
  if (isEvent && !eventOf.safeParse(known).success) throw new Malformed('is an event without a type');
  if (typeof known.type === 'string' || typeof known.command === 'string') return known;
  throw new Malformed('has no type');
}

const eventOf = z.object({ event: z.object({ type: z.string() }) });

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
