import type { Person, Place } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import { agentsOn, teamAt } from '../../support-teams.ts';
import type { Channel } from '../api/channel.ts';
import { platform } from '../api/ids.ts';

/** What a channel is to the support teams. */
export type Role =
  /** A thread or a forum's post in one of their channels. */
  | { readonly kind: 'thread'; readonly team: Team; readonly parent: string }
  /** A channel in one of their categories, as ticket bots make one for each customer. */
  | { readonly kind: 'ticket'; readonly team: Team }
  /** One of their channels itself, or a channel that is none of theirs. */
  | { readonly kind: 'other'; readonly team?: Team };

/** @param parent the thread's channel, where it is known: its category counts too */
export function roleOf(channel: Channel, teams: readonly Team[], parent?: Channel): Role {
  const team = teamOf(teams, channel.parent) ?? teamOf(teams, parent?.parent);
  if (team === undefined || channel.parent === undefined) {
    const own = teamOf(teams, channel.id);
    return own === undefined ? { kind: 'other' } : { kind: 'other', team: own };
  }
  return channel.kind === 'thread' ? { kind: 'thread', team, parent: channel.parent } : { kind: 'ticket', team };
}

function teamOf(teams: readonly Team[], id: string | undefined): Team | undefined {
  return id === undefined ? undefined : teamAt(teams, platform, id);
}

/** Ids of all channels and categories in which customers are helped. */
export function chatChannels(teams: readonly Team[]): ReadonlySet<string> {
  return new Set(teams.flatMap((team) => team.chats.filter(isHere).map((place) => place.channel ?? '')));
}

/** The configured agents: people or roles. */
export function agentsOf(team: Team | undefined): readonly Person[] {
  return agentsOn(team, platform);
}

function isHere(place: Place | Person): boolean {
  return place.platform === platform;
}
