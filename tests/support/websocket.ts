import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of one WebSocket, just enough of RFC 6455 for Socket Mode. */
export type WebSocketPeer = {
  readonly isOpen: boolean;
  send(text: string): void;
  ping(): void;
  /** Starts the close handshake. */
  close(code?: number): void;
  /** Drops the connection without a word, as a broken network would. */
  destroy(): void;
  onText: (text: string) => void;
  onPong: () => void;
  onClose: () => void;
};

const opcodes = { continuation: 0x0, text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const;

type Frame = { readonly isLast: boolean; readonly opcode: number; readonly payload: Buffer; readonly size: number };

function readFrame(data: Buffer): Frame | undefined {
  if (data.length < 2) return undefined;
  const first = data.readUInt8(0);
  const second = data.readUInt8(1);
  let length = second & 0x7f;
  let offset = 2;
  if (length === 126) {
    if (data.length < 4) return undefined;
    length = data.readUInt16BE(2);
    offset = 4;
  } else if (length === 127) {
    if (data.length < 10) return undefined;
    length = Number(data.readBigUInt64BE(2));
    offset = 10;
  }
  const isMasked = (second & 0x80) !== 0;
  if (!isMasked) throw new Error('a client must mask its frames');
  if (data.length < offset + 4 + length) return undefined;
  const mask = data.subarray(offset, offset + 4);
  const payload = Buffer.from(data.subarray(offset + 4, offset + 4 + length));
  for (let index = 0; index < payload.length; index += 1)
    payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  return { isLast: (first & 0x80) !== 0, opcode: first & 0x0f, payload, size: offset + 4 + length };
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const length = payload.length;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header.writeUInt8(0x80 | opcode, 0);
  if (length < 126) header.writeUInt8(length, 1);
  else if (length < 65_536) {
    header.writeUInt8(126, 1);
    header.writeUInt16BE(length, 2);
  } else {
    header.writeUInt8(127, 1);
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}

/** Answers an upgrade request; the socket is the peer's from then on. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  options: { readonly hangsUp: boolean },
): WebSocketPeer {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let isOpen = true;
  let pending = head;
  let parts: Buffer[] = [];
  const write = (opcode: number, payload: Buffer) => {
    if (isOpen && socket.writable) socket.write(writeFrame(opcode, payload));
  };
  const peer: WebSocketPeer = {
    get isOpen() {
      return isOpen;
    },
    send: (text) => write(opcodes.text, Buffer.from(text)),
    ping: () => write(opcodes.ping, Buffer.from('Ping from applink')),
    close(code = 1000) {
      const payload = Buffer.alloc(2);
      payload.writeUInt16BE(code);
      write(opcodes.close, payload);
    },
    destroy: () => socket.destroy(),
    onText: () => {},
    onPong: () => {},
    onClose: () => {},
  };
  const end = () => {
    if (!isOpen) return;
    isOpen = false;
    peer.onClose();
  };
  const handle = (frame: Frame) => {
    switch (frame.opcode) {
      case opcodes.text:
      case opcodes.continuation:
        parts.push(frame.payload);
        if (frame.isLast) {
          const text = Buffer.concat(parts).toString();
          parts = [];
          peer.onText(text);
        }
        return;
      case opcodes.ping:
        return write(opcodes.pong, frame.payload);
      case opcodes.pong:
        return peer.onPong();
      case opcodes.close:
        write(opcodes.close, frame.payload);
        end();
        if (options.hangsUp) socket.end();
        return;
      default:
        socket.destroy();
    }
  };
  const drain = () => {
    for (let frame = readFrame(pending); frame !== undefined; frame = readFrame(pending)) {
      pending = pending.subarray(frame.size);
      handle(frame);
    }
  };
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    try {
      drain();
    } catch {
      socket.destroy();
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', end);
  drain();
  return peer;
}
