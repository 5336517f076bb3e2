import { z } from 'zod';
import type { FromRespondent, WordsDeleted } from '../../../conversations/inbound.ts';
import { id, storable } from '../api/fields.ts';
import { orAbsent } from '../api/missing-fields.ts';
import { isPersons, messageId, person, placeOf, platform, timeOf } from './parse.ts';
import { readTyped } from './typed.ts';

/** What became of a message that somebody typed. */
export type Revision = (FromRespondent & { readonly kind: 'edited' }) | WordsDeleted;

const edited = orAbsent(z.object({ ts: orAbsent(id), user: orAbsent(id) }));

const changed = z.object({
  event: z.object({
    subtype: z.literal('message_changed'),
    channel: id,
    channel_type: orAbsent(z.string()),
    ts: orAbsent(id),
    event_ts: orAbsent(id),
    message: z.object({
      user: orAbsent(id),
      ts: id,
      thread_ts: orAbsent(id),
      text: orAbsent(z.string()),
      subtype: orAbsent(z.string()),
      bot_id: orAbsent(z.string()),
      edited,
    }),
    previous_message: orAbsent(z.object({ text: orAbsent(z.string()), edited })),
  }),
});

const deleted = z.object({
  event: z.object({
    subtype: z.literal('message_deleted'),
    channel: id,
    ts: orAbsent(id),
    event_ts: orAbsent(id),
    deleted_ts: id,
  }),
});

/** An edit and the event that tells of it are no further apart, in milliseconds: `edited.ts` counts in whole seconds. */
const sameEdit = 2_000;

/**
 * An edit or a deletion of something that was typed. Slack also sends `message_changed` when it unfurls a link, counts replies
 * or recognises a language: then nobody changed the text.
 * Source: docs.slack.dev/reference/events/message/message_changed and message_deleted.
 * @param now when it arrived; counts only where Slack tells no time
 */
export function parseRevision(body: unknown, bot: string, now: Date): Revision | undefined {
  const change = changed.safeParse(body);
  if (change.success) return editOf(change.data.event, bot, now);
  const removal = deleted.safeParse(body);
  if (!removal.success) return undefined;
  const { channel, deleted_ts, event_ts, ts } = removal.data.event;
  return deletion(channel, deleted_ts, timeOf(event_ts ?? ts) ?? now);
}

function editOf(event: z.infer<typeof changed>['event'], bot: string, now: Date): Revision | undefined {
  const { channel, message, previous_message: before, channel_type } = event;
  const told = event.event_ts ?? event.ts;
  const at = timeOf(told) ?? now;
  // What is left of a thread's first message that was deleted.
  if (message.subtype === 'tombstone') return deletion(channel, message.ts, at);
  const { user, text, edited: last } = message;
  const editedAt = timeOf(last?.ts);
  const writtenAt = timeOf(message.ts);
  if (user === undefined || text === undefined || editedAt === undefined || writtenAt === undefined) return undefined;
  if (!isPersons({ ...message, user }, bot) || (last?.user !== undefined && last.user !== user)) return undefined;
  const isSame =
    before?.text === undefined ? Math.abs(at.getTime() - editedAt.getTime()) > sameEdit : before.text === text;
  if (isSame) return undefined;
  const place = placeOf({ ...message, channel, channel_type, user });
  if (place === undefined) return undefined;
  return {
    kind: 'edited',
    id: `edit:${channel}:${message.ts}:${told ?? last?.ts ?? ''}`,
    at,
    by: person(user),
    place,
    text: readTyped(storable(text), bot),
    message: messageId(channel, message.ts),
    writtenAt,
  };
}

function deletion(channel: string, ts: string, at: Date): Revision {
  return { kind: 'deleted', id: `deletion:${channel}:${ts}`, at, platform, message: messageId(channel, ts) };
}
