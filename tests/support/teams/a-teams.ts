import { type LocalTeams, type LocalTeamsOptions, startLocalTeams } from './index.ts';

/** A Teams with Ada and Ben: both in the team Support (channels General and Cases) and in a group chat; Ada has the app herself. */
export async function startATeams(options: LocalTeamsOptions = {}) {
  const teams: LocalTeams = await startLocalTeams(options);
  const ada = teams.addPerson({ name: 'Ada Lovelace', locale: 'de-DE' });
  const ben = teams.addPerson({ name: 'Ben' });
  const team = teams.addTeam({ name: 'Support', channels: ['Cases'], members: [ada.id, ben.id] });
  const group = teams.addGroupChat({ name: 'Trouble', members: [ada.id, ben.id] });
  teams.allow(ada.id);
  return { teams, ada, ben, team, group, cases: teams.channelOf(team, 'Cases') };
}
