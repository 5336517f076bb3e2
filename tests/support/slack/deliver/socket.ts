import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isFields, parseJson, stringAt } from '../../json.ts';
import { afterRunning } from '../../running.ts';
import { acceptWebSocket, type WebSocketPeer } from '../../websocket.ts';
import type { Settings } from '../settings.ts';
import type { DeliveryKind, Outcome, Retry, Transport } from './delivery.ts';

/** Slack allows an app this many connections at a time. */
const maxConnections = 10;

export type SocketMode = Transport & {
  /** A single-use address for one connection, as apps.connections.open hands out. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** How many connections are open. */
  readonly connections: number;
  /** Asks every connection to reconnect, as Slack does every few hours. */
  refresh(reason?: 'refresh_requested' | 'warning' | 'link_disabled'): void;
  /** Cuts every connection without a word. */
  cut(): void;
  /** What becomes of connections from now on: `drop` cuts them right after the hello, `ignore` never says hello. */
  treat(how: Treatment): void;
};

export type Treatment = 'well' | 'refuse' | 'drop' | 'ignore';

type Waiting = { readonly peer: WebSocketPeer; readonly settle: (outcome: Outcome) => void };

/** Envelopes over WebSockets: each goes to one of the open connections, in turn. */
export function overSockets(settings: Settings, origin: () => string): SocketMode {
  const tickets = new Set<string>();
  const peers = new Set<WebSocketPeer>();
  /** Those that said goodbye but whose connection lingers, too. */
  const everyPeer = new Set<WebSocketPeer>();
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  let treatment: Treatment = 'well';

  const hello = () => ({
    type: 'hello',
    num_connections: peers.size,
    debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: settings.appId },
  });
  const disconnect = (reason: string) =>
    JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-local' } });

  const acknowledge = (text: string) => {
    const answer = parseJson(text);
    const id = stringAt(answer, 'envelope_id');
    const entry = id === undefined ? undefined : waiting.get(id);
    if (entry !== undefined && isFields(answer))
      entry.settle({ kind: 'acknowledged', body: acceptedPayload(answer.payload) });
  };

  const pings = setInterval(() => {
    for (const peer of peers) peer.ping();
  }, 5000);
  pings.unref();

  const mode: SocketMode = {
    get connections() {
      return peers.size;
    },
    ticket() {
      const id = randomUUID();
      tickets.add(id);
      return `${origin().replace(/^http/, 'ws')}/link/?ticket=${id}&app_id=${settings.appId}`;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', origin()).searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket) || treatment === 'refuse') {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      const peer = acceptWebSocket(request, socket, head, { hangsUp: settings.afterCloseHandshake === 'hang-up' });
      if (peers.size >= maxConnections) {
        peer.send(disconnect('too_many_websockets'));
        peer.close();
        return;
      }
      peers.add(peer);
      everyPeer.add(peer);
      socket.on('close', () => everyPeer.delete(peer));
      peer.onText = acknowledge;
      peer.onClose = () => {
        peers.delete(peer);
        for (const entry of waiting.values())
          if (entry.peer === peer)
            entry.settle({
              kind: 'unreachable',
              because: 'the connection closed before the envelope was acknowledged',
            });
      };
      if (treatment !== 'ignore') peer.send(JSON.stringify(hello()));
      if (treatment === 'drop') peer.destroy();
    },
    deliver(kind: DeliveryKind, payload, retry) {
      const open = [...peers];
      const peer = open[turn++ % Math.max(open.length, 1)];
      if (peer === undefined) return Promise.resolve({ kind: 'unreachable', because: 'no connection is open' });
      const envelopeId = randomUUID();
      const takesPayload =
        kind === 'slash_commands' || payload.type === 'view_submission' || payload.type === 'block_suggestion';
      return new Promise((resolve) => {
        const settle = (outcome: Outcome) => {
          deadline.cancel();
          waiting.delete(envelopeId);
          resolve(
            outcome.kind === 'acknowledged' && !takesPayload ? { kind: 'acknowledged', body: undefined } : outcome,
          );
        };
        const deadline = afterRunning(settings.deadlines.ackMs, () => settle({ kind: 'timed-out' }));
        waiting.set(envelopeId, { peer, settle });
        peer.send(
          JSON.stringify({
            envelope_id: envelopeId,
            payload,
            type: kind,
            accepts_response_payload: takesPayload,
            ...(kind === 'events_api'
              ? { retry_attempt: retry?.attempt ?? 0, retry_reason: reasonOverSockets(retry) }
              : {}),
          }),
        );
      });
    },
    refresh(reason = 'refresh_requested') {
      for (const peer of peers) {
        peer.send(disconnect(reason));
        // Slack hangs up by itself a little later; a well-behaved client has gone by then.
        if (reason !== 'warning') setTimeout(() => peer.close(), 1000).unref();
      }
    },
    treat(how) {
      treatment = how;
    },
    cut() {
      for (const peer of peers) peer.destroy();
    },
    close() {
      clearInterval(pings);
      for (const entry of waiting.values())
        entry.settle({ kind: 'unreachable', because: 'the local Slack was closed' });
      for (const peer of peers) peer.close(1001);
      setTimeout(() => {
        for (const peer of everyPeer) peer.destroy();
      }, 50);
    },
  };
  return mode;
}

/** Socket Mode has its own word for an answer that never came. */
function reasonOverSockets(retry: Retry | undefined): string {
  return retry?.reason === 'http_timeout' ? 'timeout' : (retry?.reason ?? '');
}

/** Bolt sends `{}` for a bare ack and wraps nothing else. */
function acceptedPayload(payload: unknown): unknown {
  return isFields(payload) && Object.keys(payload).length === 0 ? undefined : payload;
}
