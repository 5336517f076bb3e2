import type { Fact } from '../../../../conversations/message.ts';
import { platform } from '../../api/place.ts';

/** Where a chat with somebody opens; undefined when that is not known. @param id as Teams or the directory names them */
export type ChatOf = (id: string) => string | undefined;

/** A piece of a value and where it leads. */
export interface Piece {
  readonly text: string;
  readonly address: string | undefined;
}

/**
 * The people that a fact names, each with the address of their chat: a mention, which is an entity of the card, would notify
 * them.
 * @returns undefined when none of them has one
 */
export function linkPeople({ people = [] }: Fact, chatOf: ChatOf): readonly Piece[] | undefined {
  const pieces = people.map(({ platform: home, id, name }): Piece => {
    const text = name === undefined || name.trim() === '' ? id : name;
    return { text, address: home === platform ? chatOf(id) : undefined };
  });
  return pieces.some(({ address }) => address !== undefined) ? pieces : undefined;
}
