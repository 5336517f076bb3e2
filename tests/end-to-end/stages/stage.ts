import type { PlatformSettings } from '../../../adapters/index.ts';
import type { Person, Place } from '../../../conversations/place.ts';

/** One platform with an agent, customers, a support channel and the team's channels: where the story is played. */
export interface Stage {
  readonly platform: 'slack' | 'teams' | 'discord';
  /** For `config.platforms`. */
  readonly settings: PlatformSettings;
  /** The support channel. */
  readonly chats: Place;
  readonly agents: readonly Person[];
  readonly alerts: Place;
  readonly digest: Place;
  /** Milliseconds a click may take to show in the message; generous, for a loaded machine. */
  readonly patience: number;
  /** The service listens there now. */
  connect(serviceUrl: string): Promise<void>;
  /** A customer who was never seen before asks for help in the support channel. */
  openChat(): Promise<StagedChat>;
  /** What Afterword shows in a channel of the team, oldest first. */
  read(place: Place): readonly string[];
  close(): Promise<void>;
}

export interface StagedChat {
  readonly respondent: Person;
  /** The thread of the chat. */
  readonly place: Place;
  /** The agent says that it is over, as agents do on that platform. */
  end(): Promise<void>;
  /** What Afterword shows the customer by now, to them alone where it does: texts and labels of buttons; empty: nothing. */
  reads(): string;
  /** What it shows everybody who is in the chat. */
  everybodyReads(): string;
  click(score: number): Promise<void>;
  /** Somebody else clicks. */
  clickAsStranger(score: number): Promise<void>;
  /** The customer opens the field, writes and sends. */
  explain(words: string): Promise<void>;
  /** How many messages of Afterword there are in the chat. */
  count(): number;
}
