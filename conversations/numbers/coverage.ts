/** What came of the chats that ended: every one is in exactly one of the counts. */
export interface Coverage {
  readonly answered: number;
  /** Asked, and not answered so far. */
  readonly unanswered: number;
  /** Not asked, by the reason; none is 0. */
  readonly notAsked: readonly { readonly because: NotAsked; readonly count: number }[];
}

/** Why a chat that ended brought nobody a question: by a rule (the reason as it is stored), or by what happened before one stood. */
export type NotAsked = string;

/** Chats that ended. */
export function ended({ answered, unanswered, notAsked }: Coverage): number {
  return answered + unanswered + notAsked.reduce((sum, { count }) => sum + count, 0);
}
