/*
 * What is needed of a Bot Framework SDK, in our own types. botbuilder.ts is the one file that knows an SDK; moving to
 * another means writing that file again.
 */

/** Whether an activity comes from Teams. */
export type Verdict =
  | { readonly kind: 'genuine' }
  | { readonly kind: 'forged'; readonly because: string }
  /** It does, but must not be taken. */
  | { readonly kind: 'forbidden'; readonly because: string }
  /** The keys that signatures are checked with could not be read: nobody knows. */
  | { readonly kind: 'unknown'; readonly because: string };

export interface Bot {
  /** @param activity as it was posted; @param authorization the header, empty when there is none */
  verify(activity: Readonly<Record<string, unknown>>, authorization: string): Promise<Verdict>;
  /** Gets an access token now, whatever is cached. @throws when it is refused or nobody answers */
  signIn(): Promise<void>;
  /** The Bot Connector at this address; an activity or a remembered reference names it. @throws when it is none to be trusted */
  at(serviceUrl: string): Promise<Connector>;
  /** Whether an activity may want to be answered at this address. */
  mayAnswerAt(serviceUrl: string): boolean;
  /**
   * Signs in and reads the keys, and tries again by itself, with growing waits, as long as that does not work.
   * Resolves after the first try, at the latest after 10 s; what came of it is told as the platform's standing.
   * @param look any call to the connector: made now and then while it does not accept the bot
   */
  start(look: () => Promise<unknown>): Promise<void>;
  stop(): void;
}

/**
 * Every function makes one attempt, of 10 s at most, and throws what came of it otherwise: failures.ts reads that. A 401 is
 * followed by a second attempt with a fresh token.
 */
export interface Connector {
  /** Opens the 1:1 chat with a person; the same every time. @returns its conversation id */
  openChat(chat: { readonly bot: string; readonly member: string; readonly tenant: string }): Promise<string>;
  /** Starts a thread in a channel. @returns the conversation id of the thread and the id of its first message */
  post(
    post: { readonly bot: string; readonly channel: string; readonly tenant: string },
    activity: OutgoingActivity,
  ): Promise<Sent>;
  /** @returns the id of the message */
  send(conversation: string, activity: OutgoingActivity): Promise<string>;
  /**
   * Says something to one member of a channel or a chat alone, a targeted message: where others read along, not in a 1:1 chat.
   * @param member Teams' own id, `29:...`
   */
  sendAlone(conversation: string, member: string, activity: OutgoingActivity): Promise<void>;
  update(conversation: string, message: string, activity: OutgoingActivity): Promise<void>;
  /** Takes a message of our own away. */
  remove(conversation: string, message: string): Promise<void>;
  member(conversation: string, id: string): Promise<Member>;
  /** A page of the members. @param more where the page before ended */
  members(conversation: string, size: number, more?: string): Promise<MemberPage>;
}

export interface Sent {
  readonly conversation: string;
  readonly message: string;
}

export interface OutgoingActivity {
  readonly type: 'message';
  readonly summary?: string;
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
}

export interface Member {
  /** `29:...` */
  readonly id: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly tenantId?: string;
  /** The name they sign in with in the place's tenant, usually an address. */
  readonly principal?: string;
  /** `user`, `guest` or `anonymous`. */
  readonly role?: string;
}

export interface MemberPage {
  readonly members: readonly Member[];
  readonly more?: string;
}
