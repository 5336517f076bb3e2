import { z } from 'zod';
import type { Message } from '../../../conversations/message.ts';
import type { Shown, Wish } from '../../adapter.ts';
import { type Failure, forAudience, handedOn, keepDoubt } from '../../failure.ts';
import { mayBeSince } from '../../may-be-since.ts';
import type { Call } from '../api/calls.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';
import { codeOf, codes, nameFailure } from '../api/failures.ts';
import { isSnowflake, platform, snowflake } from '../api/ids.ts';
import type { Accesses } from '../people/access.ts';
import type { Visibility } from '../people/visibility.ts';
import type { Subjects } from '../receive/subjects.ts';
import type { Threads } from '../receive/threads.ts';
import { addresseeOf } from './addressee.ts';
import type { Direct } from './direct.ts';
import { findPosting } from './lookup.ts';
import type { Nonces } from './nonces.ts';
import { type Posted, readRef } from './posted.ts';
import { type Rendered, render } from './render.ts';

interface Needs {
  readonly call: Call;
  readonly channels: Channels;
  readonly threads: Threads;
  readonly direct: Direct;
  readonly subjects: Subjects;
  readonly access: Accesses;
  readonly visibility: Visibility;
  readonly nonces: Nonces;
  /** The app's own user id. @throws what the client throws */
  readonly bot: () => Promise<string>;
  /** Told of every message that is to be shown. */
  readonly showing: (message: Message) => void;
}

/** Where a message is created: `thread` where its archive status matters. */
interface Spot {
  readonly channel: string;
  readonly guild?: string;
  readonly person?: string;
  readonly thread?: Channel;
}

/** What Discord answers when it stored a message. Whatever else was answered, nobody knows whether it did. */
const stored = z.object({ id: snowflake });

/** A place that takes no message any more, whose question can still be put in direct messages. */
const closed = new Set<number>([
  codes.unknownChannel,
  codes.missingAccess,
  codes.missingPermissions,
  codes.threadArchived,
  codes.threadLocked,
]);

/** Posts, or edits what was posted. Never throws for what Discord answered. */
export function openShow(needs: Needs) {
  const { call, channels, threads, direct, subjects, access, visibility, nonces, bot, showing } = needs;

  return async (wish: Wish): Promise<Shown> => {
    const previous = readRef(wish.previous);
    showing(wish.message);
    const refusal = await whyNotThere(wish, previous);
    if (refusal !== undefined) return forAudience(previous === undefined ? keepDoubt(refusal, wish) : refusal, wish);
    if (previous !== undefined) {
      const outcome = await edit(wish, previous);
      if (outcome.kind === 'gone') await nonces.noteGone(wish.key, previous.message);
      return forAudience(outcome, wish);
    }
    return forAudience(await create(wish), wish);
  };

  /** What is for the team goes where customers read neither when it is posted nor when it changes, which may be days later. */
  async function whyNotThere({ place, audience }: Wish, previous: Posted | undefined): Promise<Failure | undefined> {
    if (audience !== 'team') return undefined;
    try {
      const because = await visibility(previous === undefined ? place : { platform, channel: previous.channel });
      return because === undefined ? undefined : { kind: 'refused', because };
    } catch (error) {
      return nameFailure(error, 'reading');
    }
  }

  /** @param person whose direct messages it is shown in, where it is */
  async function rendered({ message, audience }: Wish, person: string | undefined): Promise<Rendered> {
    // Everybody who sees the place reads it.
    if (person === undefined) return render(message.public ?? message, false);
    return render(message, true, audience === 'respondent' ? await subjects.lineFor(person) : undefined);
  }

  async function edit(wish: Wish, posted: Posted): Promise<Shown> {
    if (wish.mayStill?.() === false) return handedOn(wish);
    const at = `/channels/${posted.channel}/messages/${posted.message}` as const;
    const isRemoved = wish.message.removed === true;
    const patch = async () =>
      isRemoved
        ? call('DELETE', at)
        : stored.parse(await call('PATCH', at, { body: await rendered(wish, posted.person) }));
    try {
      if (await isOutOfReach(wish, posted)) {
        // It is asked in direct messages now: two questions would be one too many.
        await call('DELETE', at).catch(() => {});
        return { kind: 'gone' };
      }
      await patch().catch((error: unknown) => {
        if (codeOf(error) !== codes.threadArchived) throw error;
        return threads.openFor(posted.channel, patch);
      });
      return await shown(posted, wish);
    } catch (error) {
      const failure = nameFailure(error, 'editing');
      // Taken away before, by an attempt of which nothing was heard: it comes to the same.
      return isRemoved && failure.kind === 'gone' ? await shown(posted, wish) : failure;
    }
  }

  /** Whether a score can't be given any more where it is asked for. @throws what the client throws */
  async function isOutOfReach(wish: Wish, { channel, person }: Posted): Promise<boolean> {
    const { message, audience, editOnly } = wish;
    const asks = audience === 'respondent' && message.ask?.kind === 'scale' && editOnly !== true;
    if (!asks || person !== undefined) return false;
    const found = await channels.lookAgain(channel);
    return found.thread?.locked === true || (await isHidden(found, wish));
  }

  /** Whether whoever is asked in a ticket does not see it any more. @throws what the client throws */
  async function isHidden(channel: Channel, { message }: Wish): Promise<boolean> {
    if (channel.kind !== 'channel' || channel.guild === undefined) return false;
    const whom = await whomFor(message, channel.id);
    return whom !== undefined && !(await access(whom, channel)).sees;
  }

  /** Whom a message in a place is for. What was asked there last may have been somebody else's: the message itself says best. */
  async function whomFor(message: Message, place: string): Promise<string | undefined> {
    return addresseeOf(message) ?? (await threads.courseOf(place)).respondent;
  }

  async function create(wish: Wish): Promise<Shown> {
    if (wish.editOnly && !wish.uncertain) return { kind: 'gone' };
    const spot = await spotOf(wish);
    if ('kind' in spot) return keepDoubt(spot, wish);
    const outcome = await post(spot, wish);
    if (outcome !== 'closed') return outcome;
    const aside = await asideOf(wish);
    return 'kind' in aside ? keepDoubt(aside, wish) : ((await post(aside, wish)) as Shown);
  }

  /** @returns closed: the place takes no messages, and there is another way to the respondent */
  async function post(spot: Spot, wish: Wish): Promise<Shown | 'closed'> {
    const { channel, guild, person, thread } = spot;
    const body = await rendered(wish, person);
    const posted = (message: string): Posted => ({
      channel,
      message,
      ...(guild === undefined ? {} : { guild }),
      ...(person === undefined ? {} : { person }),
      ...(thread === undefined ? {} : { thread: 'yes' }),
    });
    if (wish.uncertain) {
      try {
        const found = await findPosting(
          { call, channel, bot: await bot(), since: mayBeSince(wish) },
          await nonces.of(wish.key),
          body,
        );
        if (found !== undefined) return await edit(wish, posted(found));
      } catch (error) {
        // Who may not read a channel can still write to it: the nonce alone then keeps it to one message.
        const failure = nameFailure(error, 'reading');
        if (failure.kind === 'busy') return keepDoubt(failure, wish);
      }
    }
    if (wish.editOnly) return { kind: 'gone' };
    const nonce = await nonces.of(wish.key);
    if (wish.mayStill?.() === false) return handedOn(wish);
    const created = { ...body, nonce, enforce_nonce: true };
    const send = () => call('POST', `/channels/${channel}/messages`, { body: created });
    try {
      const answer = await (thread?.thread?.archived === true ? threads.openFor(channel, send) : send());
      return await shown(posted(stored.parse(answer).id), wish);
    } catch (error) {
      if (person !== undefined) return direct.failed(person, error, 'creating');
      const isClosed = wish.audience === 'respondent' && closed.has(codeOf(error) ?? 0);
      return isClosed ? 'closed' : nameFailure(error, 'creating');
    }
  }

  /** Where to ask: in the place itself, or in direct messages where a thread is locked or gone. */
  async function spotOf(wish: Wish): Promise<Spot | Failure> {
    const { channel, thread, person } = wish.place;
    if (person !== undefined && channel === undefined) return directTo(person);
    const id = thread ?? channel ?? '';
    if (!isSnowflake(id)) return { kind: 'refused', because: `${id} is no channel of Discord` };
    try {
      const isFresh = thread !== undefined || wish.audience === 'respondent';
      const found = await (isFresh ? channels.lookAgain(id) : channels.look(id));
      if (wish.audience === 'respondent') {
        if (found.thread?.locked === true || (await isHidden(found, wish))) return await asideOf(wish);
      }
      const guild = found.guild === undefined ? {} : { guild: found.guild };
      return { channel: id, ...guild, ...(found.kind === 'thread' ? { thread: found } : {}) };
    } catch (error) {
      if (wish.audience === 'respondent' && closed.has(codeOf(error) ?? 0)) return asideOf(wish);
      return nameFailure(error, 'reading');
    }
  }

  /** The direct messages of the one a thread's or a ticket's question is for. */
  async function asideOf({ place, message }: Wish): Promise<Spot | Failure> {
    const whom = await whomFor(message, place.thread ?? place.channel ?? '');
    if (whom !== undefined) return directTo(whom);
    return { kind: 'unreachable', because: 'the thread is locked or gone, and who was helped in it is not known' };
  }

  async function directTo(person: string): Promise<Spot | Failure> {
    const reached = await direct.reach(person);
    return typeof reached === 'string' ? { channel: reached, person } : reached;
  }

  async function shown(posted: Posted, { message, audience }: Wish): Promise<Shown> {
    const { channel, message: id, guild, person } = posted;
    const ask = message.ask?.kind;
    const asks = ask === 'scale' || ask === 'reason' ? ask : 'nothing';
    if (audience === 'respondent' && person === undefined) await threads.settle(channel, id, asks);
    const permalink = `https://discord.com/channels/${guild ?? '@me'}/${channel}/${id}`;
    return { kind: 'shown', ref: { ...posted }, permalink };
  }
}
