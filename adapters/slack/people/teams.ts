import type { Person } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import { agentsOn, teamAt } from '../../support-teams.ts';
import { platform } from '../receive/parse.ts';

/** The team whose support chats take place in this channel. */
export function teamOf(teams: readonly Team[], channel: string): Team | undefined {
  return teamAt(teams, platform, channel);
}

/**
 * Whether a reaction in this channel is about a support chat. Where no Slack channel is configured at all, every
 * channel that the app was invited to is one; otherwise only those, because the same emoji means other things elsewhere.
 */
export function isForChats(teams: readonly Team[], channel: string): boolean {
  const configured = teams.some((team) => team.chats.some((each) => each.platform === platform));
  return !configured || teamOf(teams, channel) !== undefined;
}

/** Whether the configuration names this channel, for whatever it is needed. */
export function isConfigured(teams: readonly Team[], channel: string): boolean {
  return teams.some(({ chats, alerts, digest }) =>
    [...chats, alerts, digest?.to].some((place) => place?.platform === platform && place.channel === channel),
  );
}

/** The configured agents that are people or user groups of Slack. */
export function agentsOf(team: Team | undefined): readonly Person[] {
  return agentsOn(team, platform);
}

/** Ids of user groups begin with S, ids of people with U or W. */
export function isGroup(agent: Person): boolean {
  return agent.id.startsWith('S');
}
