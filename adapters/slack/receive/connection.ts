import type { SocketModeReceiver } from '@slack/bolt';

type Client = SocketModeReceiver['client'];

/** One Socket Mode connection that is up. */
export interface Connection {
  /** Resolves when Slack says goodbye or the connection is lost: then another one is wanted. */
  readonly ended: Promise<void>;
  /** Resolves when it is closed, after 2 s at the latest. */
  close(): Promise<void>;
}

/** How long closing waits for Slack's part in it, in milliseconds. */
const farewell = 2_000;

/**
 * Opens a connection by a client that was never used. The client's own reconnecting has to be off: in @slack/socket-mode 3.1.0
 * it starts promises that nobody catches, so a refused reconnection or a disconnect at the wrong moment would end the
 * process, and after an unanswered `apps.connections.open` it gives up for good. Several connections of one client
 * disturb each other, so each has its own.
 * @param limit milliseconds until Slack has to have said hello
 * @param onTrouble told when a message could not be understood
 * @throws what the client throws; then nothing of it is left
 */
export async function openConnection(
  client: Client,
  limit: number,
  onTrouble: (error: unknown) => void,
): Promise<Connection> {
  const ended = Promise.withResolvers<void>();
  guard(client, onTrouble);
  client.on('disconnected', () => ended.resolve());
  // Slack recycles connections every few hours. Closing the old one can take seconds in which clicks would find nobody:
  // another one is opened meanwhile.
  client.on('ws_message', (data: unknown) => {
    if (isGoodbye(data)) ended.resolve();
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Slack said no hello in time')), limit);
  });
  const started = client.start();
  try {
    await Promise.race([started, late]);
  } catch (error) {
    started.catch(() => {});
    client.on('connected', () => void shut(client));
    await shut(client);
    // A connection that closes before it opened rejects without an error.
    throw error ?? new Error('the connection was closed at once');
  } finally {
    clearTimeout(timer);
  }
  return { ended: ended.promise, close: () => shut(client) };
}

/** A message that the client can't read would otherwise be a rejection that nobody handles, and end the process. */
function guard(client: Client, onTrouble: (error: unknown) => void): void {
  const own = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  for (const listen of own)
    client.on('ws_message', (...message) => {
      Promise.resolve(listen(...message)).catch(onTrouble);
    });
}

async function shut(client: Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      // Asked a second time it doesn't wait for Slack, which would be half a minute.
      client.websocket?.disconnect();
      resolve();
    }, farewell);
  });
  await Promise.race([client.disconnect(), late]);
  clearTimeout(timer);
}

function isGoodbye(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  try {
    return JSON.parse(data)?.type === 'disconnect';
  } catch {
    return false;
  }
}
