import { z } from 'zod';
import type { Place } from '../../../conversations/place.ts';
import type { Ref, Shown, Wish } from '../../adapter.ts';
import { type Doing, type Failure, forAudience, handedOn, keepDoubt } from '../../failure.ts';
import { mayBeSince } from '../../may-be-since.ts';
import { nameFailure } from '../api/failures.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import { type Channels, sharingInWords } from '../people/channels.ts';
import type { Identity } from '../people/identity.ts';
import { isReadByOthers } from '../people/shared.ts';
import { findPosting, postingMetadata } from './lookup.ts';
import type { ProfileOf } from './render/people.ts';
import { type Rendered, render } from './render.ts';

/** What `show` keeps to find a message again. */
interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** Without a `ts` the message can't be found again: whether it is there has to be looked up. */
const answer = z.object({ ts: z.string().min(1), channel: orAbsent(z.string().min(1)) });

/** Posts, or edits what was posted. Never throws for what Slack answered. */
export function openShow(web: Web, channels: Channels, identity: () => Promise<Identity>) {
  return async (wish: Wish): Promise<Shown> => {
    const previous = readRef(wish.previous);
    const isShared = isReadByOthers(previous?.channel ?? wish.place.channel);
    const rendered = render((isShared ? wish.message.public : undefined) ?? wish.message, await profiles(wish));
    const fail = (error: unknown, doing: Doing) => {
      const failure = nameFailure(error, doing);
      return forAudience(previous === undefined ? keepDoubt(failure, wish) : failure, wish);
    };

    let channel: string;
    try {
      channel = previous?.channel ?? (await channelOf(wish.place, channels));
      if (wish.audience === 'team') {
        const { sharing } = await channels.lookAgain(channel);
        if (sharing !== 'internal') return sharedOutside(sharing);
      }
    } catch (error) {
      return fail(error, 'reading');
    }
    if (previous !== undefined) return edit(wish, previous, rendered, fail);

    if (wish.uncertain) {
      try {
        const found = await findPosting(web, await identity(), { ...wish.place, channel }, wish.key, mayBeSince(wish));
        if (found !== undefined) return await edit(wish, { channel, ts: found }, rendered, fail);
      } catch (error) {
        return fail(error, 'reading');
      }
    }
    if (wish.editOnly) return { kind: 'gone' };
    if (wish.mayStill?.() === false) return handedOn(wish);
    try {
      const thread = wish.place.thread === undefined ? {} : { thread_ts: wish.place.thread };
      const metadata = postingMetadata(wish.key);
      const posted = await web.patient.apiCall('chat.postMessage', {
        channel,
        ...thread,
        ...content(rendered),
        ...quietly,
        metadata,
      });
      const { ts, channel: into = channel } = answer.parse(posted);
      return shown({ channel: into, ts });
    } catch (error) {
      return forAudience(nameFailure(error, 'creating'), wish);
    }
  };

  async function edit(
    wish: Wish,
    posted: Posted,
    rendered: Rendered,
    fail: (error: unknown, doing: Doing) => Shown,
  ): Promise<Shown> {
    if (wish.mayStill?.() === false) return handedOn(wish);
    const isRemoved = wish.message.removed === true;
    try {
      if (isRemoved) await web.patient.apiCall('chat.delete', { ...posted });
      else await web.patient.apiCall('chat.update', { ...posted, ...content(rendered) });
      return shown(posted);
    } catch (error) {
      const failure = fail(error, 'editing');
      // Taken away before, by an attempt of which nothing was heard: it comes to the same.
      return isRemoved && failure.kind === 'gone' ? shown(posted) : failure;
    }
  }

  /** Known since the first call; a failure to tell must not turn a success into a failure. */
  function address(): Promise<string | undefined> {
    return identity().then(
      (known) => known.url,
      () => undefined,
    );
  }

  /** Where the profiles of members are: what customers read names nobody. */
  async function profiles({ audience }: Wish): Promise<ProfileOf> {
    const url = audience === 'team' ? await address() : undefined;
    return (id) => (url === undefined ? undefined : `${url}team/${id}`);
  }

  async function shown(posted: Posted): Promise<Shown> {
    const url = await address();
    const ref = { ...posted };
    return url === undefined ? { kind: 'shown', ref } : { kind: 'shown', ref, permalink: linkTo(url, posted) };
  }
}

/** Nothing that is in the text is looked up, and no preview of an address is added. */
const quietly = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const;

/**
 * The blocks as the JSON that is sent: given as objects, the client walks all of them once more for a line of its log that it
 * does not write, a tenth of what a call costs.
 */
function content({ text, blocks }: Rendered) {
  return { text, blocks: JSON.stringify(blocks) };
}

async function channelOf(place: Place, channels: Channels): Promise<string> {
  return place.channel ?? (await channels.directTo(place.person ?? ''));
}

function sharedOutside(sharing: keyof typeof sharingInWords): Failure {
  return {
    kind: 'refused',
    because: `the channel ${sharingInWords[sharing]}, and alerts and digests quote customers: name an internal channel`,
  };
}

function readRef(ref: Ref | undefined): Posted | undefined {
  const { channel, ts } = ref ?? {};
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
}

/** The address of a message, in the form that chat.getPermalink answers. @param url the workspace's, with a slash */
function linkTo(url: string, { channel, ts }: Posted): string {
  return `${url}archives/${channel}/p${ts.replace('.', '')}`;
}
