import type { Message } from '../../../conversations/message.ts';
import { isSnowflake, platform } from '../api/ids.ts';

/** Whose message it is: nobody else may be shown it in their direct messages. Undefined where it names nobody of Discord. */
export function addresseeOf({ public: shared, personal }: Message): string | undefined {
  const person = shared?.mentions ?? personal?.respondent;
  return person?.platform === platform && isSnowflake(person.id) ? person.id : undefined;
}
