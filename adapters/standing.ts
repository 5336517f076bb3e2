/** How a platform stands with us, as its adapter finds out. */
export type Standing =
  | { readonly kind: 'works' }
  /** Nothing arrives at the moment; what goes out is tried all the same. The sentence is for the operator. */
  | { readonly kind: 'disconnected'; readonly because: string }
  /** The credentials are refused or the app was removed: nothing works until the operator mends it; the sentence says how. */
  | { readonly kind: 'refused'; readonly because: string };
