import type { Named, Person, Place } from './place.ts';

/** Why a support chat ended, as far as the place it comes from knows. */
export type CloseReason = 'resolved' | 'inactivity' | 'spam' | 'other';

/** What happens out there, as adapters and the HTTP API tell it. */
export type Inbound = ChatEnded | ChatReopened | EndRefused | PlaceLost | WordsDeleted | FromRespondent;

interface Occurred {
  /** Unique on its platform and the same for a redelivery, so that a second delivery changes nothing. */
  readonly id: string;
  /** When it happened out there, which may be long before it arrives. */
  readonly at: Date;
}

/** Facts about an ended support chat; a snapshot, never looked up again later. */
export interface EndedChat {
  /** Where the chat lives: a platform's name or the name of a help desk. */
  readonly source: string;
  /** The chat's id there. */
  readonly id: string;
  readonly respondent: Person & {
    readonly name?: string;
    readonly locale?: string;
    readonly timezone?: string;
    readonly isBot?: boolean;
    /** Their account is closed: they read nothing any more. */
    readonly isDeactivated?: boolean;
    /** Those of the configured agents' groups that they belong to. */
    readonly groups?: readonly string[];
  };
  /** Where to ask; absent: in the respondent's direct messages. */
  readonly ask?: Place;
  /** Where the chat took place, when on a platform: decides the team. */
  readonly channel?: Place;
  /** The people who helped, the one who ended the chat first. */
  readonly agents: readonly Named[];
  readonly team?: string;
  readonly closeReason: CloseReason;
  readonly tags: readonly string[];
  /** Leads a team member to the chat. */
  readonly url?: string;
  /** How many messages the customer wrote, when known. */
  readonly customerMessages?: number;
}

export interface ChatEnded extends Occurred {
  readonly kind: 'chatEnded';
  readonly chat: EndedChat;
}

/** Somebody or something said that a chat is over, and it ended nothing: kept for whoever asks why nobody was asked. */
export interface EndRefused extends Occurred {
  readonly kind: 'endRefused';
  readonly source: string;
  /** The chat's id there, as an end that counts would carry it, or as much of it as is known. */
  readonly chatId: string;
  /** Who gave the signal, where somebody did. */
  readonly by?: Person;
  readonly because: /** Who gave it is a guest, somebody of another company, or no agent of this team. */
    | 'guest'
    | 'outsider'
    | 'notAgent'
    /** The customer gave it. */
    | 'ownChat'
    /** In a place that is none of the configured support channels. */
    | 'elsewhere'
    /** The first message of the thread can't be found. */
    | 'noThread'
    /** On a reply, where it means nothing. */
    | 'notFirst'
    /** Who the customer is can't be told: a bot began the thread, nobody of another company was there, or several. */
    | 'unknownCustomer'
    /** Nobody had written there for long. */
    | 'quiet'
    /** It was deleted, and nobody of the team had written there. */
    | 'noAgent'
    /** The platform does not tell what is needed about it. */
    | 'platformRefused';
  /** The same for people, in English: continues "because". */
  readonly detail: string;
}

/** The chat goes on: its end was taken back. */
export interface ChatReopened extends Occurred {
  readonly kind: 'chatReopened';
  readonly source: string;
  readonly chatId: string;
}

/** A place in which something is asked takes no answer any more: what is asked there is to be shown afresh. */
export interface PlaceLost extends Occurred {
  readonly kind: 'placeLost';
  readonly place: Place;
}

/** What somebody typed is gone, whoever took it away: few platforms tell who that was, or whose it was. */
export interface WordsDeleted extends Occurred {
  readonly kind: 'deleted';
  readonly platform: string;
  /** The id of the `said` that told of the message. */
  readonly message: string;
}

/** Something the respondent (or somebody else: that is checked) did about an invitation. */
export type FromRespondent = Occurred & { readonly by: Person } & (
    | { readonly kind: 'answered'; readonly invitation: string; readonly score: number }
    /** The whole reason, written into a field. Replaces what was said before. */
    | { readonly kind: 'reasonGiven'; readonly invitation: string; readonly text: string }
    | { readonly kind: 'declined'; readonly invitation: string }
    | { readonly kind: 'optedOut'; readonly invitation: string }
    /** Takes that back. */
    | { readonly kind: 'optedIn'; readonly invitation: string }
    /** Wants to see the scale again. */
    | { readonly kind: 'reconsidered'; readonly invitation: string }
    /** Wants to see their answer, which stands nowhere where others read along. Changes nothing. */
    | { readonly kind: 'reviewed'; readonly invitation: string }
    /** Typed into a place where an invitation may be open. Its id is the message's: the same however often it is heard of. */
    | ({ readonly kind: 'said' } & Said)
    /** Their message reads otherwise now: `text` is the whole of it, `at` when it was changed. */
    | ({
        readonly kind: 'edited';
        /** The id of the `said` that told of the message, or would have. */
        readonly message: string;
        /** When the message was written. */
        readonly writtenAt: Date;
      } & Said)
  );

interface Said {
  readonly place: Place;
  readonly text: string;
  /** Said to Afterword by name, where people talk with each other. */
  readonly toUs?: true;
}
