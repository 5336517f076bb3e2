import type { Adapter } from '../../adapters/adapter.ts';
import type { Database, Session } from '../../db/client.ts';
import {
  type DuePosting,
  forgetRef,
  giveUp,
  markShown,
  pauseLane,
  postingKey,
  postpone,
  takePosting,
} from '../../db/postings.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { type StepOptions, step } from '../steps.ts';
import { backoff } from './backoff.ts';

export interface ShowOptions extends StepOptions {
  readonly db: Database;
  readonly adapter: (platform: string) => Adapter | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Makes one posting true: posts it, or edits what was posted before; then records what came of it. */
export async function showPosting(options: ShowOptions, id: string): Promise<void> {
  const { db, clock } = options;
  const posting = await takePosting(db, id, clock());
  if (posting === undefined) return;
  if (posting.pausedUntil !== null) {
    const delay = Math.max(1, posting.pausedUntil.getTime() - clock().getTime());
    return postpone(db, posting, delay, posting.uncertain, clock());
  }
  if (posting.editOnly && posting.ref === null && !posting.uncertain) return giveUp(db, posting, null, clock());

  const adapter = options.adapter(posting.place.platform);
  const sent = clock();
  const shown: Awaited<ReturnType<Adapter['show']>> =
    adapter === undefined
      ? { kind: 'refused', because: `${posting.place.platform} is not configured any more` }
      : await adapter.show({
          place: posting.place,
          message: posting.message,
          key: postingKey(posting.id),
          uncertain: posting.uncertain,
          audience: posting.audience,
          ...(posting.ref !== null && { previous: posting.ref }),
        });
  options.metrics.shown(posting.place.platform, posting.slot, shown.kind, clock().getTime() - sent.getTime());

  switch (shown.kind) {
    case 'shown':
      return db.transaction(async (tx) => {
        await markShown(tx, posting, shown.ref, clock());
        if (posting.slot === 'survey' && posting.shownVersion === 0)
          await tell(options, tx, posting, { kind: 'delivered' });
      });
    case 'busy': {
      const delay = Math.max(shown.retryAfter, shown.scope === 'lane' ? 0 : backoff(posting.attempts));
      const until = new Date(clock().getTime() + delay);
      options.log.warn({ posting: posting.id, lane: posting.lane, delay, because: shown.because }, 'posting postponed');
      return db.transaction(async (tx) => {
        if (shown.scope === 'lane') await pauseLane(tx, posting.lane, until);
        await postpone(tx, posting, delay, shown.uncertain || posting.uncertain, clock());
      });
    }
    case 'gone':
      return posting.editOnly ? giveUp(db, posting, null, clock()) : forgetRef(db, posting, clock());
    case 'unreachable':
      options.log.warn({ posting: posting.id, lane: posting.lane, because: shown.because }, 'nobody reached');
      return db.transaction(async (tx) => {
        await giveUp(tx, posting, shown.because, clock());
        if (posting.slot === 'survey')
          await tell(options, tx, posting, { kind: 'undeliverable', because: shown.because });
      });
    case 'refused':
      options.log.error(
        { posting: posting.id, slot: posting.slot, lane: posting.lane, because: shown.because },
        'posting refused: it is not tried again until its text changes or `afterword retry` is run',
      );
      return db.transaction(async (tx) => {
        await giveUp(tx, posting, shown.because, clock());
        if (posting.slot === 'survey')
          await tell(options, tx, posting, { kind: 'undeliverable', because: shown.because });
      });
  }
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
