import type { Router } from 'express';
import type { Inbound } from '../conversations/inbound.ts';
import type { Message } from '../conversations/message.ts';
import type { Person, Place } from '../conversations/place.ts';

/**
 * What Afterword needs of a chat platform. An adapter parses what comes in, renders what goes out and names
 * failures; it decides nothing about surveys. The conformance suite in tests/adapters holds every adapter to this.
 */
export interface Adapter {
  /** Name used in places, in the configuration (`slack:C0SUPPORT`) and in logs. */
  readonly platform: string;
  readonly limits: Limits;
  /** Mounted on the shared HTTP server before it listens; absent for a platform that only dials out. */
  readonly router?: Router;
  /**
   * Begins to receive. Resolves when events can arrive.
   * @throws when the credentials are refused or the platform can't be reached, within a minute; the message says what to
   * do. It is then called again, with growing waits: a start that failed leaves nothing behind.
   */
  start(inbox: Inbox): Promise<void>;
  /** Stops receiving and waits for events in hand. */
  stop(): Promise<void>;
  /**
   * Makes the place show the message: edits `previous` where there is one, else creates.
   * Never throws for anything the platform answered: the outcome says what to do next.
   */
  show(wish: Wish): Promise<Shown>;
  /** What the platform can tell about a person; `undefined` when it can't or doesn't answer in time. */
  describe(person: Person): Promise<Description | undefined>;
  /** Whether everything configured works, for `afterword check` and /readyz: credentials, scopes, channels. */
  check(channels: readonly ChannelUse[]): Promise<readonly Finding[]>;
}

/** One posting that should become visible. */
export interface Wish {
  readonly place: Place;
  readonly message: Message;
  /** What `shown` returned for this posting, when it is already visible. */
  readonly previous?: Ref;
  /** Names this posting for ever: makes creation idempotent where the platform can. At most 25 characters of [A-Za-z0-9_-]. */
  readonly key: string;
  /** An earlier attempt to create this posting ended without an answer: look for it by `key` before creating. */
  readonly uncertain: boolean;
  /** When it was first tried, in milliseconds since 1970: what an attempt left behind is no older. Absent: nobody knows. */
  readonly triedAt?: number;
  /** Only what is there is changed: where the posting isn't found, nothing is created, and the outcome is `gone`. */
  readonly editOnly?: boolean;
  /**
   * Asked right before anything is created or changed, after whatever was looked up for it; false: another process may do so
   * by now, and a message would be there twice or in an old version. Then nothing is sent, and the outcome is busy.
   */
  readonly mayStill?: () => boolean;
  /** `team`: must not be visible to anybody outside the company. */
  readonly audience: 'respondent' | 'team';
}

/** How to find a posting again. The adapter's own record, stored as it is. */
export type Ref = Readonly<Record<string, string>>;

/** What a send came to; the union is the retry policy. */
export type Shown =
  | { readonly kind: 'shown'; readonly ref: Ref; readonly permalink?: string }
  /** Try again after this many milliseconds. `uncertain` when it may have been created all the same. */
  | {
      readonly kind: 'busy';
      readonly retryAfter: number;
      readonly because: string;
      readonly uncertain: boolean;
      readonly scope: 'posting' | 'lane';
    }
  /** The message to edit is no longer there: post afresh. */
  | { readonly kind: 'gone' }
  /** This person or place can't be reached: the engine is told. */
  | { readonly kind: 'unreachable'; readonly because: string }
  /** Our fault or the configuration's: the operator is told. */
  | { readonly kind: 'refused'; readonly because: string }
  /**
   * The platform takes nothing from us: the credentials are refused, the app was uninstalled. Not this message's trouble:
   * it does not count as an attempt, and nothing else is sent there until a later try goes well. `retryAfter`: milliseconds
   * to wait at least.
   */
  | { readonly kind: 'paused'; readonly because: string; readonly retryAfter?: number };

export interface Description {
  /** The id by which this person's clicks arrive, where it is another than the one asked about. */
  readonly id?: string;
  readonly name?: string;
  /** BCP 47. */
  readonly locale?: string;
  /** IANA zone. */
  readonly timezone?: string;
  readonly isBot: boolean;
  /** Their account is closed: they read nothing any more. */
  readonly isDeactivated?: boolean;
  /** Of the company's own people, with all rights of a member: an agent where the configuration names none. Absent: not known. */
  readonly isColleague?: boolean;
  /** Those of the configured agents' groups (user groups, roles) that they belong to: an agent is not asked as a customer. */
  readonly groups?: readonly string[];
}

/** Resolves once the event is durable, to what came of it. Rejects when it could not be stored: then do not acknowledge. */
export type Inbox = (event: Inbound) => Promise<Receipt>;

export type Receipt =
  | {
      readonly kind: 'accepted';
      /** What the clicked place should show now; the posting makes it true everywhere else. */
      readonly shows?: Message;
      /** What came of it, for whoever did it and in their language, such as "Ada will be asked in 2 minutes". */
      readonly say?: string;
    }
  /** The same event was handled before. */
  | { readonly kind: 'repeated' }
  /** Nothing was stored; `say` is for the one who clicked, in their language. */
  | { readonly kind: 'ignored'; readonly because: string; readonly say?: string };

/** A channel of the configuration and what it is needed for. */
export interface ChannelUse {
  readonly place: Place;
  readonly use: 'chats' | 'alerts' | 'digest';
  /** Where the configuration names it, such as `teams[0].alerts`. */
  readonly key: string;
}

export interface Finding {
  readonly ok: boolean;
  /** What was looked at: a token, a scope, a channel's key. */
  readonly what: string;
  /** What was found and, when not ok, what would be right. */
  readonly detail: string;
}

/** The vendor's documented limits, as data: renderers cut to them and tests hold every message against them. */
export interface Limits {
  /** Characters of one text block. */
  readonly text: number;
  /** Characters of a button's label. */
  readonly label: number;
  /** Characters of the notification text. */
  readonly summary: number;
  readonly blocks: number;
  readonly tableRows: number;
  /** Characters a respondent can type as a reason. */
  readonly reason: number;
  /** Milliseconds in which an interaction must be acknowledged. */
  readonly acknowledge: number;
  /** Milliseconds between two messages created in one lane, from the answer to the first to the sending of the second. */
  readonly pace: number;
}
