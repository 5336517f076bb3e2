import type { Vocabulary } from './languages/vocabulary.ts';
import type { Token } from './tokens.ts';

/** A message in pieces. `cut`: it goes on after the last token. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly cut: boolean;
  readonly words: Vocabulary;
}
