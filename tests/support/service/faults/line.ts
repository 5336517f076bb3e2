import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a network does to the packets of one direction. */
type Direction = 'there' | 'back';

export interface Line {
  readonly port: number;
  /**
   * Nothing comes through any more and nobody is told: not even that the other side has hung up. What was sent comes through
   * when it heals, as a network sends lost packets again.
   */
  swallow(...directions: readonly Direction[]): void;
  heal(): void;
  /** Ends every connection. */
  cut(): void;
  close(): void;
}

/** Rewrites what goes there; what it answers goes back at once instead. Made anew for each connection. */
export interface Between {
  there(data: Buffer): { readonly on: readonly Buffer[]; readonly back: readonly Buffer[]; readonly hangUp?: boolean };
  back(data: Buffer): { readonly hangUp: boolean };
}

/** A line to a server on this machine that can fail as networks do. */
export async function openLine(
  to: { readonly host: string; readonly port: number },
  between?: () => Between,
): Promise<Line> {
  const held: Record<Direction, (() => void)[] | undefined> = { there: undefined, back: undefined };
  const sockets = new Set<Socket>();
  const through = (direction: Direction, what: () => void) => {
    const waiting = held[direction];
    if (waiting === undefined) what();
    else waiting.push(what);
  };
  const server = createServer((client) => {
    const upstream = connect(to.port, to.host);
    const rewrite = between?.();
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => sockets.delete(socket));
    }
    const hangUp = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (data) =>
      through('there', () => {
        if (rewrite === undefined) return void upstream.write(data);
        const came = rewrite.there(data);
        for (const each of came.on) upstream.write(each);
        for (const each of came.back) client.write(each);
        if (came.hangUp) hangUp();
      }),
    );
    upstream.on('data', (data) =>
      through('back', () => {
        if (rewrite?.back(data).hangUp) return hangUp();
        client.write(data);
      }),
    );
    client.once('close', () => through('there', () => upstream.end()));
    upstream.once('close', () => through('back', () => client.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    swallow(...directions) {
      for (const direction of directions) held[direction] ??= [];
    },
    heal() {
      for (const direction of ['there', 'back'] as const) {
        const waiting = held[direction] ?? [];
        held[direction] = undefined;
        for (const what of waiting) what();
      }
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
