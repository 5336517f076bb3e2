import type { Deed } from './deed.ts';
import type { Because } from './input.ts';
import type { InvitationState } from './state.ts';

/** The state after an input, and the score it gave, if any; or why it changed nothing. */
export type Next =
  | {
      readonly kind: 'next';
      readonly state: InvitationState;
      readonly gave?: number;
      /** What is kept of a deed, when that is not all of it. */
      readonly keeps?: Deed;
    }
  | { readonly kind: 'ignored'; readonly because: Because };

export function to(state: InvitationState): Next & { readonly kind: 'next' } {
  return { kind: 'next', state };
}

export function ignored(because: Because): Next & { readonly kind: 'ignored' } {
  return { kind: 'ignored', because };
}
