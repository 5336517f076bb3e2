import type { Remembered } from '../../memory.ts';
import type { Channel } from '../api/channel.ts';
import { timeOf } from '../api/ids.ts';
import { isLater, type Spoken, silence } from './spoken.ts';

/** What is known of a support chat: kept in the database, because Discord tells nothing of what was deleted. */
export interface Chat extends Spoken {
  readonly guild?: string;
  readonly parent?: string;
  readonly owner?: string;
  readonly name?: string;
  /** People and bots who were let into a ticket by name, in the order in which that was seen: those seen at once are one group. */
  readonly members: readonly (readonly string[])[];
  /** Of a ticket: whether it was closed when it was last looked at, and how often it was. */
  readonly isClosed: boolean;
  readonly closings: number;
  /** Id of the latest message that a person had written when the chat ended last. */
  readonly ended?: string;
  /** Messages may have been missed since the first one that was heard. */
  readonly isPatchy: boolean;
  /** When this was written. In milliseconds since 1970. */
  readonly at: number;
}

/** An end counts where a person wrote so long before it at most, in milliseconds. */
const recent = 24 * 3_600_000;

/**
 * Whether an end at this time is one: a person wrote in the chat since its last end, and not long before.
 * @param atMost milliseconds between the latest message and the end besides a day
 */
export function wasAlive({ last, ended }: Pick<Chat, 'last' | 'ended'>, at: Date, atMost = 0): boolean {
  if (last === undefined || (ended !== undefined && !isLater(last, ended))) return false;
  return at.getTime() - timeOf(last).getTime() <= recent + atMost;
}

/** Who wrote the latest message is not known where the app may not look: somebody did. */
export function withLast(chat: Chat, lastMessage: string | undefined): Chat {
  return chat.last === undefined && chat.upTo === undefined && lastMessage !== undefined
    ? { ...chat, last: lastMessage }
    : chat;
}

/** A chat of which nothing is known. */
export const empty: Chat = { ...silence, members: [], isClosed: false, closings: 0, isPatchy: false, at: 0 };

type Told = Partial<Pick<Chat, 'guild' | 'parent' | 'owner' | 'name' | 'members'>>;

/** What a channel tells of its chat. */
export function toldOf(channel: Channel, members: Chat['members']): Told {
  const { guild, parent, owner, name, overwrites, kind } = channel;
  const known = new Set(members.flat());
  const more = overwrites.filter((each) => each.of === 'member' && !known.has(each.id)).map((each) => each.id);
  return {
    ...(guild === undefined ? {} : { guild }),
    ...(parent === undefined ? {} : { parent }),
    ...(owner === undefined ? {} : { owner }),
    ...(name === undefined ? {} : { name }),
    ...(kind === 'channel' && more.length > 0 ? { members: [...members, more].slice(0, 20) } : {}),
  };
}

/** Whether it is told otherwise than it is known. */
export function differs(chat: Chat, told: Told): boolean {
  return (Object.keys(told) as (keyof Told)[]).some((key) => told[key] !== chat[key]);
}

/** As it is remembered; `read` is the way back. */
export function write(chat: Chat): Remembered {
  const { guild, parent, owner, name, upTo, last, ended, wrote, named, invited, members } = chat;
  const fields = {
    guild,
    parent,
    owner,
    name,
    upTo,
    last,
    ended,
    wrote: [...wrote].map(([by, count]) => `${by}:${count}`).join(','),
    named: named.join(','),
    invited: invited.join(','),
    members: members.map((group) => group.join(',')).join(';'),
    closed: chat.isClosed ? 'yes' : undefined,
    closings: chat.closings === 0 ? undefined : String(chat.closings),
    patchy: chat.isPatchy ? 'yes' : undefined,
    at: new Date(chat.at).toISOString(),
  };
  const given = Object.entries(fields).filter(
    (each): each is [string, string] => each[1] !== undefined && each[1] !== '',
  );
  return Object.fromEntries(given);
}

export function read(kept: Remembered): Chat {
  const { guild, parent, owner, name, upTo, last, ended } = kept;
  const wrote = listed(kept.wrote).map((each): [string, number] => {
    const [by = '', count = '0'] = each.split(':');
    return [by, Number(count)];
  });
  return {
    ...(guild === undefined ? {} : { guild }),
    ...(parent === undefined ? {} : { parent }),
    ...(owner === undefined ? {} : { owner }),
    ...(name === undefined ? {} : { name }),
    ...(upTo === undefined ? {} : { upTo }),
    ...(last === undefined ? {} : { last }),
    ...(ended === undefined ? {} : { ended }),
    wrote: new Map(wrote),
    named: listed(kept.named),
    invited: listed(kept.invited),
    members: (kept.members ?? '')
      .split(';')
      .filter((each) => each !== '')
      .map(listed),
    isClosed: kept.closed === 'yes',
    closings: Number(kept.closings ?? 0),
    isPatchy: kept.patchy === 'yes',
    at: Date.parse(kept.at ?? '') || 0,
  };
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((each) => each !== '');
}
