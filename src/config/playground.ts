import { defaultSurvey, type Survey } from '../../conversations/survey.ts';
import { type Team, weekdays } from '../../conversations/team.ts';

const chats = { platform: 'web', channel: 'support' } as const;

/** The team whose chats are held in the browser. */
export function playgroundTeam(id: string, name: string, timezone: string): Team {
  return {
    id,
    name,
    timezone,
    language: 'en',
    chats: [chats],
    agents: [],
    alerts: { platform: 'web', channel: 'support-alerts' },
    digest: { to: { platform: 'web', channel: 'nps-digest' }, at: 9 * 60, days: weekdays },
  };
}

/** What holds without a configuration file: asks at once, at any hour, so that there is something to see. */
export function playgroundDefaults(timezone: string): { survey: Survey; teams: readonly Team[] } {
  return {
    survey: { ...defaultSurvey, company: 'Acme', delay: 0, quietHours: null },
    teams: [playgroundTeam('support', 'Support', timezone)],
  };
}

/** Whether the team takes the playground's chats. */
export function hasPlaygroundChats(team: Team): boolean {
  return team.chats.some((place) => place.platform === chats.platform && place.channel === chats.channel);
}
