import type { Channel } from '../api/channel.ts';
import { platform } from '../api/ids.ts';
import type { Accesses } from '../people/access.ts';
import type { Hand } from './answering.ts';
import type { Chats } from './chats.ts';
import type { Endings } from './endings.ts';
import { type Outcomes, placeOf } from './outcomes.ts';
import { isTicketIn } from './places.ts';

interface Needs {
  readonly endings: Endings;
  readonly chats: Chats;
  readonly access: Accesses;
  readonly outcomes: Outcomes;
  /** Ids of the channels and categories in which customers are helped. */
  readonly supports: ReadonlySet<string>;
  readonly now: () => number;
}

/** What ticket bots call a ticket that they closed, such as `closed-0042` or `🔒-closed-0042`. */
const closedName = /^[^\p{L}\p{N}]*closed(?![\p{L}\p{N}])/iu;

export type Tickets = ReturnType<typeof openTickets>;

/**
 * Tickets that are closed and opened again. Hardly any ticket bot deletes a channel when it closes it: it takes the customer's
 * access away, gives the channel another name, or moves it out of its category, in any order.
 */
export function openTickets({ endings, chats, access, outcomes, supports, now }: Needs) {
  return {
    /**
     * A channel was made or changed.
     * @param isMade it was made just now
     * @returns whether all of it is stored
     */
    async hear(channel: Channel, hand: Hand, isMade = false): Promise<boolean> {
      if (channel.kind !== 'channel') return true;
      const isInside = supports.has(channel.parent ?? '');
      const before = await chats.recall(channel.id);
      if (before === undefined && !isTicketIn(channel, supports)) return true;
      const { chat, isNew } =
        isInside || before === undefined ? await chats.note(channel, isMade) : { chat: before, isNew: false };
      // What was moved out of its category is still a ticket of the category where it was opened.
      const ticket: Channel = { ...channel, ...(chat.parent === undefined ? {} : { parent: chat.parent }) };
      const customer = await endings.customerOf(ticket, chat);
      const may = customer === undefined ? { sees: true, writes: true } : await access(customer, channel);
      const isClosed = !isInside || closedName.test(channel.name ?? '') || !may.sees || !may.writes;
      if (isNew) {
        // How it was when it was first seen is no change of it.
        if (isClosed) await chats.noteClosed(channel.id, true, 0);
        return true;
      }
      let isStored = true;
      if (isClosed !== chat.isClosed) isStored = await (isClosed ? close : open)(ticket, chat.closings, hand);
      // Who does not see the ticket any more can't answer in it.
      return may.sees || !isStored ? isStored : await outcomes.lose(placeOf(channel), hand);
    },
  };

  async function close(ticket: Channel, closings: number, hand: Hand): Promise<boolean> {
    const count = closings + 1;
    const ending = await endings.ofChange(ticket, {
      id: `closed:${ticket.id}:${count}`,
      at: new Date(now()),
      closeReason: 'resolved',
      isThere: true,
    });
    const isStored = await outcomes.store(ending, hand);
    if (isStored) await chats.noteClosed(ticket.id, true, count);
    return isStored;
  }

  async function open(ticket: Channel, closings: number, hand: Hand): Promise<boolean> {
    const id = `opened:${ticket.id}:${closings}`;
    const at = new Date(now());
    const stored = await hand.insist({ kind: 'chatReopened', id, at, source: platform, chatId: ticket.id });
    if (stored.kind === 'stored') await chats.noteClosed(ticket.id, false, closings);
    return stored.kind === 'stored';
  }
}
