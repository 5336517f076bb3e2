import type { Adapter, ChannelUse, Finding, Inbox, Shown, Wish } from '../adapter.ts';
import { handedOn } from '../failure.ts';
import type { Given } from '../platform.ts';
import { agent, channelIn, chatIn, isTeamChannel, platform, supportChannel, teamChannels } from './api/channels.ts';
import type { WebChats } from './api/chats.ts';
import { isAway, nameFailure } from './api/failures.ts';
import { limits } from './limits.ts';
import { type Acts, createActs, linkTo, openChat } from './receive/acts.ts';
import { createRoutes } from './receive/routes.ts';
import { createLive } from './show/live.ts';

export interface WebAdapterOptions {
  readonly chats: WebChats;
  /** Where the page is, such as `http://localhost:3000`. */
  readonly baseUrl: string;
  /** Named on the page. */
  readonly company: string;
  /** Where afterword.yaml would be. */
  readonly directory: string;
  /** Posts today's digest of the playground's team. */
  readonly postDigest: () => Promise<void>;
  readonly now: () => Date;
  readonly log: Given['log'];
}

/**
 * The playground: a support chat, and the team's channels, on one page in the browser. Everything it shows is in
 * the storage behind `chats`, so that it survives any restart and any number of processes can serve it.
 */
export function createWebAdapter(options: WebAdapterOptions): Adapter {
  const { chats, baseUrl, company, directory, postDigest, now, log } = options;
  const live = createLive(chats, new URL(baseUrl).origin);
  let acts: Acts | undefined;

  async function whyNot({ place, audience }: Wish): Promise<Shown | undefined> {
    if (place.channel === undefined) return { kind: 'unreachable', because: 'the playground has no direct messages' };
    const channel = channelIn(place);
    if (isTeamChannel(channel)) return undefined;
    const chat = chatIn(channel);
    if (chat === undefined) return { kind: 'refused', because: `the playground has no channel "${channel}"` };
    if (audience === 'team') return { kind: 'refused', because: 'a customer reads this chat' };
    if ((await chats.find(chat)) === undefined) return { kind: 'unreachable', because: `there is no chat "${chat}"` };
    return undefined;
  }

  async function put({ place, message, previous, key, editOnly }: Wish): Promise<Shown> {
    const channel = channelIn(place);
    const permalink = linkTo(channel, baseUrl);
    if (previous === undefined) {
      if (editOnly && !(await chats.hasPost(key))) return { kind: 'gone' };
      return { kind: 'shown', ref: { post: await chats.post(channel, key, message, now()) }, permalink };
    }
    const there = await chats.edit(previous.post ?? '', message, now());
    return there ? { kind: 'shown', ref: previous, permalink } : { kind: 'gone' };
  }

  return {
    platform,
    limits,
    router: createRoutes({ company, directory, live, acts: () => acts, postDigest, log }),
    async start(inbox: Inbox) {
      if ((await chats.count()) === 0) await openChat(chats, 'welcome', now());
      await live.begin();
      acts = createActs({ chats, inbox, baseUrl, now });
    },
    async stop() {
      acts = undefined;
      await live.end();
    },
    async show(wish) {
      try {
        const because = await whyNot(wish);
        if (because !== undefined) return because;
        return wish.mayStill?.() === false ? handedOn(wish) : await put(wish);
      } catch (error) {
        return nameFailure(error);
      }
    },
    async describe({ id }) {
      if (id === agent.id) return { name: agent.name, locale: 'en', isBot: false, isColleague: true };
      try {
        const chat = await chats.findByCustomer(id);
        return chat === undefined ? undefined : { name: chat.customerName, locale: 'en', isBot: false };
      } catch (error) {
        if (isAway(error)) return undefined;
        throw error;
      }
    },
    async check(channels) {
      return channels.map(look);
    },
  };
}

function look({ place, use, key }: ChannelUse): Finding {
  const channel = place.channel ?? '';
  const known: readonly string[] = use === 'chats' ? [supportChannel] : teamChannels;
  const ok = known.includes(channel);
  const detail = ok
    ? `web:${channel} is there`
    : `the playground has no "${channel}"; there is ${known.map((name) => `web:${name}`).join(' and ')}`;
  return { ok, what: key, detail };
}
