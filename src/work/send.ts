import type { Adapter, Shown, Wish } from '../../adapters/adapter.ts';
import { tidy } from '../../conversations/tidy.ts';
import type { Database } from '../../db/client.ts';
import { isOutage, withoutValues } from '../../db/failures.ts';
import { type DuePosting, postingKey } from '../../db/postings.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { StepOptions } from '../steps/step.ts';
import { owners } from './owners.ts';
import type { Came } from './verdict.ts';

export interface SendOptions extends StepOptions {
  readonly db: Database;
  readonly adapter: (platform: string) => Adapter | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Milliseconds after which a platform that says nothing is not waited for: the message may be there. */
export const patience = 60_000;

/**
 * Makes one posting true: posts it, or edits what was posted before.
 *
 * @param mayStill asked right before anything is sent; false: the lease has ended
 * @returns undefined when nothing was sent because the lease had ended
 * @throws when the database is away
 */
export async function sendPosting(
  options: SendOptions,
  posting: DuePosting,
  mayStill: () => boolean,
): Promise<Came | undefined> {
  if (posting.editOnly && posting.ref === null && !posting.uncertain) return { kind: 'nothingThere' };
  const held = await owners[posting.ownerKind].hold(posting, options.db, options);
  if (held !== undefined) return held;
  if (!mayStill()) return undefined;
  const began = performance.now();
  const shown = await send(options, {
    place: posting.place,
    message: posting.message,
    key: postingKey(posting.id),
    uncertain: posting.uncertain,
    triedAt: posting.triedAt,
    editOnly: posting.editOnly,
    audience: posting.audience,
    mayStill,
    ...(posting.ref !== null && { previous: posting.ref }),
  });
  options.metrics.shown(posting.place.platform, posting.slot, shown.kind, performance.now() - began);
  return shown;
}

/** An adapter that throws has a bug: its message steps aside and is tried again, so that those behind it get through. */
async function send({ adapter, log }: SendOptions, wish: Wish): Promise<Shown> {
  const { platform } = wish.place;
  const late = Promise.withResolvers<Shown>();
  let isGivenUp = false;
  const timer = setTimeout(() => {
    isGivenUp = true;
    late.resolve(inDoubt(`no answer within ${patience / 1000} s`));
  }, patience);
  const mayStill = () => !isGivenUp && wish.mayStill?.() !== false;
  try {
    const shown = await Promise.race([adapter(platform)?.show({ ...wish, mayStill }), late.promise]);
    // In its own words a platform may say what no database takes, and what can't be noted would hold up the lane for ever.
    return tidy(shown) ?? { kind: 'refused', because: `${platform} is not configured any more` };
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error({ err: withoutValues(error), platform, key: wish.key }, 'a message could not be shown because of a bug');
    return inDoubt('of a bug');
  } finally {
    clearTimeout(timer);
  }
}

function inDoubt(because: string): Shown {
  return { kind: 'busy', retryAfter: 0, because, uncertain: true, scope: 'posting' };
}
