import { type Granted, readSignInError, SignInFailure } from './sign-in.ts';

/** Milliseconds. A token is renewed so long before it ends: a call under way and a clock that is off must not meet its end. */
const early = 300_000;
const shortest = 5_000;
/** Waits after the first, the second ... failed sign-in, in milliseconds. Refused ones need somebody to mend something. */
const waits = { unanswered: [1_000, 60_000], refused: [5_000, 300_000] } as const;

/** How signing in goes, told after each try. */
export type SignedIn = { readonly kind: 'works' } | { readonly kind: 'failed'; readonly error: Error };

export interface Tokens {
  /** A token that is good for a while yet. @throws what the last sign-in threw, without a new one, while it is too early */
  current(): Promise<string>;
  /**
   * Another token than this one, which was not accepted though its time was not up; undefined while it is too early to ask
   * for one. At once after `worked`, else 5 s to 5 minutes after the one before: a new token that is refused as well
   * would only be followed by the next.
   */
  renew(refused: string): Promise<string | undefined>;
  /** A token was accepted. */
  worked(): void;
  /** Signs in now, whatever is known: for `afterword check`. Several at once share one. */
  fresh(): Promise<string>;
}

/**
 * Keeps the bot's access token. Many who want one at the same time share one sign-in; a failed one is not kept, but the next
 * waits: 1 s to a minute where nobody answered, 5 s to 5 minutes where the secret was refused, and never less than
 * Microsoft asked for. Who comes meanwhile is told the failure at once.
 * @param ask one try to sign in
 * @param now milliseconds that only go forward
 */
export function openTokens(
  ask: () => Promise<Granted>,
  told: (how: SignedIn) => void = () => {},
  now: () => number = () => performance.now(),
): Tokens {
  let known: { readonly token: string; readonly until: number } | undefined;
  let failed: { readonly error: Error; readonly until: number; readonly attempts: number } | undefined;
  let asking: Promise<string> | undefined;
  /** Sign-ins for tokens that were refused, since one was accepted. */
  let renewed = { attempts: 0, until: Number.NEGATIVE_INFINITY };

  function signIn(): Promise<string> {
    asking ??= attempt().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  async function attempt(): Promise<string> {
    try {
      const { token, lifetime } = await ask();
      // Of a token that lives shorter than that, half its life; one that ends at once must not make every call sign in.
      known = { token, until: now() + Math.max(lifetime - early, lifetime / 2, shortest) };
      failed = undefined;
      told({ kind: 'works' });
      return token;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const attempts = (failed?.attempts ?? 0) + 1;
      failed = { error, attempts, until: now() + waitAfter(error, attempts) };
      told({ kind: 'failed', error });
      throw error;
    }
  }

  function paced(): Promise<string> {
    if (asking === undefined && failed !== undefined && failed.until > now())
      return Promise.reject(stillFailed(failed.error, failed.until - now()));
    return signIn();
  }

  return {
    current: async () => (known !== undefined && known.until > now() ? known.token : paced()),
    async renew(refused) {
      if (known !== undefined && known.token !== refused) return known.token;
      if (asking === undefined) {
        if (now() < renewed.until) return undefined;
        renewed = { attempts: renewed.attempts + 1, until: now() + grown(waits.refused, renewed.attempts + 1) };
      }
      return paced();
    },
    worked() {
      renewed = { attempts: 0, until: Number.NEGATIVE_INFINITY };
    },
    fresh: signIn,
  };
}

function waitAfter(error: Error, attempts: number): number {
  const why = readSignInError(error) ?? { kind: 'unanswered' as const };
  const floor = 'retryAfter' in why ? (why.retryAfter ?? 0) : 0;
  return Math.max(grown(waits[why.kind], attempts), floor);
}

function grown([first, longest]: readonly [number, number], attempts: number): number {
  return Math.min(longest, first * 2 ** Math.min(20, attempts - 1));
}

/** The same failure, with the time that is left to wait. */
function stillFailed(error: Error, left: number): Error {
  const why = readSignInError(error);
  return why?.kind === 'unanswered' ? new SignInFailure({ ...why, retryAfter: Math.ceil(left) }) : error;
}
