import type { Message } from '../../../conversations/message.ts';

/**
 * How it stands with the question about a chat's latest end: not asked at all, about to be or asked, a score without and with a
 * reason, or over without one: by "no thanks", by a wish never to be asked again, too late, the chat went on, not reached.
 */
export type Asking =
  | 'notAsked'
  | 'asked'
  | 'scored'
  | 'explained'
  | 'declined'
  | 'optedOut'
  | 'expired'
  | 'withdrawn'
  | 'undeliverable';

/** One support chat of the playground. */
export interface WebChat {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  /** Null while no end of it was reported. */
  readonly asking: Asking | null;
}

export type Author = 'afterword' | 'customer' | 'agent';

/** Something to read in a channel: what a person said, or what Afterword posted. */
export type WebPost = {
  readonly id: string;
  readonly channel: string;
  readonly at: Date;
} & (
  | { readonly author: 'customer' | 'agent'; readonly said: string }
  | { readonly author: 'afterword'; readonly message: Message }
);

export interface NewChat {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly at: Date;
  /** What was said before anybody looked. */
  readonly opening: readonly { readonly author: 'customer' | 'agent'; readonly said: string }[];
}

export interface NewSaying {
  readonly channel: string;
  readonly author: 'customer' | 'agent';
  readonly said: string;
  /** Names this saying for ever: storing it twice stores it once. */
  readonly key: string;
  readonly at: Date;
}

/** Something that changed, in this process or another. */
export type Change =
  | { readonly kind: 'post'; readonly channel: string; readonly post: string }
  | { readonly kind: 'chat'; readonly chat: string }
  /** Changes may have been missed: look at everything again. */
  | { readonly kind: 'missed' };

/** Where the playground's chats and channels are kept. Every function rejects when the storage is away. */
export interface WebChats {
  /** Opens the chat; a second time with the same id changes nothing. */
  open(chat: NewChat): Promise<void>;
  find(id: string): Promise<WebChat | undefined>;
  findByCustomer(customerId: string): Promise<WebChat | undefined>;
  /** The newest first. */
  recent(limit: number): Promise<readonly WebChat[]>;
  count(): Promise<number>;
  /** `null` reopens. */
  markEnded(id: string, at: Date | null): Promise<void>;
  say(saying: NewSaying): Promise<void>;
  /** Whether something was posted under this key. */
  hasPost(key: string): Promise<boolean>;
  /** Posts Afterword's message, or makes the post that has this key show it. Resolves to the post's id. */
  post(channel: string, key: string, message: Message, at: Date): Promise<string>;
  /** Resolves to whether the post is still there. */
  edit(post: string, message: Message, at: Date): Promise<boolean>;
  /** The newest `limit` posts of a channel, oldest first. */
  posts(channel: string, limit: number): Promise<readonly WebPost[]>;
  findPost(id: string): Promise<WebPost | undefined>;
  countSaid(channel: string, author: 'customer' | 'agent'): Promise<number>;
  /** Tells of every change from now on until the returned function is called. */
  watch(tell: (change: Change) => void): Promise<() => Promise<void>>;
}
