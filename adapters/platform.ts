import type { z } from 'zod';
import type { Team } from '../conversations/team.ts';
import type { Adapter } from './adapter.ts';
import type { Memory } from './memory.ts';
import type { Standing } from './standing.ts';
import type { WebChats } from './web/api/chats.ts';

/**
 * A platform as its operator meets it: what it is told, what may be named on it, and how its adapter comes about. Loading
 * this loads no SDK.
 */
export interface Platform<Settings, Variable extends string = string> {
  readonly ids: PlatformIds;
  /** The environment variables it reads. Those of one platform begin alike (`SLACK_`) and unlike those of the others. */
  readonly variables: readonly Variable[];
  /** What its secrets look like: never shown but for what the first group matches. Global, without nested quantifiers. */
  readonly secret?: RegExp;
  /** Its part of `afterword.yaml`; absent: there is none. */
  readonly section?: Section<unknown>;
  /** Why none of its places may be named, going by its part of the file as it is written; `undefined`: they may. */
  readonly whyClosed?: (section: unknown) => Correction | undefined;
  /**
   * Reads its settings and reports everything wrong with them; `undefined` when it isn't configured or can't be used.
   * Settings are plain data.
   */
  read(told: Told<Variable>): Settings | undefined;
  /** What is said of it once Afterword is ready, on one line. */
  welcome(settings: Settings): string;
  /** Loads its SDK and makes the adapter, which isn't started yet. */
  create(settings: Settings, given: Given): Promise<Adapter>;
}

/** What the configuration may name on a platform. */
export interface PlatformIds {
  /** Ids of places where something can be posted. */
  readonly channel: RegExp;
  /** Ids of people and, where the platform has them, user groups. */
  readonly person: RegExp;
  /** Those of them that are groups' and nobody's own; absent: there are none, or their form doesn't tell. */
  readonly group?: RegExp;
  /** The one way of writing a person's id for those that mean the same; absent: every id is written in one way only. */
  readonly samePerson?: (id: string) => string;
  /** The id of the place that a link leads to, as the platform's own “copy link” writes it; absent: links name nothing. */
  readonly fromLink?: (link: URL) => string | undefined;
  /** A sentence that says what an id looks like and where to find it. */
  readonly right: string;
}

/** A key at the top of `afterword.yaml`. Reading `undefined` gives its default. */
export interface Section<Value> {
  readonly key: string;
  readonly schema: z.ZodType<Value>;
}

/** What is wrong, continuing a sentence that begins with the key, and what would be right, as a sentence. */
export interface Correction {
  readonly wrong: string;
  readonly right: string;
}

/** What a platform's settings are read from. */
export interface Told<Variable extends string = string> {
  readonly variables: Variables<Variable>;
  /** Whether there is a configuration file. */
  readonly hasFile: boolean;
  /** Its part of the file as it is written; see `readSection`. */
  readonly section: unknown;
  /** The key of the file that names a place or person of this platform first. */
  readonly neededBy?: string;
  /** Where the HTTP server listens; `loopback`: only this machine can reach it. */
  readonly http: { readonly host: string; readonly loopback: boolean };
}

/** The environment with `.env` beneath it. Notes what is wrong with a variable. */
export interface Variables<Name extends string = string> {
  /** Its value without surrounding blanks; empty counts as absent. */
  get(name: Name): string | undefined;
  /** Notes a problem; `wrong` continues a sentence that begins with the name and must not contain a secret. */
  report(name: string, wrong: string, right: string): void;
  /** Notes that a variable's value can't be taken, and shows it: not for secrets. */
  refuse(name: Name, right: string): void;
}

/** What an adapter works with besides its settings. */
export interface Given {
  readonly teams: readonly Team[];
  readonly company: string;
  /** Where the HTTP server answers, such as `http://localhost:3000`. */
  readonly baseUrl: string;
  readonly now: () => Date;
  /** Never given a secret, a score or anything that a customer wrote. */
  readonly log: (
    level: 'debug' | 'info' | 'warn' | 'error',
    fields: Readonly<Record<string, unknown>>,
    text: string,
  ) => void;
  /** The platform's own. */
  readonly memory: Memory;
  /** Told whenever it changes, as often as it is true: readiness shows it, and nothing is sent while credentials are refused. */
  readonly onStanding: (standing: Standing) => void;
  readonly playground: {
    readonly chats: WebChats;
    /** Posts today's digest of the playground's team. */
    postDigest(): Promise<void>;
  };
}

/** A platform's part of the file; its default where it is absent or can't be taken, which checking the whole file reports. */
export function readSection<Value>({ schema }: Section<Value>, written: unknown): Value {
  const { data } = schema.safeParse(written);
  return data ?? schema.parse(undefined);
}
