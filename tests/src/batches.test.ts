import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Batching, type Done, inBatches } from '../../src/batches.ts';

interface Item {
  readonly key: string;
  readonly n: number;
}

/** Batches that are performed when told: what is under way, and how it ends. */
function openBatches(limits: Partial<Batching<Item, number>> = {}) {
  const underWay: {
    readonly items: readonly number[];
    end(done?: readonly Done<number>[], error?: Error): Promise<void>;
  }[] = [];
  const add = inBatches<Item, number>({
    most: 64,
    atOnce: 2,
    keyOf: ({ key }) => key,
    perform: (batch) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Done<number>[]>();
      underWay.push({
        items: batch.map(({ n }) => n),
        async end(done = batch.map(({ n }) => ({ kind: 'done', result: n })), error) {
          if (error === undefined) resolve(done);
          else reject(error);
          await new Promise(setImmediate);
        },
      });
      return promise;
    },
    ...limits,
  });
  let next = 0;
  return {
    add: (key?: string) => {
      const n = next++;
      return add({ key: key ?? `key ${n}`, n });
    },
    underWay,
    items: () => underWay.map(({ items }) => items),
  };
}

test('what comes alone is done at once, and what comes meanwhile together', async () => {
  const { add, underWay, items } = openBatches();
  const all = Array.from({ length: 5 }, () => add());
  expect(items()).toEqual([[0], [1]]);
  await underWay[0]?.end();
  expect(items()).toEqual([[0], [1], [2, 3, 4]]);
  await underWay[1]?.end();
  await underWay[2]?.end();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
});

test('a batch has no more than the most of it', async () => {
  const { add, underWay, items } = openBatches({ most: 2, atOnce: 1 });
  for (let n = 0; n < 4; n += 1) void add();
  await underWay[0]?.end();
  await underWay[1]?.end();
  expect(items()).toEqual([[0], [1, 2], [3]]);
});

test('two of one key are never under way at once, and what is behind them does not wait', async () => {
  const { add, underWay, items } = openBatches();
  const all = [add('same'), add('other'), add('same'), add('same'), add('third')];
  await underWay[1]?.end();
  expect(items()).toEqual([[0], [1], [4]]);
  await underWay[2]?.end();
  expect(items()).toHaveLength(3);
  await underWay[0]?.end();
  await underWay[3]?.end();
  await underWay[4]?.end();
  expect(items().slice(3)).toEqual([[2], [3]]);
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
});

test('what failed fails alone, and what is to be done again goes into a later batch', async () => {
  const { add, underWay, items } = openBatches({ atOnce: 1 });
  void add();
  const failing = expect(add()).rejects.toThrow('this one');
  const again = add();
  const fine = add();
  await underWay[0]?.end();
  await underWay[1]?.end([
    { kind: 'failed', error: new Error('this one') },
    { kind: 'again' },
    { kind: 'done', result: 42 },
  ]);
  await failing;
  expect(await fine).toBe(42);
  expect(items()[2]).toEqual([2]);
  await underWay[2]?.end();
  expect(await again).toBe(2);
});

test('a batch that breaks or forgets one breaks for its items, and the next goes on', async () => {
  const { add, underWay } = openBatches({ atOnce: 1 });
  const broken = expect(add('a')).rejects.toThrow('no database');
  const forgotten = expect(add('a')).rejects.toThrow('forgot');
  const fine = add('a');
  await underWay[0]?.end(undefined, new Error('no database'));
  await underWay[1]?.end([]);
  await underWay[2]?.end();
  await Promise.all([broken, forgotten]);
  expect(await fine).toBe(2);
});

test('a batch that breaks before it began breaks for its items only', async () => {
  let isBroken = true;
  const add = inBatches<Item, number>({
    most: 4,
    atOnce: 1,
    keyOf: ({ key }) => key,
    perform: (batch) => {
      if (isBroken) throw new TypeError('a bug');
      return Promise.resolve(batch.map(({ n }) => ({ kind: 'done', result: n })));
    },
  });
  await expect(add({ key: 'a', n: 1 })).rejects.toThrow('a bug');
  isBroken = false;
  expect(await add({ key: 'a', n: 2 })).toBe(2);
});

test('whatever comes of batches, each item gets an end, its own, and within the limits', async () => {
  const outcome = fc.constantFrom('done' as const, 'failed' as const, 'again' as const, 'thrown' as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ key: fc.nat(3), outcome, turns: fc.nat(3) }), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 3 }),
      async (drawn, most, atOnce) => {
        const inHand = new Set<string>();
        const seen = new Set<number>();
        let busy = 0;
        const add = inBatches<Item, number>({
          most,
          atOnce,
          keyOf: ({ key }) => key,
          perform: async (batch) => {
            busy += 1;
            expect(busy).toBeLessThanOrEqual(atOnce);
            expect(batch.length).toBeLessThanOrEqual(most);
            for (const { key } of batch) {
              expect(inHand.has(key)).toBe(false);
              inHand.add(key);
            }
            await new Promise(setImmediate);
            busy -= 1;
            for (const { key } of batch) inHand.delete(key);
            const isThrown = batch.some(({ n }) => drawn[n]?.outcome === 'thrown');
            if (isThrown) throw new Error('thrown');
            return batch.map(({ n }): Done<number> => {
              const isFirst = !seen.has(n);
              seen.add(n);
              switch (drawn[n]?.outcome) {
                case 'failed':
                  return { kind: 'failed', error: new Error(`failed ${n}`) };
                case 'again':
                  return isFirst ? { kind: 'again' } : { kind: 'done', result: n };
                default:
                  return { kind: 'done', result: n };
              }
            });
          },
        });
        const ends = await Promise.allSettled(
          drawn.map(async ({ key, turns }, n) => {
            for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
            return add({ key: String(key), n });
          }),
        );
        for (const [n, end] of ends.entries()) {
          if (end.status === 'fulfilled') expect(end.value).toBe(n);
          else
            expect(end.reason.message).toMatch(drawn[n]?.outcome === 'failed' ? /^(thrown|failed \d+)$/ : /^thrown$/);
        }
      },
    ),
    { numRuns: 60 },
  );
});
