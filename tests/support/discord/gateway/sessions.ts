import { randomBytes } from 'node:crypto';
import type { Fields } from '../../json.ts';

/** One event for the bot. */
export type Dispatch = {
  readonly t: string;
  /** Any of these bits lets it through; 0 for what always comes. */
  readonly intents: number;
  /** The `d` for a session with these intents. */
  readonly build: (intents: number) => Fields;
};

export type Sent = { readonly seq: number; readonly t: string; readonly d: Fields; readonly at: number };

/** A gateway session: it outlives its connection, and remembers what it sent so that a RESUME can replay it. */
export type Session = {
  readonly id: string;
  readonly intents: number;
  readonly sent: Sent[];
  /** Writes to the connection, while there is one. */
  write: ((packet: Fields) => void) | undefined;
};

export type Sessions = {
  readonly all: ReadonlyMap<string, Session>;
  open(intents: number): Session;
  find(id: string): Session | undefined;
  forget(id: string): void;
  /** Sends to every session whose intents ask for it; to those without a connection when they resume. */
  dispatch(event: Dispatch): void;
  send(session: Session, t: string, d: Fields): void;
  /** Writes again all after `seq`; the reason when there is no such place in the session. */
  replay(session: Session, seq: number): 'bad-seq' | undefined;
};

export function openSessions(now: () => number): Sessions {
  const all = new Map<string, Session>();
  const packet = (sent: Sent): Fields => ({ op: 0, t: sent.t, s: sent.seq, d: sent.d });
  const sessions: Sessions = {
    all,
    open(intents) {
      const session: Session = { id: randomBytes(16).toString('hex'), intents, sent: [], write: undefined };
      all.set(session.id, session);
      return session;
    },
    find: (id) => all.get(id),
    forget: (id) => void all.delete(id),
    dispatch(event) {
      for (const session of all.values())
        if (event.intents === 0 || (session.intents & event.intents) !== 0)
          sessions.send(session, event.t, event.build(session.intents));
    },
    send(session, t, d) {
      // A copy, so that a replay shows the event as it was.
      const sent: Sent = { seq: session.sent.length + 1, t, d: structuredClone(d), at: now() };
      session.sent.push(sent);
      session.write?.(packet(sent));
    },
    replay(session, seq) {
      if (!Number.isInteger(seq) || seq < 0 || seq > session.sent.length) return 'bad-seq';
      const missed = session.sent.slice(seq);
      for (const each of missed) session.write?.(packet(each));
      return undefined;
    },
  };
  return sessions;
}
