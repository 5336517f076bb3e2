import type { SocketModeReceiver } from '@slack/bolt';
import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';

type Client = SocketModeReceiver['client'];

export interface Socket {
  /** @throws when the first connection fails */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

const longestPause = 30_000;
/** A connection that held this long was a good one. */
const steady = 10_000;

/**
 * Keeps one Socket Mode connection open. The client's own reconnecting is switched off: in @slack/socket-mode 3.1.0
 * it starts promises that nobody catches, so a refused reconnection or a disconnect at the wrong moment would end
 * the process, and after an unanswered `apps.connections.open` it gives up for good.
 */
export function openSocket(client: Client, log: Log): Socket {
  let isWanted = false;
  let attempts = 0;
  let openedAt = 0;
  let isConnecting = false;
  let timer: NodeJS.Timeout | undefined;

  client.on('connected', () => {
    openedAt = Date.now();
  });
  client.on('disconnected', connectAgain);
  // Slack recycles connections every few hours. The client closes the old one, which can take seconds in which clicks
  // would find nobody: the new one is opened meanwhile.
  client.on('ws_message', (data: unknown) => {
    if (isGoodbye(data)) connectAgain();
  });

  /** At once when a connection that had held is lost, otherwise ever more slowly. */
  function connectAgain(): void {
    if (!isWanted || isConnecting || timer !== undefined) return;
    if (Date.now() - openedAt > steady) attempts = 0;
    const pause = attempts === 0 ? 0 : Math.min(longestPause, 500 * 2 ** attempts);
    attempts += 1;
    timer = setTimeout(async () => {
      timer = undefined;
      if (!(await opens())) connectAgain();
    }, pause);
  }

  async function opens(): Promise<boolean> {
    isConnecting = true;
    try {
      await client.start();
      // Stopped while it was opening.
      if (!isWanted) await client.disconnect();
      return true;
    } catch (error) {
      // A connection that closes before it opened rejects without an error.
      const outcome = error === undefined ? undefined : nameFailure(error, 'reading');
      log('warn', { attempts, outcome }, 'slack: the Socket Mode connection could not be opened, trying again');
      return false;
    } finally {
      isConnecting = false;
    }
  }

  return {
    async connect() {
      attempts = 0;
      try {
        await client.start();
      } catch (error) {
        const outcome = nameFailure(error ?? new Error('the connection was closed'), 'reading');
        throw new Error(
          `Slack refused the Socket Mode connection: ${'because' in outcome ? outcome.because : outcome.kind}`,
        );
      }
      isWanted = true;
    },
    async disconnect() {
      isWanted = false;
      clearTimeout(timer);
      timer = undefined;
      let limit: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        limit = setTimeout(resolve, 2_000);
      });
      await Promise.race([client.disconnect(), late]);
      clearTimeout(limit);
    },
  };
}

function isGoodbye(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  try {
    return JSON.parse(data).type === 'disconnect';
  } catch {
    return false;
  }
}
