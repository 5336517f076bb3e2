import type { Click } from './click.ts';
import { invite } from './invitations.ts';
import { quiet } from './quiet.ts';
import { median } from './statistics.ts';
import type { Figure } from './table.ts';
import { countTrips } from './trips.ts';
import { ask, type World } from './world.ts';

const goals = { trips: 10, commits: 5, together: 3 };

/** Round trips to the database, and transactions that write, for one answered chat: alone, and together with 63 others. */
export async function measureTrips(world: World, isShort: boolean): Promise<readonly Figure[]> {
  await ask(world.databaseUrl, 'create database trips');
  const url = new URL(world.databaseUrl);
  url.pathname = '/trips';
  const counter = await countTrips(url.href);
  const service = await world.another(counter.url);
  try {
    const port = Number(new URL(service.url).port);
    const count = async () => ({
      trips: counter.trips(),
      settled: counter.tripsOf('afterword settle postings'),
      commits: await writes(url.href),
      at: performance.now(),
    });
    type Count = Awaited<ReturnType<typeof count>>;
    /** What happened between the two that does not happen by itself. */
    const between = (before: Count, after: Count, idle: number) => ({
      trips: after.trips - before.trips - idle * (after.at - before.at),
      commits: after.commits - before.commits,
      settled: after.settled - before.settled,
    });
    await quiet(world.sink);
    const before = await count();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const after = await count();
    const idle = (after.trips - before.trips) / (after.at - before.at);

    const alone: { trips: number; commits: number }[] = [];
    const seen = counter.all();
    for (let n = 0; n < (isShort ? 5 : 20); n += 1) {
      const begun = await count();
      const [open] = await invite(service.url, world.sink, { count: 1, atOnce: 1, within: 10_000 });
      if (open === undefined) throw new Error('nobody was asked');
      await world.sink.ask('timeAlerts', { port, clicks: [{ ...open, score: 3 }] });
      await quiet(world.sink);
      const whole = between(begun, await count(), idle);
      // What is noted of the alert and of the edited question comes after the alert: all but what was noted of the question.
      const after = whole.settled - 1;
      alone.push({ trips: whole.trips - after, commits: whole.commits - after });
    }
    if (process.env.BENCH_VERBOSE) {
      for (const [name, trips] of counter.all()) console.error(`${trips - (seen.get(name) ?? 0)} ${name}`);
    }

    const many = isShort ? 256 : 1_024;
    const begun = await count();
    const open = await invite(service.url, world.sink, { count: many, atOnce: 64, within: 60_000 });
    const clicks = open.map((each, index): Click => ({ ...each, score: index % 11 }));
    await world.load.ask('send', { port, connections: 64, clicks });
    await quiet(world.sink);
    const together = between(begun, await count(), idle);

    const [trips, commits] = [median(alone.map((each) => each.trips)), median(alone.map((each) => each.commits))];
    const perChat = together.trips / open.length;
    return [
      {
        what: 'one chat alone, from its report to the alert: round trips / commits',
        measured: `${trips.toFixed(0)} / ${commits}`,
        goal: `${goals.trips} / ${goals.commits}`,
        met: Math.round(trips) <= goals.trips && commits <= goals.commits,
      },
      {
        what: '64 chats at once: round trips / commits, per chat',
        measured: `${perChat.toFixed(2)} / ${(together.commits / open.length).toFixed(2)}`,
        goal: `${goals.together}`,
        met: perChat <= goals.together,
      },
    ];
  } finally {
    await service.stop();
    counter.close();
  }
}

/** Transactions that wrote so far: each has an id of its own. */
async function writes(url: string): Promise<number> {
  const { next } = await ask(url, 'select pg_snapshot_xmax(pg_current_snapshot())::text::float8 as next');
  return next ?? 0;
}
