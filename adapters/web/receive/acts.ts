import type { EndedChat } from '../../../conversations/inbound.ts';
import type { Person } from '../../../conversations/place.ts';
import type { Inbox, Receipt } from '../../adapter.ts';
import {
  agent,
  askPlace,
  channelOf,
  chatIn,
  customerOf,
  isTeamChannel,
  platform,
  supportChannel,
} from '../api/channels.ts';
import type { WebChat, WebChats } from '../api/chats.ts';
import { render } from '../show/render.ts';
import { type Click, type Saying, toInbound } from './parse.ts';
import { type Problem, unknownChat } from './problem.ts';
import { scenario } from './scenarios.ts';

/** What a page is answered: what came of it, and what the clicked post should show right away. */
export type Outcome =
  | { readonly kind: 'done'; readonly chat?: string; readonly say?: string; readonly html?: string }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface ActsOptions {
  readonly chats: WebChats;
  readonly inbox: Inbox;
  readonly baseUrl: string;
  readonly now: () => Date;
}

/** Everything people do in the playground. Rejects when it could not be stored: then nothing counts, and the page says so. */
export interface Acts {
  open(id: string): Promise<Outcome>;
  end(chatId: string, id: string): Promise<Outcome>;
  reopen(chatId: string, id: string): Promise<Outcome>;
  say(chatId: string, saying: Saying): Promise<Outcome>;
  click(click: Click): Promise<Outcome>;
}

export function createActs({ chats, inbox, baseUrl, now }: ActsOptions): Acts {
  async function inChat(chatId: string, act: (chat: WebChat) => Promise<Outcome>): Promise<Outcome> {
    const chat = await chats.find(chatId);
    return chat === undefined ? { kind: 'refused', problem: unknownChat(chatId) } : act(chat);
  }

  async function goOn(chat: WebChat, id: string): Promise<Outcome> {
    const receipt = await inbox({ kind: 'chatReopened', id, at: now(), source: platform, chatId: chat.id });
    await chats.markEnded(chat.id, null);
    return outcomeOf(receipt, baseUrl);
  }

  async function snapshot(chat: WebChat): Promise<EndedChat> {
    return {
      source: platform,
      id: chat.id,
      respondent: { ...customerOf(chat), name: chat.customerName, locale: 'en', isBot: false },
      ask: askPlace(chat.id),
      channel: { platform, channel: supportChannel },
      agents: [agent],
      closeReason: 'resolved',
      tags: [],
      url: linkTo(channelOf(chat.id), baseUrl),
      customerMessages: await chats.countSaid(channelOf(chat.id), 'customer'),
    };
  }

  return {
    async open(id) {
      const chat = chatIdFrom(id);
      await openChat(chats, chat, now());
      return { kind: 'done', chat };
    },
    end: (chatId, id) =>
      inChat(chatId, async (chat) => {
        if (chat.endedAt !== null) return { kind: 'done' };
        const at = now();
        // Told first: if this process dies in between, the page still offers "End chat", and its retry is recognised.
        const receipt = await inbox({ kind: 'chatEnded', id, at, chat: await snapshot(chat) });
        await chats.markEnded(chat.id, at);
        return outcomeOf(receipt, baseUrl);
      }),
    reopen: (chatId, id) =>
      inChat(chatId, async (chat) => {
        if (chat.endedAt === null) return { kind: 'done' };
        return goOn(chat, id);
      }),
    say: (chatId, { id, as, text }) =>
      inChat(chatId, async (chat) => {
        const at = now();
        await chats.say({ channel: channelOf(chat.id), author: as, said: text, key: `said:${id}`, at });
        const by = as === 'agent' ? { platform, id: agent.id } : customerOf(chat);
        const receipt = await inbox({ kind: 'said', id, at, by, place: askPlace(chat.id), text });
        // What took the question back is a chat that goes on: the agent's desk opens it again, and can end it again.
        const told = await chats.find(chat.id);
        if (told?.endedAt && told.asking === 'withdrawn') await goOn(told, `${id}:reopened`);
        return outcomeOf(receipt, baseUrl);
      }),
    async click(click) {
      const deliver = async (by: Person) => outcomeOf(await inbox(toInbound(click, by, now())), baseUrl);
      const robin = { platform, id: agent.id };
      if (isTeamChannel(click.channel) && click.as === 'agent') return deliver(robin);
      const chatId = chatIn(click.channel);
      if (chatId === undefined) return { kind: 'refused', problem: notThere(click.channel) };
      return inChat(chatId, (chat) => deliver(click.as === 'agent' ? robin : customerOf(chat)));
    },
  };
}

/** Opens the next chat in line, with a new customer. Doing it again with the same id changes nothing. */
export async function openChat(chats: WebChats, id: string, at: Date): Promise<void> {
  const { customer, asks, answer } = scenario(await chats.count());
  await chats.open({
    id,
    customerId: `customer-${id}`,
    customerName: customer,
    at,
    opening: [
      { author: 'customer', said: asks },
      { author: 'agent', said: answer },
    ],
  });
}

/** Where a channel is on the page. */
export function linkTo(channel: string, baseUrl: string): string {
  return new URL(`/#${channel}`, baseUrl).href;
}

/** Short enough to read aloud, from the id of the request that opens the chat, so that a repeated request finds it. */
function chatIdFrom(id: string): string {
  return id.toLowerCase().replaceAll('-', '').slice(0, 12);
}

function outcomeOf(receipt: Receipt, baseUrl: string): Outcome {
  switch (receipt.kind) {
    case 'accepted':
      return receipt.shows === undefined
        ? { kind: 'done' }
        : { kind: 'done', html: render(receipt.shows, new URL(baseUrl).origin) };
    case 'repeated':
      return { kind: 'done' };
    case 'ignored':
      return receipt.say === undefined ? { kind: 'done' } : { kind: 'done', say: receipt.say };
    default:
      return receipt satisfies never;
  }
}

function notThere(channel: string): Problem {
  return { status: 404, title: 'Not there', detail: `Nothing can be clicked in "${channel}" by this person.` };
}
