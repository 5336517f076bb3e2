import type { PublicMessage } from '../../../conversations/message.ts';
import { lookupPatience, within } from '../../within.ts';
import { platform } from '../api/place.ts';
import type { Reference, References } from '../api/reference.ts';
import type { Known } from '../show/personal.ts';
import type { People } from './people.ts';

export type Respondents = ReturnType<typeof openRespondents>;

/**
 * How Teams names the one a message is for: by what they did here before, else by the roster. Undefined when the message is for
 * nobody of Teams, and when Teams does not tell in time: then it is shown without a mention. Never throws.
 */
export function openRespondents(references: References, people: People) {
  return async (
    { mentions, personal }: PublicMessage,
    reference: Reference,
    conversation: string,
  ): Promise<Known | undefined> => {
    const person = mentions ?? personal?.respondent;
    if (person?.platform !== platform) return undefined;
    try {
      const known = await references.person(await references.canonical(person.id));
      if (known !== undefined && known.userId !== '' && known.userName !== '')
        return { id: known.userId, name: known.userName };
      return await within(lookupPatience, people.look(reference, conversation, person.id));
    } catch {
      return undefined;
    }
  };
}
