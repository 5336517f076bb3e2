import { connect, type Socket } from 'node:net';

/**
 * One kept-alive HTTP/1.1 connection that carries one request at a time. Reads no more of an answer than it must:
 * a load generator that parses thoroughly measures itself.
 */
export class Connection {
  readonly #socket: Socket;
  #received = '';
  #settle: ((status: number) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#read(chunk));
    socket.on('error', (error) => this.#fail?.(error));
    socket.on('close', () => this.#fail?.(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  /** Sends a whole request, headers included. @returns the status of the answer */
  send(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#settle = resolve;
      this.#fail = reject;
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#fail = undefined;
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#received += chunk;
    const length = lengthOf(this.#received);
    if (length === undefined || this.#received.length < length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = this.#received.slice(length);
    this.#settle?.(status);
  }
}

/** Characters of the first answer with its body; undefined while that can't be told. */
function lengthOf(received: string): number | undefined {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const headers = received.slice(0, head);
  const declared = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
  if (declared !== undefined) return head + 4 + Number(declared);
  if (!/\r\ntransfer-encoding: *chunked/i.test(headers)) return head + 4;
  const last = received.indexOf('0\r\n\r\n', head + 4);
  return last < 0 ? undefined : last + 5;
}
