import { z } from 'zod';

/** Opcodes of the gateway. Source: discord.com/developers/docs/topics/opcodes-and-status-codes#gateway. */
const op = { dispatch: 0, invalidSession: 9, hello: 10 } as const;

const packet = z.looseObject({ op: z.number(), t: z.unknown(), s: z.unknown(), d: z.unknown() }).partial({
  t: true,
  s: true,
  d: true,
});
const hello = z.looseObject({ heartbeat_interval: z.number().min(10).max(600_000) });
const ready = z.looseObject({ session_id: z.string().min(1), resume_gateway_url: z.string() });

/** What to do with something that arrived on a connection. */
export type Packet =
  | { readonly kind: 'fine'; readonly packet: object }
  /** Nothing that Discord documents. */
  | { readonly kind: 'odd'; readonly because: string };

/**
 * Reads the packets of one connection, one after the other. discord.js believes what it gets: it would send heartbeats
 * without a pause where the interval is none, and answer a session that stays invalid as fast as the network allows.
 */
export function openPackets() {
  let isGreeted = false;
  let invalidated = 0;
  return (json: unknown): Packet => {
    const read = packet.safeParse(json);
    if (!read.success) return { kind: 'odd', because: 'it is no packet' };
    const given = read.data;
    switch (given.op) {
      case op.hello: {
        if (isGreeted) return { kind: 'odd', because: 'it says hello again' };
        if (!hello.safeParse(given.d).success) return { kind: 'odd', because: 'its hello has no interval' };
        isGreeted = true;
        return { kind: 'fine', packet: given };
      }
      case op.invalidSession:
        // Going on with it is tried once on a connection; after that another one is opened, with a pause.
        invalidated += 1;
        return { kind: 'fine', packet: { ...given, d: given.d === true && invalidated === 1 } };
      case op.dispatch: {
        if (typeof given.t !== 'string') return { kind: 'odd', because: 'it names no event' };
        if (given.t === 'READY' && !(ready.safeParse(given.d).success && isAddress(given.d)))
          return { kind: 'odd', because: 'its READY has no session' };
        if (given.t === 'READY' || given.t === 'RESUMED') invalidated = 0;
        // A place in the session that is none moves nothing.
        return { kind: 'fine', packet: { ...given, s: Number.isSafeInteger(given.s) ? given.s : -1 } };
      }
      default:
        return { kind: 'fine', packet: given };
    }
  };
}

function isAddress(d: unknown): boolean {
  const url = URL.parse(String(Reflect.get(Object(d), 'resume_gateway_url')));
  return url !== null && /^wss?:$/.test(url.protocol);
}
