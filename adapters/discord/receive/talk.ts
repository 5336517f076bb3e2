import { chooseLanguage, say } from '../../../conversations/copy/say.ts';
import type { FromRespondent } from '../../../conversations/inbound.ts';
import type { Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Call } from '../api/calls.ts';
import type { Channels } from '../api/channels.ts';
import { nameFailure } from '../api/failures.ts';
import { person, platform, timeOf } from '../api/ids.ts';
import { limits } from '../limits.ts';
import type { Log } from '../setup/settings.ts';
import type { Direct } from '../show/direct.ts';
import { escapeWithin } from '../show/text.ts';
import type { Hand } from './answering.ts';
import type { Threads } from './threads.ts';
import { parseDeletion, parseEdit, parseMessage, type Typed } from './typed.ts';

interface Needs {
  readonly call: Call;
  readonly channels: Channels;
  readonly threads: Threads;
  readonly direct: Direct;
  readonly teams: readonly Team[];
  readonly log: Log;
  readonly bot: () => string;
}

/** What people type to the app, change and delete: in direct messages, and with a mention of it in a thread or a ticket. */
export function openTalk({ call, channels, threads, direct, teams, log, bot }: Needs) {
  return {
    /** A MESSAGE_CREATE. */
    async hear(json: unknown, hand: Hand): Promise<void> {
      const typed = parseMessage(json, bot());
      if (typed.kind === 'unreadable') return log('warn', {}, 'discord: a message that can’t be read');
      if (typed.kind === 'typed') await take(typed, hand);
    },
    /** A MESSAGE_UPDATE. */
    async changed(json: unknown, hand: Hand): Promise<void> {
      const typed = parseEdit(json, bot());
      if (typed !== undefined) await take(typed, hand);
    },
    /** A MESSAGE_DELETE, or one of many. */
    async deleted(json: unknown, hand: Hand): Promise<void> {
      const at = new Date();
      for (const id of parseDeletion(json))
        await hand.insist({ kind: 'deleted', id: `deletion:${id}`, at, platform, message: `message:${id}` });
    },
  };

  async function take(typed: Typed, hand: Hand): Promise<void> {
    const place = await placeOf(typed);
    if (place === undefined) return;
    if (typed.isDirect) void direct.opened(typed.by).catch(() => {});
    const { by } = typed;
    const event = eventOf(typed, place);
    const stored = await hand.insist(event);
    if (stored.kind === 'notStored') {
      // Discord shows nobody alone a message outside of an interaction, so this one stands below theirs.
      const sorry = say(chooseLanguage(teams[0]?.language), (copy) => copy.sayTryAgain);
      return reply(typed, sorry);
    }
    const { receipt } = stored;
    if (receipt.kind !== 'repeated' && receipt.say !== undefined && typed.isDirect) return reply(typed, receipt.say);
    const ask = receipt.kind === 'accepted' ? receipt.shows?.ask : undefined;
    if (ask?.kind === 'reason' && !typed.isDirect)
      await threads.noteScored(typed.channelId, ask.invitation, by).catch(() => {});
    const goesOn = receipt.kind === 'accepted' && receipt.shows !== undefined && receipt.shows.ask === undefined;
    if (goesOn && place.thread !== undefined) await threads.noteGoesOn(place.thread);
  }

  async function placeOf({ isDirect, by, channelId }: Typed): Promise<Place | undefined> {
    if (isDirect) return { platform, person: by };
    try {
      const channel = await channels.look(channelId);
      if (channel.kind !== 'thread') return { platform, channel: channelId };
      return channel.parent === undefined ? undefined : { platform, channel: channel.parent, thread: channelId };
    } catch (error) {
      log('warn', { outcome: nameFailure(error, 'reading') }, 'discord: it is not known where something was typed');
      return undefined;
    }
  }

  async function reply({ id, channelId }: Typed, text: string): Promise<void> {
    const body = {
      content: escapeWithin(text, limits.text),
      message_reference: { message_id: id, fail_if_not_exists: false },
      allowed_mentions: { parse: [], replied_user: false },
      nonce: `re-${id}`.slice(0, 25),
      enforce_nonce: true,
    };
    try {
      await call('POST', `/channels/${channelId}/messages`, { body });
    } catch (error) {
      log('warn', { outcome: nameFailure(error, 'reading') }, 'discord: could not tell somebody what came of it');
    }
  }
}

function eventOf({ id, by, text, isDirect, editedAt }: Typed, place: Place): FromRespondent {
  const message = `message:${id}`;
  const said = { by: person(by), place, text, ...(isDirect ? {} : { toUs: true as const }) };
  if (editedAt === undefined) return { kind: 'said', id: message, at: timeOf(id), ...said };
  const edit = `edit:${id}:${editedAt.getTime()}`;
  return { kind: 'edited', id: edit, at: editedAt, message, writtenAt: timeOf(id), ...said };
}
