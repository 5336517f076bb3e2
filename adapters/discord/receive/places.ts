import type { Channel, Overwrite } from '../api/channel.ts';

/** As many as are kept in mind; a server has at most 500 channels and 1,000 active threads. */
const most = 5_000;

/**
 * What Discord does not tell any more when a thread or a ticket's channel is deleted: who began it, for whom it was
 * opened before the ticket bot shut them out, and which category it was moved out of. Only what this process heard of.
 * @param chats ids of the channels and categories in which customers are helped
 */
export function openLastKnown(chats: ReadonlySet<string>) {
  const known = new Map<string, Partial<Channel>>();
  return {
    note({ id, kind, owner, guild, parent, overwrites }: Channel): void {
      const isTicket = kind === 'channel' && chats.has(parent ?? '') && overwrites.some((each) => each.of === 'member');
      if (kind !== 'thread' && !isTicket) return;
      const before = known.get(id)?.overwrites ?? [];
      known.delete(id);
      known.set(id, {
        ...(owner === undefined ? {} : { owner }),
        ...(guild === undefined ? {} : { guild }),
        ...(parent === undefined ? {} : { parent }),
        ...(isTicket ? { overwrites: [...overwrites, ...before.filter((each) => !has(overwrites, each.id))] } : {}),
      });
      const oldest = known.size > most ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
    find: (id: string): Partial<Channel> => known.get(id) ?? {},
    forget: (id: string) => known.delete(id),
  };
}

function has(overwrites: readonly Overwrite[], id: string): boolean {
  return overwrites.some((each) => each.id === id);
}
