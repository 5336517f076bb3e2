import type { Person } from '../conversations/place.ts';
import type { Team } from '../conversations/team.ts';

/** The support team whose chats take place in this channel of a platform. */
export function teamAt(teams: readonly Team[], platform: string, channel: string): Team | undefined {
  return teams.find((team) => team.chats.some((each) => each.platform === platform && each.channel === channel));
}

/** A team's configured agents on a platform: people and, where there are any, groups. */
export function agentsOn(team: Team | undefined, platform: string): readonly Person[] {
  return (team?.agents ?? []).filter((agent) => agent.platform === platform);
}
