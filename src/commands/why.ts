import { findEpisodes } from '../../db/episodes.ts';
import { findRefusedEnds, findRefusedEndsIn } from '../../db/refused-ends.ts';
import type { Config } from '../config/config.ts';
import type { Surroundings } from './command.ts';
import { exit } from './exit.ts';
import { complain, print, visible } from './print.ts';
import { tellRefusedEnd } from './refused-ends.ts';
import { withStore } from './store.ts';
import { tellEpisode } from './story.ts';

/** Signals that ended nothing are listed at most, where a whole channel is asked about. */
const mostOfChannel = 20;

/** `afterword why` */
export function why(wanted: Surroundings & { readonly operands: readonly string[] }) {
  const [source = '', chat = ''] = wanted.operands;
  return withStore(wanted, async ({ config, db }) => {
    const [episodes, refused] = await Promise.all([findEpisodes(db, source, chat), findRefusedEnds(db, source, chat)]);
    const zones = new Set(config.teams.map(({ timezone }) => timezone));
    // Of a signal that was refused no team is known.
    const zone = zones.size === 1 ? ([...zones][0] ?? 'UTC') : 'UTC';
    if (episodes.length === 0 && refused.length === 0) {
      const ofChannel = await findRefusedEndsIn(db, source, chat, mostOfChannel);
      if (ofChannel.length > 0) {
        print(visible(`Signals in ${chat} (${source}) that ended no chat, the latest first`));
        for (const each of ofChannel) print(visible(`  ${each.externalId}: ${tellRefusedEnd(each, zone)}`));
        return exit.ok;
      }
      complain(`No chat ${chat} of ${source} has ended, as far as Afterword was told: nobody could be asked about it.`);
      complain('Source and id must be written as in the export: afterword export.');
      return exit.failed;
    }
    if (refused.length > 0) {
      const heading = `Signals for the chat ${chat} (${source}) that did not end it`;
      print(visible([heading, ...refused.map((each) => tellRefusedEnd(each, zone))].join('\n  ')));
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
