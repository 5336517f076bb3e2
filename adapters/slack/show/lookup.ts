import { z } from 'zod';
import type { Place } from '../../../conversations/place.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import type { Identity } from '../people/identity.ts';

const eventType = 'afterword_posting';

/** Marks a message as this posting. Other apps in the channel can read it: an id and nothing else. */
export function postingMetadata(key: string) {
  return { event_type: eventType, event_payload: { key } };
}

const page = z.object({
  messages: orAbsent(
    z.array(
      z.object({
        ts: z.string(),
        bot_id: orAbsent(z.string()),
        user: orAbsent(z.string()),
        metadata: orAbsent(
          z.object({ event_type: z.string(), event_payload: orAbsent(z.record(z.string(), z.unknown())) }),
        ),
      }),
    ),
  ),
  has_more: orAbsent(z.boolean()),
  response_metadata: orAbsent(z.object({ next_cursor: orAbsent(z.string()) })),
});

/** Most pages of 200: nothing that was not found in five thousand messages since the attempt is looked for any further. */
const mostPages = 25;

/**
 * Timestamp of the message that an earlier attempt left behind, or undefined when there is none.
 * @param place with its channel, also for direct messages
 * @param since no message of the posting is older, in milliseconds since 1970
 * @throws what the client throws: then it stays unknown
 */
export async function findPosting(
  web: Web,
  identity: Identity,
  place: Place & { readonly channel: string },
  key: string,
  since: number,
): Promise<string | undefined> {
  const { channel, thread } = place;
  const options = { channel, limit: 200, oldest: slackTime(since), include_all_metadata: true };
  let cursor: string | undefined;
  for (let turn = 0; turn < mostPages; turn += 1) {
    const more = cursor === undefined ? options : { ...options, cursor };
    const read = page.parse(
      thread === undefined
        ? await web.patient.conversations.history(more)
        : await web.patient.conversations.replies({ ...more, ts: thread }),
    );
    const own = (read.messages ?? []).filter((each) => each.bot_id === identity.bot || each.user === identity.user);
    const found = own.find(
      (each) => each.metadata?.event_type === eventType && each.metadata.event_payload?.key === key,
    );
    if (found !== undefined) return found.ts;
    cursor = read.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return undefined;
  }
  return undefined;
}

function slackTime(at: number): string {
  return (at / 1000).toFixed(6);
}
