import { setTimeout as rest } from 'node:timers/promises';
import { invite } from './invitations.ts';
import type { Figure } from './table.ts';
import { ask, type World } from './world.ts';

const goal = 1.05;

/** Many questions that are due at the same moment, for few channels that take one a second each: how close it comes to what that allows. */
export async function measureDrain(world: World, isShort: boolean): Promise<readonly Figure[]> {
  const { sink } = world;
  const [count, channels, delay] = isShort ? [500, 100, 10] : [10_000, 500, 60];
  await ask(world.databaseUrl, 'create database drain');
  const url = new URL(world.databaseUrl);
  url.pathname = '/drain';
  const service = await world.another(url.href, `${delay}s`);
  await sink.ask('hold', true);
  try {
    const before = await sink.ask('counts', undefined);
    const endedAt = new Date();
    const due = endedAt.getTime() + delay * 1_000;
    let reportedAt = 0;
    const all = invite(service.url, sink, {
      count,
      atOnce: 64,
      within: delay * 1_000,
      channels,
      endedAt,
      onReported: () => {
        reportedAt = Date.now();
      },
    });
    while ((await sink.ask('counts', undefined)).questions === before.questions) await rest(10);
    const began = Date.now();
    const asked = (await all).length;
    const seconds = (Date.now() - began) / 1000;
    if (asked !== count || reportedAt > due) throw new Error(`only ${asked} of ${count} were reported in time`);
    const limited = (await sink.ask('counts', undefined)).limited - before.limited;
    if (limited > count / 10) throw new Error(`${limited} of ${count} questions were refused for their number`);
    // The first of each channel goes out at once.
    const best = count / channels - 1;
    return [
      {
        what: `${count.toLocaleString('en')} questions in ${channels} channels, against the ${best} s that Slack's limit takes`,
        measured: `${(seconds / best).toFixed(2)} x, ${limited} x 429`,
        goal: `${goal} x, no 429`,
        met: seconds / best <= goal && limited === 0,
      },
    ];
  } finally {
    await sink.ask('hold', false);
    await service.stop();
  }
}
