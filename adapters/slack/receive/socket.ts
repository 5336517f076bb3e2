import type { Standing } from '../../standing.ts';
import { type Credential, nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
import type { Connection } from './connection.ts';
import { pauseBefore, type SocketTimes } from './pauses.ts';

export interface Socket {
  /** @throws when the first connection fails; then none is tried any more */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

const credential: Credential = 'SLACK_APP_TOKEN';

interface Needs {
  readonly open: () => Promise<Connection>;
  readonly note: (standing: Standing) => void;
  readonly log: Log;
  readonly times: SocketTimes;
}

/** Keeps one Socket Mode connection up. What is wrong is noted when it begins and when it is over, not at each attempt. */
export function openSocket({ open, note, log, times }: Needs): Socket {
  let current: Connection | undefined;
  /** Changes when connecting is wanted or no more: what was under way before is out of date then. */
  let wanted: object | undefined;
  let attempts = 0;
  let again: NodeJS.Timeout | undefined;
  let missing: NodeJS.Timeout | undefined;
  let because = 'the Socket Mode connection was lost';

  /** @param own what was wanted when it was asked for */
  async function opened(own: object): Promise<void> {
    const connection = await open();
    if (own !== wanted) {
      await connection.close();
      throw new Error('stopped meanwhile');
    }
    current = connection;
    const since = performance.now();
    clearTimeout(missing);
    missing = undefined;
    note({ kind: 'works' });
    void connection.ended.then(() => {
      if (current !== connection) return;
      current = undefined;
      if (performance.now() - since > times.steady) attempts = 0;
      because = 'the Socket Mode connection was lost';
      connectAgain(own, 0);
    });
  }

  function connectAgain(own: object, floor: number): void {
    if (own !== wanted) return;
    missing ??= setTimeout(() => note({ kind: 'disconnected', because }), times.grace);
    const pause = pauseBefore(attempts, floor, times);
    attempts += 1;
    again = setTimeout(() => {
      opened(own).catch((error: unknown) => {
        if (own !== wanted) return;
        const outcome = nameFailure(error, 'reading', credential);
        because = `Socket Mode can’t be connected: ${'because' in outcome ? outcome.because : outcome.kind}`;
        log('debug', { attempts, outcome }, 'slack: the Socket Mode connection could not be opened, trying again');
        connectAgain(own, outcome.kind === 'busy' && outcome.scope === 'lane' ? outcome.retryAfter : 0);
      });
    }, pause);
  }

  return {
    async connect() {
      const own = {};
      wanted = own;
      attempts = 0;
      try {
        await opened(own);
      } catch (error) {
        if (own === wanted) wanted = undefined;
        const outcome = nameFailure(error, 'reading', credential);
        const reason = 'because' in outcome ? outcome.because : outcome.kind;
        throw new Error(`the Socket Mode connection could not be opened: ${reason}`, { cause: error });
      }
    },
    async disconnect() {
      wanted = undefined;
      clearTimeout(again);
      clearTimeout(missing);
      missing = undefined;
      const last = current;
      current = undefined;
      await last?.close();
    },
  };
}
