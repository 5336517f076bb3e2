import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { waitOf } from './retry-after.ts';

/** A key that what arrives may be signed with. */
export interface SigningKey {
  readonly key: KeyObject;
  /** The channels it may sign for; without any, all. */
  readonly endorsements: readonly string[];
}

export type Found =
  | { readonly kind: 'key'; readonly key: SigningKey }
  /** The cloud has no such key. */
  | { readonly kind: 'unknown' }
  /** Nobody knows: the keys can't be read. */
  | { readonly kind: 'unread'; readonly because: string };

/** How reading the keys goes, told after each try: `failed` only while there are none that could be used. */
export type KeysRead = { readonly kind: 'works' } | { readonly kind: 'failed'; readonly because: string };

export interface Keys {
  /** Looks a key up by its name. Never throws. */
  find(kid: string): Promise<Found>;
  /** Reads the list if there is none, unless that was tried a moment ago. Never throws. */
  read(): Promise<void>;
}

const hour = 3_600_000;
/** Milliseconds after which keys are read again. Microsoft: a new key may be used from a day after it is published. */
const freshFor = 24 * hour;
/** Older keys than these are worth nothing, however long the list can't be read: Microsoft's SDK keeps them for five days. */
const goodFor = 120 * hour;
/** Between two readings because of a key that is not on the list: the names of keys are in the hands of whoever calls. */
const unknownPause = 5 * 60_000;
/** Waits after a reading that failed, the first and the longest. */
const retry = [1_000, 60_000] as const;
/** For both documents together: Teams waits 10 s for an answer. */
const timeout = 4_000;

/**
 * The keys of a cloud, by the address of its OpenID document. Read when they are needed, once for many who ask at the same
 * time, then kept; a list that can't be read again is used on.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication ("Connector to Bot").
 * @param now milliseconds that only go forward
 */
export function openKeys(
  address: string,
  told: (how: KeysRead) => void = () => {},
  read: (address: string) => Promise<ReadonlyMap<string, SigningKey>> = readKeys,
  now: () => number = () => performance.now(),
): Keys {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let failed: { readonly because: string; readonly until: number; readonly attempts: number } | undefined;
  let reading: Promise<void> | undefined;

  function refresh(): Promise<void> {
    if (failed !== undefined && now() < failed.until) return Promise.resolve();
    reading ??= attempt().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function attempt(): Promise<void> {
    try {
      keys = await read(address);
      readAt = now();
      failed = undefined;
      told({ kind: 'works' });
    } catch (error) {
      const attempts = (failed?.attempts ?? 0) + 1;
      const grown = Math.min(retry[1], retry[0] * 2 ** Math.min(10, attempts - 1));
      const floor = error instanceof KeysUnread ? (error.retryAfter ?? 0) : 0;
      const because = error instanceof Error ? error.message : String(error);
      failed = { because, attempts, until: now() + Math.max(grown, floor) };
      if (isTooOld()) told({ kind: 'failed', because });
    }
  }

  const isTooOld = () => now() - readAt > goodFor;

  async function find(kid: string): Promise<Found> {
    const age = now() - readAt;
    const isUnknown = !keys.has(kid);
    if (isTooOld() || (isUnknown && age > unknownPause)) await refresh();
    // Whoever comes now does not wait for it.
    else if (age > freshFor) void refresh();
    const key = keys.get(kid);
    if (isTooOld()) {
      const because = failed?.because ?? 'not read yet';
      told({ kind: 'failed', because });
      return { kind: 'unread', because };
    }
    if (key !== undefined) return { kind: 'key', key };
    // A key that is new could not be looked up.
    return failed === undefined ? { kind: 'unknown' } : { kind: 'unread', because: failed.because };
  }

  return {
    find,
    async read() {
      if (isTooOld()) await refresh();
    },
  };
}

class KeysUnread extends Error {
  readonly retryAfter: number | undefined;
  constructor(because: string, retryAfter?: number) {
    super(because);
    this.retryAfter = retryAfter;
  }
}

const metadata = z.looseObject({ jwks_uri: z.string() });
const list = z.looseObject({ keys: z.array(z.unknown()) });
const jwk = z.looseObject({
  kid: z.string().min(1),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).nullish(),
});

/** @throws Error whose message says in one line what was not to be had */
async function readKeys(address: string): Promise<ReadonlyMap<string, SigningKey>> {
  const signal = AbortSignal.timeout(timeout);
  const { jwks_uri: keysAddress } = metadata.parse(await get(address, signal));
  // A document of ours on loopback may name what it likes; no other may send us anywhere unencrypted.
  if (!keysAddress.startsWith('https:') && !address.startsWith('http:'))
    throw new KeysUnread('the OpenID document names keys that are not under https');
  const found = new Map<string, SigningKey>();
  for (const each of list.parse(await get(keysAddress, signal)).keys) {
    const read = jwk.safeParse(each);
    if (!read.success) continue;
    const { kid, kty, n, e, endorsements } = read.data;
    try {
      found.set(kid, {
        key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }),
        endorsements: endorsements ?? [],
      });
    } catch {
      // One that can't be read signs nothing.
    }
  }
  if (found.size === 0) throw new KeysUnread('the list of keys is empty');
  return found;
}

async function get(address: string, signal: AbortSignal): Promise<unknown> {
  const host = URL.parse(address)?.host ?? address;
  try {
    const response = await fetch(address, { signal, headers: { accept: 'application/json' } });
    if (!response.ok)
      throw new KeysUnread(`${host} answered ${response.status}`, waitOf(response.headers.get('retry-after')));
    return await response.json();
  } catch (error) {
    if (error instanceof KeysUnread) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new KeysUnread(`${host}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
