import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between the service and PostgreSQL and counts what the service waits for. */
export interface TripCounter {
  readonly url: string;
  /** Round trips so far: a Sync or a simple Query, each answered by ReadyForQuery. */
  trips(): number;
  close(): void;
}

/** @param url of the database */
export async function countTrips(url: string): Promise<TripCounter> {
  const to = new URL(url);
  let trips = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(to.port), to.hostname);
    const count = readMessages((type) => {
      if (type === 'S' || type === 'Q') trips += 1;
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
    trips: () => trips,
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
function readMessages(onMessage: (type: string) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const header = isStarted ? 1 : 0;
      if (rest.length < header + 4) return;
      const length = header + rest.readInt32BE(header);
      if (rest.length < length) return;
      if (isStarted) onMessage(String.fromCharCode(rest[0] ?? 0));
      isStarted = true;
      rest = rest.subarray(length);
    }
  };
}
