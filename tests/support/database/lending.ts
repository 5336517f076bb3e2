import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import pg from 'pg';

/** What a pooler of transactions does, and nothing else: connections to the database are lent until a transaction ends. */
export interface Lending extends AsyncDisposable {
  readonly url: string;
}

/**
 * @param size connections to the database
 * @param order which one is lent next: the one given back `last`, as pgbouncer has it, or each in `turn`
 */
export async function startLending(database: string, size: number, order: 'last' | 'turn' = 'last'): Promise<Lending> {
  const idle: Socket[] = [];
  const waiting: ((upstream: Socket) => void)[] = [];
  const clients = new Set<Socket>();
  const upstreams = await Promise.all(Array.from({ length: size }, () => dial(database)));
  const giveBack = (upstream: Socket) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(upstream);
    else next(upstream);
  };
  const borrow = () =>
    new Promise<Socket>((resolve) => {
      const free = order === 'last' ? idle.pop() : idle.shift();
      if (free === undefined) waiting.push(resolve);
      else resolve(free);
    });
  for (const upstream of upstreams) giveBack(upstream);
  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => {}).on('close', () => clients.delete(client));
    void serve(client, borrow, giveBack);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      for (const socket of [...clients, ...upstreams]) socket.destroy();
      server.close();
    },
  };
}

/** A connection that is signed in; from here on we speak for ourselves on its socket. */
async function dial(database: string): Promise<Socket> {
  const client = new pg.Client({ connectionString: database });
  client.on('error', () => {});
  await client.connect();
  const socket = Reflect.get(Reflect.get(client, 'connection'), 'stream') as Socket;
  for (const event of ['data', 'close', 'end']) socket.removeAllListeners(event);
  socket.on('error', () => {});
  return socket;
}

async function serve(client: Socket, borrow: () => Promise<Socket>, giveBack: (upstream: Socket) => void) {
  const fromClient = messagesOf(client, true);
  await fromClient.next();
  client.write(Buffer.concat([authenticated, message('K', Buffer.from('0102030405060708', 'hex')), ready]));
  for (;;) {
    const first = await fromClient.next();
    if (first.done === true || first.value[0] === terminate) return client.end();
    const upstream = await borrow();
    const returned = relay(upstream, client);
    upstream.write(first.value);
    let over = false;
    void returned.then(() => {
      over = true;
    });
    // What the client says meanwhile belongs to the same transaction.
    while (!over) {
      const next = await Promise.race([returned, fromClient.peek()]);
      if (next === undefined || over) break;
      const { value } = await fromClient.next();
      if (value === undefined || value[0] === terminate) break;
      upstream.write(value);
    }
    await returned;
    giveBack(upstream);
  }
}

/** Passes on what the database says, until it is idle again. */
function relay(upstream: Socket, client: Socket): Promise<undefined> {
  return new Promise((resolve) => {
    let rest = Buffer.alloc(0);
    const hear = (chunk: Buffer) => {
      client.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
        const end = rest.readUInt32BE(1) + 1;
        if (rest[0] === readyForQuery && rest[5] === idleState) {
          upstream.off('data', hear);
          return resolve(undefined);
        }
        rest = rest.subarray(end);
      }
    };
    upstream.on('data', hear);
  });
}

const terminate = 'X'.charCodeAt(0);
const readyForQuery = 'Z'.charCodeAt(0);
const idleState = 'I'.charCodeAt(0);
const authenticated = message('R', Buffer.alloc(4));
const ready = message('Z', Buffer.from('I'));

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** What a client says, message by message; the first has no type. */
function messagesOf(socket: Socket, beginsUntyped: boolean) {
  let rest = Buffer.alloc(0);
  let untyped = beginsUntyped;
  let wake: () => void = () => {};
  let ended = false;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    wake();
  });
  socket.on('close', () => {
    ended = true;
    wake();
  });
  const length = () => {
    const at = untyped ? 0 : 1;
    return rest.length < at + 4 ? undefined : rest.readUInt32BE(at) + at;
  };
  const peek = async (): Promise<'there'> => {
    for (;;) {
      const needed = length();
      if (ended || (needed !== undefined && rest.length >= needed)) return 'there';
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    peek,
    async next(): Promise<{ done: boolean; value: Buffer }> {
      await peek();
      const needed = length();
      if (needed === undefined || rest.length < needed) return { done: true, value: Buffer.from([terminate]) };
      const value = rest.subarray(0, needed);
      rest = rest.subarray(needed);
      untyped = false;
      return { done: false, value };
    },
  };
}
