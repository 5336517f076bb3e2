import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between the service and PostgreSQL and counts what the service waits for. */
export interface TripCounter {
  readonly url: string;
  /** Round trips so far: a Sync or a simple Query, each answered by ReadyForQuery. */
  trips(): number;
  /** Those of one prepared statement. */
  tripsOf(statement: string): number;
  /** All of them by statement. */
  all(): ReadonlyMap<string, number>;
  close(): void;
}

/** @param url of the database */
export async function countTrips(url: string): Promise<TripCounter> {
  const to = new URL(url);
  const trips = new Map<string, number>();
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(to.port), to.hostname);
    let bound = '';
    const count = readMessages((type, body) => {
      // Bind: the portal's name, then the statement's, each ended by a zero byte.
      if (type === 'B') bound = body.toString('latin1').split('\0')[1] ?? '';
      if (type !== 'S' && type !== 'Q') return;
      const what = type === 'Q' ? 'simple query' : bound;
      trips.set(what, (trips.get(what) ?? 0) + 1);
      bound = '';
    });
    client.setNoDelay(true).on('data', count);
    database.setNoDelay(true);
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = new URL(url);
  own.hostname = '127.0.0.1';
  own.port = String((server.address() as AddressInfo).port);
  return {
    url: own.href,
    trips: () => [...trips.values()].reduce((sum, each) => sum + each, 0),
    tripsOf: (statement) => trips.get(statement) ?? 0,
    all: () => new Map(trips),
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/**
 * Tells the types of the messages a client sends. Source: PostgreSQL's manual, "Message Formats": a type of one byte, and a
 * length that counts itself; the first message has no type.
 */
function readMessages(onMessage: (type: string, body: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const header = isStarted ? 1 : 0;
      if (rest.length < header + 4) return;
      const length = header + rest.readInt32BE(header);
      if (rest.length < length) return;
      if (isStarted) onMessage(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, length));
      isStarted = true;
      rest = rest.subarray(length);
    }
  };
}
