import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the network between the adapter and Discord does to connections and to what goes over them. */
export type Weather =
  | 'fair'
  /** Connections are refused: nobody listens. Those that are open are reset. */
  | 'refusing'
  /** Connections are taken, and closed at once. */
  | 'hanging up'
  /** Nothing gets through, in either direction, and nothing is closed. What was sent arrives when it is fair again. */
  | 'swallowing';

export interface Relay {
  readonly port: number;
  /** When each connection was taken, in milliseconds since 1970. */
  readonly taken: readonly number[];
  become(weather: Weather): Promise<void>;
  /** Ends the next answer or packet after so many bytes, and its connection with it. */
  cutAfter(bytes: number): void;
  close(): Promise<void>;
}

/** A network to a port of this machine, at the mercy of a test. Addresses of the port in what comes back become its own. */
export async function openRelay(target: number): Promise<Relay> {
  let weather: Weather = 'fair';
  let cut: number | undefined;
  const taken: number[] = [];
  const pairs = new Set<readonly [Socket, Socket]>();
  let port = 0;

  const take = (near: Socket) => {
    near.on('error', () => {});
    taken.push(Date.now());
    if (weather === 'hanging up') return void near.destroy();
    const far = connect(target, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    far.on('error', () => {});
    const over = () => {
      pairs.delete(pair);
      if (weather === 'swallowing') return;
      near.destroy();
      far.destroy();
    };
    near.on('data', (chunk) => far.write(chunk));
    far.on('data', (chunk) => {
      const text = chunk.toString('latin1').replaceAll(`127.0.0.1:${target}`, `127.0.0.1:${port}`);
      if (cut === undefined) return void near.write(text, 'latin1');
      near.write(text.slice(0, cut), 'latin1', () => near.destroy());
      cut = undefined;
    });
    near.on('close', over);
    far.on('close', over);
    if (weather === 'swallowing') for (const each of pair) each.pause();
  };

  const listen = (on: number) =>
    new Promise<Server>((resolve, reject) => {
      const server = createServer(take);
      server.once('error', reject);
      server.listen(on, '127.0.0.1', () => resolve(server));
    });
  let server: Server | undefined = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the relay has no port');
  port = address.port;

  const drop = () => {
    for (const pair of pairs) for (const each of pair) each.destroy();
  };
  return {
    port,
    taken,
    async become(next) {
      weather = next;
      for (const pair of pairs) for (const each of pair) next === 'swallowing' ? each.pause() : each.resume();
      if (next === 'refusing' || next === 'hanging up') drop();
      if (next === 'refusing' && server !== undefined) {
        const closing = server;
        server = undefined;
        await new Promise((resolve) => closing.close(resolve));
      }
      if (next !== 'refusing') server ??= await listen(port);
    },
    cutAfter(bytes) {
      cut = bytes;
    },
    async close() {
      weather = 'refusing';
      drop();
      await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
    },
  };
}
