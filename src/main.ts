import type { Inbox } from '../adapters/adapter.ts';
import type { Database } from '../db/client.ts';
import { withoutValues } from '../db/failures.ts';
import { explain } from './explain.ts';
import { mountHttp } from './http/mount.ts';
import { createInbox } from './inbox/index.ts';
import { recordTogether } from './inbox/record.ts';
import { createLedger } from './ledger.ts';
import { listen } from './listen.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createPlatforms } from './platforms/index.ts';
import { createPressure, type Pressure } from './pressure.ts';
import { openStorage } from './storage.ts';
import { measureStored } from './stored-metrics.ts';
import type { Surroundings } from './surroundings.ts';
import { startWork } from './work/index.ts';

export type Started =
  | { readonly kind: 'started'; readonly url: string; readonly db: Database; stop(): Promise<void> }
  /** Something outside is wrong; the sentence says what to do. */
  | { readonly kind: 'failed'; readonly because: string };

/** The composition root: storage, HTTP, platforms and work, each opened on the ones before and closed in reverse. */
export async function start(surroundings: Surroundings): Promise<Started> {
  const { config, log, clock } = surroundings;
  const { survey, teams } = config;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error) => log.error({ err: error }, 'stopping left something behind'));
    }
  };
  const fail = async (because: string): Promise<Started> => {
    await stop();
    return { kind: 'failed', because };
  };
  try {
    const storage = await openStorage(config.database, log);
    if (storage.kind === 'unavailable') return { kind: 'failed', because: storage.because };
    undo.push(() => storage.close());

    const listening = await listen(config.http);
    if (listening.kind === 'refused') return await fail(listening.because);
    undo.push(() => listening.close());

    const metrics = createMetrics();
    measureStored(metrics.registry, { reports: storage.reports, teams, clock });
    const pressure = createPressure();
    const mended = { look: () => {} };
    const platforms = await createPlatforms(surroundings, storage.db, listening.url, () => mended.look());
    const { adapter, standings } = platforms;
    const common = { survey, teams, clock, adapter };
    const { connectWork: connect, reports } = storage;
    const work = await startWork({ ...common, connect, reports, standings, log, metrics, pressure });
    undo.push(
      () => platforms.stop(),
      // First, so that others go on with it at once.
      () => work.stop(),
    );
    mended.look = work.look;
    const inbound = {
      ...common,
      db: storage.db,
      nudges: work.nudges,
      record: recordTogether(storage.db, clock),
    };
    const ledger = createLedger({ ...inbound, reports, parts: () => [...platforms.parts(), work.part()] });
    mountHttp(listening, surroundings, { ledger, metrics, adapters: platforms.adapters });

    await platforms.start(measured(createInbox(inbound), metrics, pressure));
    return { kind: 'started', url: listening.url, db: storage.db, stop };
  } catch (error) {
    log.debug({ err: error }, 'start failed');
    return fail(explain(error, config.database));
  }
}

function measured(inbox: Inbox, metrics: Metrics, pressure: Pressure): Inbox {
  return async (event) => {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const receipt = await pressure.during(() => inbox(event));
      outcome = receipt.kind;
      return receipt;
    } catch (error) {
      throw withoutValues(error);
    } finally {
      metrics.received(event.kind, outcome, performance.now() - began);
    }
  };
}
