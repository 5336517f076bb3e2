import type { Channel } from '../api/channel.ts';

/** As many are kept in mind; a server has at most 500 channels and 1,000 active threads. */
const most = 20_000;

/** What a channel can be to support chats, going by where it is. */
export type Spot = 'thread' | 'ticket' | 'none';

export type Places = ReturnType<typeof openPlaces>;

/**
 * Where channels and threads are, as far as the gateway told: so that of the many messages and changes of a server only
 * those that can matter are looked at.
 * @param chats ids of the channels and categories in which customers are helped
 */
export function openPlaces(chats: ReadonlySet<string>) {
  const known = new Map<string, Pick<Channel, 'kind' | 'parent'> & { readonly isTicket: boolean }>();
  return {
    note(channel: Channel): void {
      const { id, kind, parent } = channel;
      known.delete(id);
      known.set(id, { kind, ...(parent === undefined ? {} : { parent }), isTicket: isTicketIn(channel, chats) });
      const oldest = known.size > most ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
    /** @returns undefined where the gateway has told nothing of it */
    find(id: string): Spot | undefined {
      const found = known.get(id);
      if (found === undefined) return undefined;
      const { parent, kind, isTicket } = found;
      if (isTicket) return 'ticket';
      if (parent === undefined || kind !== 'thread') return 'none';
      const above = known.get(parent);
      if (chats.has(parent) || chats.has(above?.parent ?? '')) return 'thread';
      return above === undefined ? undefined : 'none';
    },
    forget: (id: string) => known.delete(id),
  };
}

/** Whether it is a channel in one of the categories that was opened for somebody: ticket bots let people in by name. */
export function isTicketIn({ kind, parent, overwrites }: Channel, chats: ReadonlySet<string>): boolean {
  return kind === 'channel' && chats.has(parent ?? '') && overwrites.some((each) => each.of === 'member');
}
