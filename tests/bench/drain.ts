import { invite } from './invitations.ts';
import type { Figure } from './table.ts';
import type { World } from './world.ts';

const goal = 1.05;

/** Many questions for few channels that take one a second each: how close it comes to what that allows. */
export async function measureDrain({ service, sink }: World, isShort: boolean): Promise<readonly Figure[]> {
  const [count, channels] = isShort ? [500, 100] : [10_000, 500];
  await sink.ask('hold', true);
  const before = await sink.ask('counts', undefined);
  const began = performance.now();
  await invite(service.url, sink, { count, atOnce: 64, within: 120_000, channels });
  const seconds = (performance.now() - began) / 1000;
  const after = await sink.ask('counts', undefined);
  await sink.ask('hold', false);
  const limited = after.limited - before.limited;
  // The first of each channel goes out at once.
  const best = count / channels - 1;
  if (limited > count / 10) throw new Error(`${limited} of ${count} questions were refused for their number`);
  return [
    {
      what: `${count.toLocaleString('en')} questions in ${channels} channels, against the ${best} s that Slack's limit takes`,
      measured: `${(seconds / best).toFixed(2)} x, ${limited} x 429`,
      goal: `${goal} x, no 429`,
      met: seconds / best <= goal && limited === 0,
    },
  ];
}
