import { findEpisodes } from '../../db/episodes.ts';
import type { Config } from '../config/config.ts';
import type { Surroundings } from './command.ts';
import { exit } from './exit.ts';
import { complain, print, visible } from './print.ts';
import { withStore } from './store.ts';
import { tellEpisode } from './story.ts';

/** `afterword why` */
export function why(wanted: Surroundings & { readonly operands: readonly string[] }) {
  const [source = '', chat = ''] = wanted.operands;
  return withStore(wanted, async ({ config, db }) => {
    const episodes = await findEpisodes(db, source, chat);
    if (episodes.length === 0) {
      complain(`No chat ${chat} of ${source} has ended, as far as Afterword was told: nobody could be asked about it.`);
      complain('Source and id must be written as in the export: afterword export.');
      return exit.failed;
    }
    for (const episode of episodes) {
      const { quietHours, days, holidays } = config.survey;
      const when = { zone: zoneOf(config, episode.team), now: wanted.clock() };
      const story = tellEpisode(episode, { ...when, quietHours, days, holidays });
      print(visible([`End ${episode.episode} of the chat ${chat} (${source})`, ...story].join('\n  ')));
    }
    return exit.ok;
  });
}

function zoneOf({ teams }: Config, team: string | null): string {
  return teams.find(({ id }) => id === team)?.timezone ?? 'UTC';
}
