import type { Transition } from '../conversations/invitation/transition.ts';
import type { Place } from '../conversations/place.ts';
import type { Invitation } from './invitations.ts';

/** Names an inbound event for ever. */
export interface EventKey {
  readonly platform: string;
  readonly id: string;
}

/** Where a slot is shown; undefined: nowhere (a team without an alert channel). */
export type Placing = (slot: string) => { readonly place: Place; readonly audience: 'respondent' | 'team' } | undefined;

/** One step of one invitation, decided and not yet written. */
export interface Step {
  readonly before: Invitation;
  readonly moved: Transition & { readonly kind: 'moved' };
  readonly placing: Placing;
  /** What it came from; a second step from the same event fails. */
  readonly event?: EventKey | undefined;
}
