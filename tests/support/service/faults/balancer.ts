import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly url: string;
  /** Services that take requests, by their address. */
  serve(urls: readonly string[]): void;
  close(): void;
}

/** Gives each request to the next service in turn, as whatever stands in front of several does. */
export async function openBalancer(): Promise<Balancer> {
  let targets: readonly string[] = [];
  let turn = 0;
  const server = createServer((incoming, answer) => {
    const target = targets[turn++ % Math.max(targets.length, 1)];
    if (target === undefined) return void answer.writeHead(502).end();
    const { method, headers, url } = incoming;
    const outgoing = request(new URL(url ?? '/', target), { method, headers, agent: false }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(answer);
    });
    outgoing.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
    answer.once('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(urls) {
      targets = urls;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
