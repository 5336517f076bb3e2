import type { Score } from './numbers/score.ts';
import type { Named, Person } from './place.ts';

/**
 * A message says what is meant, never how it looks: adapters choose the widgets.
 *
 * Every string in a message is plain text. Adapters escape all of it, and a `quote`
 * (a customer's own words) must in addition never be able to mention or link anything.
 */
export interface Message {
  /** One line: the notification, and what a screen reader says first. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** At most one thing asked of the reader: a prompt, or a row of actions. */
  readonly ask?: Prompt | Actions;
  /**
   * What stands instead where anybody but the respondent reads along (a thread, a channel, a group chat): nothing in it tells
   * what they answered. What this message says is then shown to them alone, when they ask for it or do something.
   */
  readonly public?: PublicMessage;
  /**
   * Whose own view there is of it: platforms that can show one person something else in its place ask (`reviewed`) for what
   * they are to see. Everybody else sees what stands there.
   */
  readonly personal?: Personal;
  /** It is over, and was never answered: taken away where the platform lets it be, else this stands in its place. */
  readonly removed?: true;
}

export interface Personal {
  readonly respondent: Person;
  readonly invitation: string;
}

export interface PublicMessage extends Omit<Message, 'public'> {
  /** Addressed by the platform's own mention, before everything else; nobody else ever is. */
  readonly mentions?: Person;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly style?: 'heading' | 'subtle' }
  /** Untrusted words of a customer. */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly by?: string;
      /** The invitation whose respondent said so: where they delete it, it is taken out. */
      readonly about?: string;
    }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string };

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Where the value leads; https or http. */
  readonly url?: string;
  /**
   * Those whom the value names, in its order. Where they live on the platform that shows it, a click leads to each of them;
   * nobody is notified. Elsewhere the value says it in words.
   */
  readonly people?: readonly (Person & Named)[];
}

export interface Column {
  readonly title: string;
  readonly align?: 'start' | 'end';
}

/** Something the respondent is asked. Whatever they do comes back as an inbound event that carries `invitation`. */
export type Prompt = ScalePrompt | ReasonPrompt;

/** The eleven scores, in order, all looking alike; the ends are labelled. */
export interface ScalePrompt {
  readonly kind: 'scale';
  readonly invitation: string;
  /** What is asked, as the accessible name of the group of buttons. */
  readonly question: string;
  /** What 0 means. */
  readonly low: string;
  /** What 10 means. */
  readonly high: string;
  /** Small print below: who reads the answer. */
  readonly note?: string;
  /** The score given so far, when it is being changed: marked where a button can be pressed already, and said in words anyway. */
  readonly chosen?: Score;
  readonly waysOut: readonly Action[];
}

/** Free words, always optional: the score is already stored when this is shown. */
export interface ReasonPrompt {
  readonly kind: 'reason';
  readonly invitation: string;
  /** The follow-up question: label of the field. */
  readonly question: string;
  /** On the button that opens the field, where a platform needs one. */
  readonly open: string;
  readonly placeholder: string;
  readonly send: string;
  readonly cancel: string;
  /** How to answer by typing, where the platform delivers typed text from this place. */
  readonly typing: string;
  /** What was said so far, so that it can be edited. */
  readonly given?: string;
  readonly waysOut: readonly Action[];
}

export interface Actions {
  readonly kind: 'actions';
  readonly actions: readonly Action[];
}

/** A button. */
export type Action =
  /** Gives a score, as one of the scale's buttons does. */
  | { readonly kind: 'score'; readonly score: Score; readonly invitation: string; readonly label: string }
  /** Does something about an invitation: comes back as the inbound event of that kind. */
  | { readonly kind: 'intent'; readonly intent: Intent; readonly invitation: string; readonly label: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string };

/** What a respondent can want besides answering. */
export type Intent = 'declined' | 'optedOut' | 'optedIn' | 'reconsidered' | 'reviewed';

export const intents = [
  'declined',
  'optedOut',
  'optedIn',
  'reconsidered',
  'reviewed',
] as const satisfies readonly Intent[];
