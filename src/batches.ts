/** What became of one item of a batch; `again`: it goes into the next one. */
export type Done<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'again' };

export interface Batching<Item, Result> {
  /** Most items of one batch. */
  readonly most: number;
  /** Batches under way at once: the next is read while the last one commits. */
  readonly atOnce: number;
  /** Never two items of one key at the same time. */
  readonly keyOf: (item: Item) => string;
  /** Says of each item, in their order, what became of it. Where it rejects, all of them fail. */
  readonly perform: (batch: readonly Item[]) => Promise<readonly Done<Result>[]>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does what arrives while other things are being done together with what else arrived meanwhile: a commit waits for the
 * disk, and many can share the wait. What comes alone is not kept waiting.
 */
export function inBatches<Item, Result>(batching: Batching<Item, Result>): (item: Item) => Promise<Result> {
  const { most, atOnce, keyOf, perform } = batching;
  let queue: Waiting<Item, Result>[] = [];
  const inHand = new Set<string>();
  let busy = 0;

  function takeBatch(): Waiting<Item, Result>[] {
    const batch: Waiting<Item, Result>[] = [];
    const rest: Waiting<Item, Result>[] = [];
    for (const each of queue) {
      const key = keyOf(each.item);
      if (batch.length < most && !inHand.has(key)) {
        inHand.add(key);
        batch.push(each);
      } else {
        rest.push(each);
      }
    }
    queue = rest;
    return batch;
  }

  async function work(): Promise<void> {
    if (busy >= atOnce) return;
    busy += 1;
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      try {
        const done = await perform(batch.map(({ item }) => item));
        for (const [n, waiting] of batch.entries()) settle(waiting, done[n]);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      } finally {
        for (const { item } of batch) inHand.delete(keyOf(item));
      }
    }
    busy -= 1;
  }

  function settle(waiting: Waiting<Item, Result>, done: Done<Result> | undefined): void {
    switch (done?.kind) {
      case 'done':
        waiting.resolve(done.result);
        break;
      case 'again':
        queue.push(waiting);
        break;
      case 'failed':
        waiting.reject(done.error);
        break;
      case undefined:
        waiting.reject(new Error('a batch forgot one of its items'));
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      void work();
    });
}
