import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { acceptWebSocket } from '../../websocket.ts';
import type { World } from '../world.ts';
import { type Connection, serveConnection } from './connection.ts';
import { type Dispatch, openSessions, type Sent } from './sessions.ts';
import { countStarts, type Starts } from './starts.ts';

/** What a test does to the bot's connection. */
export type GatewayControl = {
  /** How many connections are open with a session. */
  readonly connections: number;
  /** How many sessions were started by IDENTIFY so far. */
  readonly identified: number;
  /** Every dispatch to the newest session, oldest first. */
  readonly sent: readonly Sent[];
  /** Breaks every connection without a word; what happens meanwhile is replayed on RESUME. */
  drop(): void;
  /** Tells the bot to reconnect and resume (op 7), as Discord does every few hours. */
  reconnect(): void;
  /**
   * Invalidates the session (op 9): no event arrives until it is resumed, here or on a new connection. One that is not
   * resumable is forgotten, and what it missed with it. Source: discord.com/developers/docs/events/gateway#resuming.
   */
  invalidSession(isResumable: boolean): void;
  /** Closes every connection with this code. */
  close(code: number): void;
  /** The open connections fall silent: no heartbeat is acknowledged and no event arrives, but they stay open. */
  zombie(): void;
  /** Asks for a heartbeat at once (op 1). */
  askForHeartbeat(): void;
  /** New connections are refused with HTTP 503 until `comeBack`. */
  goAway(): void;
  comeBack(): void;
};

export type Gateway = GatewayControl & {
  readonly starts: Starts;
  dispatch(event: Dispatch): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
};

export function openGateway(world: World): Gateway {
  const sessions = openSessions(world.settings.now);
  const starts = countStarts(world.settings);
  const connections = new Set<Connection>();
  let isAway = false;

  const gatewayUrl = () => world.origin.replace('http:', 'ws:');
  const refuse = (socket: Duplex, status: string) => {
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  };

  return {
    starts,
    dispatch: sessions.dispatch,
    get connections() {
      return [...connections].filter((each) => each.session !== undefined).length;
    },
    get identified() {
      return starts.taken;
    },
    get sent() {
      return [...sessions.all.values()].at(-1)?.sent ?? [];
    },
    upgrade(request, socket, head) {
      const { searchParams } = new URL(request.url ?? '/', 'http://local');
      if (isAway) return refuse(socket, '503 Service Unavailable');
      // What this gateway does not speak it refuses before the connection opens, so that no test waits for it.
      if (searchParams.has('compress')) return refuse(socket, '501 Not Implemented');
      const peer = acceptWebSocket(request, socket, head, { hangsUp: true });
      if (searchParams.get('v') !== '10') return peer.close(Close.InvalidAPIVersion);
      if ((searchParams.get('encoding') ?? 'json') !== 'json') return peer.close(Close.DecodeError);
      const onClosed = (connection: Connection) => void connections.delete(connection);
      connections.add(serveConnection({ world, sessions, starts, gatewayUrl, onClosed }, peer));
    },
    drop() {
      for (const each of connections) each.drop();
    },
    reconnect() {
      for (const each of connections) each.send({ op: Op.Reconnect });
    },
    invalidSession(isResumable) {
      for (const each of connections) {
        each.send({ op: Op.InvalidSession, d: isResumable });
        each.detach();
      }
      if (!isResumable) for (const id of [...sessions.all.keys()]) sessions.forget(id);
    },
    close(code) {
      for (const each of connections) each.close(code);
    },
    zombie() {
      for (const each of connections) each.isMute = true;
    },
    askForHeartbeat() {
      for (const each of connections) each.send({ op: Op.Heartbeat });
    },
    goAway() {
      isAway = true;
      for (const each of connections) each.drop();
    },
    comeBack() {
      isAway = false;
    },
    stop() {
      for (const each of connections) each.drop();
    },
  };
}
