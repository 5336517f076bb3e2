import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Stalling {
  /** The database's URL through the line. */
  readonly url: string;
  /** Nothing comes through any more, in either direction, and nobody is told: what a stalled disk or a failover looks like. */
  stall(): void;
  /** Everything held back goes through. */
  goOn(): void;
  close(): void;
}

/** A line to a database that can stall. */
export async function openStalling(database: string): Promise<Stalling> {
  const to = new URL(database);
  const pairs = new Set<readonly [Socket, Socket]>();
  let isStalled = false;
  const server = createServer((client) => {
    const upstream = connect(Number(to.port), to.hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const each of pair)
      each
        .on('error', () => {})
        .once('close', () => {
          pairs.delete(pair);
          for (const other of pair) other.destroy();
        });
    if (!isStalled) join(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(database);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    stall() {
      isStalled = true;
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream).pause();
        upstream.unpipe(client).pause();
      }
    },
    goOn() {
      isStalled = false;
      for (const pair of pairs) join(pair);
    },
    close() {
      for (const pair of pairs) for (const each of pair) each.destroy();
      server.close();
    },
  };
}

function join([client, upstream]: readonly [Socket, Socket]): void {
  client.pipe(upstream);
  upstream.pipe(client);
}
