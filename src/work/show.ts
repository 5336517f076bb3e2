import type { Adapter, Shown, Wish } from '../../adapters/adapter.ts';
import type { Database, Session } from '../../db/client.ts';
import { isOutage, withoutValues } from '../../db/failures.ts';
import { nudge } from '../../db/jobs.ts';
import {
  type DuePosting,
  forgetRef,
  giveUp,
  markShown,
  pauseLane,
  postingKey,
  postpone,
  takeNextPosting,
} from '../../db/postings.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Pressure } from '../pressure.ts';
import { type StepOptions, step } from '../steps/step.ts';
import { backoff } from './backoff.ts';
import { quietFor } from './quiet.ts';

export interface ShowOptions extends StepOptions {
  readonly db: Database;
  readonly adapter: (platform: string) => Adapter | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pressure: Pressure;
}

/** Postings shown by one job, at most: other lanes wait meanwhile. */
const mostAtOnce = 50;

/** Makes everything true that is due in one lane, in the order in which it was wished for. */
export async function showLane(options: ShowOptions, lane: string): Promise<void> {
  for (let shown = 0; shown < mostAtOnce; shown++) {
    await options.pressure.relieved();
    const posting = await takeNextPosting(options.db, lane);
    if (posting === undefined) return;
    await showPosting(options, posting);
  }
  await nudge(options.db, { task: 'show', lane });
}

/**
 * Makes one posting true: posts it, or edits what was posted before; then records what came of it.
 *
 * Locks are taken in the order of a step, the invitation before its postings, or the two would wait for each other.
 */
async function showPosting(options: ShowOptions, posting: DuePosting): Promise<void> {
  const { db, clock } = options;
  if (posting.editOnly && posting.ref === null && !posting.uncertain) return giveUp(db, posting, null);

  const quiet = await quietFor(options, posting);
  if (quiet > 0) return db.transaction((tx) => postpone(tx, posting, quiet, posting.uncertain));

  const sent = clock();
  const shown = await send(options, {
    place: posting.place,
    message: posting.message,
    key: postingKey(posting.id),
    uncertain: posting.uncertain,
    editOnly: posting.editOnly,
    audience: posting.audience,
    ...(posting.ref !== null && { previous: posting.ref }),
  });
  options.metrics.shown(posting.place.platform, posting.slot, shown.kind, clock().getTime() - sent.getTime());

  switch (shown.kind) {
    case 'shown':
      return db.transaction(async (tx) => {
        if (posting.slot === 'survey' && posting.shownVersion === 0)
          await tell(options, tx, posting, { kind: 'delivered' });
        await markShown(tx, posting, shown.ref, clock());
      });
    case 'busy': {
      if (posting.slot === 'survey' && posting.shownVersion === 0 && posting.attempts >= mostQuestionAttempts) {
        return fail(options, posting, { kind: 'unreachable', because: shown.because });
      }
      const delay = Math.max(shown.retryAfter, shown.scope === 'lane' ? 0 : backoff(posting.attempts));
      options.log.warn({ posting: posting.id, lane: posting.lane, delay, because: shown.because }, 'posting postponed');
      return db.transaction(async (tx) => {
        if (shown.scope === 'lane') await pauseLane(tx, posting.lane, delay);
        await postpone(tx, posting, delay, shown.uncertain || posting.uncertain);
      });
    }
    case 'gone':
      return posting.editOnly ? giveUp(db, posting, null) : forgetRef(db, posting);
    case 'paused': {
      const delay = Math.max(shown.retryAfter ?? 0, 30_000);
      return db.transaction((tx) => postpone(tx, posting, delay, posting.uncertain));
    }
    case 'unreachable':
    case 'refused':
      return fail(options, posting, shown);
  }
}

/** An adapter that throws has a bug: its message steps aside and is tried again, so that those behind it get through. */
async function send({ adapter, log }: ShowOptions, wish: Wish): Promise<Shown> {
  const { platform } = wish.place;
  try {
    const shown = await adapter(platform)?.show(wish);
    return shown ?? { kind: 'refused', because: `${platform} is not configured any more` };
  } catch (error) {
    if (isOutage(error)) throw error;
    log.error({ err: withoutValues(error), platform, key: wish.key }, 'a message could not be shown because of a bug');
    return { kind: 'busy', retryAfter: 0, because: 'of a bug', uncertain: true, scope: 'posting' };
  }
}

/** How often a question is tried that a platform in trouble does not take: for about a day. */
const mostQuestionAttempts = 290;

/** How often what the team should see is tried again: for about a week, at last once an hour. */
const mostTeamAttempts = 175;

/**
 * A respondent who can't be reached is told to the engine at once. What a team should see is kept and tried again, for
 * what stands in its way (a missing scope, a channel that was archived) is the operator's to mend, and an alert must not be lost by it.
 *
 * A question that may be there although the platform refused it later was asked: told otherwise, the engine would ask
 * again, and take no answer to the one that is there.
 */
function fail(
  options: ShowOptions,
  posting: DuePosting,
  failure: Shown & { readonly kind: 'unreachable' | 'refused' },
): Promise<void> {
  const { db, log } = options;
  const { because } = failure;
  const about = { posting: posting.id, slot: posting.slot, lane: posting.lane, because };
  if (posting.audience === 'team' && posting.attempts < mostTeamAttempts) {
    const delay = Math.min(5 * 60_000 * 2 ** Math.min(posting.attempts, 10), 3_600_000);
    log.error({ ...about, delay }, 'a message for the team could not be shown; it is tried again');
    return db.transaction((tx) => postpone(tx, posting, delay, posting.uncertain, because));
  }
  if (failure.kind === 'refused') log.error(about, 'a message was refused');
  else log.warn(about, 'nobody was reached');
  return db.transaction(async (tx) => {
    const mayBeThere = posting.uncertain && failure.kind === 'refused';
    if (posting.slot === 'survey' && !mayBeThere) await tell(options, tx, posting, { kind: 'undeliverable', because });
    await giveUp(tx, posting, because);
  });
}

async function tell(
  options: ShowOptions,
  tx: Session,
  posting: DuePosting,
  what: { readonly kind: 'delivered' } | { readonly kind: 'undeliverable'; readonly because: string },
): Promise<void> {
  const [kind, invitation] = posting.owner.split(':', 2);
  if (kind !== 'invitation' || invitation === undefined) return;
  await step(tx, options, invitation, () => ({ ...what, at: options.clock().getTime() }));
}
