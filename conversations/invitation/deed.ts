/**
 * What people do about an invitation, in the order of whose times it counts. Kept with the invitation, so that what is heard
 * of late finds its place among the rest. `at` is in milliseconds since 1970.
 */
export type Deed = { readonly at: number } & (
  | {
      readonly kind: 'answered';
      /** The score as it came in: not yet known to be one. */
      readonly score: number;
      /** The message that says it now, where one was edited. */
      readonly message?: string;
    }
  | { readonly kind: 'reasonGiven'; readonly text: string }
  | ({
      readonly kind: 'said';
      /** Names the message it stands in. */
      readonly message?: string;
      /** When it was changed to read so. */
      readonly revisedAt?: number;
    } & Spoken)
  | { readonly kind: 'declined' }
  | { readonly kind: 'optedOut' }
  /** They may be asked again after all. */
  | { readonly kind: 'optedIn' }
  | { readonly kind: 'reconsidered' }
  /** The chat goes on. `agent`: whose words say so. */
  | { readonly kind: 'reopened'; readonly agent?: string }
);

export interface Spoken {
  readonly text: string;
  /** `toUs`: in the chat, but to Afterword by name. */
  readonly where: 'inTheChat' | 'toUs' | 'aside';
}
