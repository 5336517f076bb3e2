import type { Message } from './message.ts';

/**
 * Something that lives in steps: an invitation and whatever else is seen through. A pure function: the same context, state
 * and input always come to the same; time is part of the input.
 */
export type Machine<Context, State, Input, Came extends Outcome<State, string, string, unknown>> = (
  context: Context,
  state: State,
  input: Input,
) => Came;

/** What an input came to. */
export type Outcome<State, Slot extends string, Because extends string, Recorded> =
  | {
      readonly kind: 'moved';
      readonly state: State;
      /** When time alone changes something next, in milliseconds since 1970; null: never. */
      readonly wakeAt: number | null;
      /** What should be visible from now on, each slot at most once and only where it changed. */
      readonly show: readonly Showing<Slot>[];
      /** What is kept of the input for good, beside the state. */
      readonly record: readonly Recorded[];
    }
  | { readonly kind: 'ignored'; readonly because: Because };

/** What one slot should show from now on. */
export interface Showing<Slot extends string> {
  readonly slot: Slot;
  readonly message: Message;
  /** Only if something is visible there already: nobody is told about a question they never saw. */
  readonly editOnly: boolean;
}
