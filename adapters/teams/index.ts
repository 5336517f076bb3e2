import type { Adapter } from '../adapter.ts';
import { openBot } from './api/bot.ts';
import { clientOf, globalServiceOf } from './api/clouds.ts';
import { platform } from './api/place.ts';
import { openReferences } from './api/reference.ts';
import { limits } from './limits.ts';
import { openAuthors } from './people/authors.ts';
import { openChatLinks } from './people/chat-links.ts';
import { openChats } from './people/chats.ts';
import { openPeople } from './people/people.ts';
import { openRespondents } from './people/respondents.ts';
import { openSharing } from './people/sharing.ts';
import { type Hand, openHand } from './receive/answering.ts';
import { openEndings } from './receive/endings.ts';
import { openReceive } from './receive/receive.ts';
import { openTold } from './receive/told.ts';
import { openCheck } from './setup/check.ts';
import type { TeamsSettings } from './setup/settings.ts';
import { whyNot } from './setup/settings-check.ts';
import { openShow } from './show/show.ts';

export type { AppType, Cloud, TeamsSettings } from './setup/settings.ts';

/**
 * Microsoft Teams by HTTP (`router`, POST /api/messages). The SDK is only loaded here, so that nobody without Teams pays
 * for it. Nothing is asked of Microsoft before `start`.
 * @throws when the settings contradict each other or would leave the endpoint open to anybody
 */
export async function createTeamsAdapter(settings: TeamsSettings): Promise<Adapter> {
  const because = whyNot(settings);
  if (because !== undefined) throw new Error(`Teams: ${because}`);
  const { appId, teams, memory, log, cloud, tenantId, tenants = [] } = settings;
  const isAnonymous = appId === '';
  const hasLinks = cloud === undefined;
  const bot = await openBot(settings, settings.onStanding ?? (() => {}));
  const { openRoute } = await import('./receive/route.ts');
  // Ids of tenants are compared in lower case.
  const home = tenantId?.toLowerCase();
  const references = openReferences(memory, {
    tenantId: home ?? tenants[0],
    serviceUrl: isAnonymous ? undefined : globalServiceOf(cloud),
    channels: channelsOf(teams),
  });
  const botId = `28:${appId}`;
  const chats = openChats(bot, references, botId);
  const people = openPeople(bot, references, chats, home);
  const sharing = openSharing(memory, people);
  const authors = openAuthors(memory);
  const endings = openEndings({ people, references, authors, teams, hasLinks });
  const told = openTold(memory);
  const welcomes = settings.welcome !== false;
  const receive = openReceive({ bot, references, sharing, authors, endings, told, teams, welcomes, log });

  let hand: Hand | undefined;
  const inHand = new Set<Promise<unknown>>();
  const router = openRoute({
    bot,
    receive,
    hand: () => hand,
    inHand,
    tenants: new Set(home === undefined ? tenants : [home, ...tenants]),
    log,
  });

  return {
    platform,
    limits,
    router,
    async start(inbox) {
      if (isAnonymous)
        log('warn', {}, 'teams: anybody on this machine can pretend to be Teams (TEAMS_ALLOW_ANONYMOUS)');
      // What is clicked is kept, whether or not anything can be sent: the standing tells what does not work.
      hand = openHand(inbox, log);
      await bot.start(async () => {
        const [place] = await references.places(1);
        if (place !== undefined) await (await bot.at(place.serviceUrl)).members(place.conversationId, 50);
      });
    },
    async stop() {
      hand = undefined;
      bot.stop();
      await Promise.race([Promise.allSettled(inHand), rest(5_000)]);
    },
    show: openShow({
      bot,
      references,
      sharing,
      chats,
      respondents: openRespondents(references, people),
      chatLinks: openChatLinks(people, clientOf(cloud)),
      botId,
      hasLinks,
    }),
    describe: (person) => people.describe(person),
    check: openCheck({ bot, references, people, sharing, teams, isAnonymous }),
  };
}

/** The channels of the file, as they stand in it. */
function channelsOf(teams: TeamsSettings['teams']): readonly string[] {
  const places = teams.flatMap(({ chats, alerts, digest }) => [...chats, alerts, digest?.to]);
  return places.flatMap((place) =>
    place?.platform === platform && place.channel !== undefined ? [place.channel] : [],
  );
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
