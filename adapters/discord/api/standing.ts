import type { Standing } from '../../standing.ts';
import type { Times } from '../setup/settings.ts';

/** How Discord stands with us, put together from what calls come to and from the connection. */
export interface Standings {
  /** Discord took the token. */
  accepted(): void;
  /** Discord refused the token. */
  refused(because: string): void;
  connected(): void;
  /** The connection broke, and is being opened again. Said when it takes long. */
  lost(because: string): void;
  /** Discord closed the connection for a reason that does not go away by itself. */
  closed(because: string): void;
  /** Nothing is told any more until something else happens. */
  end(): void;
}

/** The connection, as far as it is anybody's business. */
type Link =
  | { readonly kind: 'fine' }
  | { readonly kind: 'lost'; readonly because: string }
  | { readonly kind: 'closed'; readonly because: string };

/**
 * @param tell told of each change, and of every connection that is there again
 * @param ask looks whether Discord takes the token; it tells `accepted` or `refused` by itself
 */
export function openStandings(
  tell: (standing: Standing) => void,
  ask: () => Promise<unknown>,
  times: Pick<Times, 'missed' | 'probe'>,
): Standings {
  let isUp = false;
  let token: string | undefined;
  let link: Link = { kind: 'fine' };
  let told: Standing = { kind: 'works' };
  let missing: NodeJS.Timeout | undefined;
  let probing: NodeJS.Timeout | undefined;

  function current(): Standing {
    if (token !== undefined) return { kind: 'refused', because: token };
    switch (link.kind) {
      case 'fine':
        return { kind: 'works' };
      case 'lost':
        return { kind: 'disconnected', because: link.because };
      case 'closed':
        return { kind: 'refused', because: link.because };
      default:
        return link satisfies never;
    }
  }

  function tellChange(): void {
    const now = current();
    if (now.kind === told.kind && ('because' in now ? now.because : '') === ('because' in told ? told.because : ''))
      return;
    told = now;
    tell(now);
  }

  function found(next: Link): void {
    clearTimeout(missing);
    missing = undefined;
    link = next;
    tellChange();
  }

  /** Nothing may be due for hours, and nobody wants to wait so long to see that the token is right again. */
  function probe(): void {
    probing ??= setTimeout(async () => {
      await ask().catch(() => {});
      probing = undefined;
      if (token !== undefined) probe();
    }, times.probe).unref();
  }

  return {
    accepted() {
      clearTimeout(probing);
      probing = undefined;
      if (token === undefined) return;
      token = undefined;
      tellChange();
    },
    refused(because) {
      token = because;
      tellChange();
      probe();
    },
    connected() {
      isUp = true;
      clearTimeout(missing);
      missing = undefined;
      token = undefined;
      link = { kind: 'fine' };
      told = { kind: 'works' };
      tell(told);
    },
    lost(because) {
      // What was never there is not lost: a start that fails says so itself.
      if (isUp && link.kind === 'fine')
        missing ??= setTimeout(() => found({ kind: 'lost', because }), times.missed).unref();
    },
    closed(because) {
      // A refusal is over once a call goes well, which it may: the connection is down all the same.
      if (link.kind !== 'closed') tell({ kind: 'disconnected', because });
      found({ kind: 'closed', because });
    },
    end() {
      isUp = false;
      clearTimeout(missing);
      clearTimeout(probing);
      missing = undefined;
      probing = undefined;
      token = undefined;
      link = { kind: 'fine' };
      told = { kind: 'works' };
    },
  };
}
