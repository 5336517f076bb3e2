import { welcomes } from '../../adapters/index.ts';
import { nextDigest } from '../../conversations/digest/schedule.ts';
import { lane, type Place } from '../../conversations/place.ts';
import type { Team } from '../../conversations/team.ts';
import type { Config } from '../config/config.ts';
import { moment } from './moment.ts';

/** What is said once Afterword is ready: where, and what it does for whom. */
export function welcome(config: Config, url: string, now: Date): readonly string[] {
  const ready = `Afterword is ready at ${url}`;
  if (config.file === undefined && Object.keys(config.platforms).every((name) => name === 'web')) {
    return [
      ready,
      'This is the playground: open the address, chat as customer and agent, and see what the team sees. No data leaves this machine.',
    ];
  }
  return [ready, ...welcomes(config.platforms), ...config.teams.map((team) => describe(team, now))];
}

function describe({ name, chats, alerts, digest, timezone }: Team, now: Date): string {
  const next = digest && nextDigest(digest, timezone, now);
  const parts = [
    `asks after chats in ${list(chats) || 'no channel, only those that the API reports'}`,
    alerts ? `detractor alerts go to ${lane(alerts)}` : 'no detractor alerts',
    digest ? `digest goes to ${lane(digest.to)}${next ? `, next on ${moment(next, timezone)}` : ''}` : 'no digest',
  ];
  return `Team ${name}: ${parts.join('; ')}`;
}

function list(places: readonly Place[]): string {
  return places.map(lane).join(', ');
}
