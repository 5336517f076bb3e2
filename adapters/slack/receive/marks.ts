import { z } from 'zod';
import { readError } from '../api/failures.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import { isAgreed } from './signals.ts';

const answer = z.object({
  message: z.object({
    user: orAbsent(z.string()),
    reactions: orAbsent(z.array(z.object({ name: z.string(), users: orAbsent(z.array(z.string())) }))),
  }),
});

/**
 * Who has set one of the agreed reactions on a message, its author left out: they may use the same emoji. Nobody where the
 * message is gone. With `full` Slack names everybody, not only the first few.
 * Source: docs.slack.dev/reference/methods/reactions.get.
 * @throws what the client throws
 */
export async function whoMarked(
  web: Web,
  channel: string,
  timestamp: string,
  agreed: readonly string[],
): Promise<readonly string[]> {
  try {
    const { message } = answer.parse(await web.quick.reactions.get({ channel, timestamp, full: true }));
    const marks = (message.reactions ?? []).filter(({ name }) => isAgreed(name, agreed));
    const people = new Set(marks.flatMap(({ users = [] }) => users));
    return [...people].filter((id) => id !== message.user);
  } catch (error) {
    const call = readError(error);
    if (call.kind === 'platform' && /^(message_not_found|no_item_specified)$/.test(call.error)) return [];
    throw error;
  }
}
