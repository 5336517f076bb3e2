import type { Shown, Wish } from './adapter.ts';

/** What a call to a platform was for: decides what a failure of it means. */
export type Doing =
  /** Something new may have come into being although no answer arrived. */
  'creating' | 'editing' | 'reading';

export type Failure = Exclude<Shown, { readonly kind: 'shown' }>;

/** @param retryAfter milliseconds */
export function busy(retryAfter: number, because: string, uncertain: boolean, scope: 'posting' | 'lane'): Failure {
  return { kind: 'busy', retryAfter, because, uncertain, scope };
}

/** What comes of a wish that is not ours any more. */
export function handedOn({ uncertain }: Wish): Failure {
  return busy(0, 'another process may have it in hand by now', uncertain, 'posting');
}

/** An attempt that may have left a message behind stays in doubt until a look at the platform says otherwise. */
export function keepDoubt(failure: Failure, { uncertain }: Wish): Failure {
  return uncertain && failure.kind === 'busy' ? { ...failure, uncertain } : failure;
}

/** A team's channel that can't be reached is a matter of the configuration, not of a respondent. */
export function forAudience<Outcome extends Shown>(outcome: Outcome, { audience }: Wish): Outcome | Failure {
  return audience === 'team' && outcome.kind === 'unreachable'
    ? { kind: 'refused', because: outcome.because }
    : outcome;
}

/**
 * The first line of the innermost error: the outer ones only say that a request failed, and further lines can hold what
 * somebody wrote.
 */
export function reasonOf(error: unknown): string {
  let reason = error;
  for (let depth = 0; depth < 6 && reason instanceof Error && reason.cause instanceof Error; depth += 1)
    reason = reason.cause;
  return firstLine(reason);
}

export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
