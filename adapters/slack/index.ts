import type { Adapter } from '../adapter.ts';
import { openClockWatch } from '../clock-watch.ts';
import { nameFailure } from './api/failures.ts';
import { withoutNulls } from './api/missing-fields.ts';
import { openMovedChannels } from './api/moved-channels.ts';
import { openRecovery } from './api/recovery.ts';
import { openStanding } from './api/standing.ts';
import { clientOptions, openWeb, quietly } from './api/web.ts';
import { limits } from './limits.ts';
import { openChannels } from './people/channels.ts';
import { type Identity, identify, orgWideInWords } from './people/identity.ts';
import { openPeople } from './people/people.ts';
import { openReaders } from './people/readers.ts';
import { isConfigured } from './people/teams.ts';
import { holdAcknowledgements } from './receive/acknowledging.ts';
import { type Hand, openHand } from './receive/answering.ts';
import { isPlainClick, listenForClicks } from './receive/clicks.ts';
import { listenForCalls } from './receive/ending-calls.ts';
import { openEndings } from './receive/endings.ts';
import { listenForMoves, withKnownChannels } from './receive/moves.ts';
import { platform } from './receive/parse.ts';
import { listenForRemoval } from './receive/removal.ts';
import { listenForTalk } from './receive/talk.ts';
import { openTell } from './receive/tell.ts';
import { openTransport } from './receive/transport.ts';
import { openCheck } from './setup/check.ts';
import type { SlackSettings } from './setup/settings.ts';
import { openShow } from './show/show.ts';
import { brief } from './show/text.ts';

export type { SlackSettings } from './setup/settings.ts';

/**
 * Slack, by HTTP (`router`, POST /slack/events) or Socket Mode. Bolt is only loaded here, so that nobody without Slack
 * pays for it. Nothing is asked of Slack before `start`.
 */
export async function createSlackAdapter(settings: SlackSettings): Promise<Adapter> {
  const [{ App }, { WebClient }] = await Promise.all([import('@slack/bolt'), import('@slack/web-api')]);
  const { teams, log } = settings;
  const reactions = [settings.reaction].flat();
  const recovery = openRecovery(() => web.patient.auth.test());
  const note = openStanding((standing) => {
    recovery.heed(standing);
    settings.onStanding(standing);
  });
  const moved = openMovedChannels(settings.memory, (channel) => isConfigured(teams, channel));
  const clock = openClockWatch('Slack', (because) => log('warn', { because }, 'slack: the clocks differ'));
  const web = openWeb(WebClient, settings, moved, note, clock);
  const identity = once(() => identify(web));
  const people = openPeople(web, identity, teams);
  const channels = openChannels(web, moved);
  const tell = openTell(web, log);

  const transport = await openTransport(settings, {
    note: (standing) => note('connection', standing),
    takeClick: (body) =>
      isPlainClick(body) ? gate.hold(() => click(withKnownChannels(withoutNulls(body), moved))) : undefined,
  });
  const app = new App({
    receiver: transport.receiver,
    authorize: async () => {
      const { user, bot } = await identity();
      return { botToken: settings.botToken, botUserId: user, botId: bot };
    },
    clientOptions: clientOptions(settings, 2_000),
    logger: quietly(log),
    convoStore: false,
  });
  // To the gate, which then does not acknowledge.
  app.error(async (error) => {
    throw error;
  });

  let started: Hand | undefined;
  const hand = (): Hand => {
    if (started === undefined) throw new Error('not started');
    return started;
  };
  const endings = openEndings({ web, people, identity, teams, reactions });
  const click = listenForClicks(app, { web, tell, log, teams, hand });
  listenForTalk(app, { tell, bot: async () => (await identity()).user, hand });
  listenForCalls(app, { web, people, teams, endings, tell, log, reactions, hand });
  listenForRemoval(app, note);
  listenForMoves(app, moved, log);
  const gate = holdAcknowledgements(app, log, moved);
  /** Changes with every start and stop: a start that was overtaken comes to nothing. */
  let wanted: object | undefined;

  return {
    platform,
    limits,
    ...(transport.router === undefined ? {} : { router: transport.router }),
    async start(inbox) {
      const own = {};
      wanted = own;
      try {
        const { isOrgWide } = await identity().catch(explain);
        if (isOrgWide) throw new Error(`the bot token ${orgWideInWords}`);
        // What it would tell comes later then: nothing can be stored either.
        await moved.look().catch(() => {});
        if (own !== wanted) throw new Error('stopped while starting');
        started = openHand(inbox, tell, log);
        gate.open();
        await transport.connect();
      } catch (error) {
        if (own === wanted) await gate.close();
        throw new Error(`Slack: ${brief(error)}`, { cause: error });
      }
      recovery.begin();
    },
    async stop() {
      wanted = undefined;
      recovery.end();
      await gate.close();
      await transport.disconnect();
    },
    show: openShow(web, channels, identity),
    describe: (person) => people.describe(person),
    check: openCheck({
      channels,
      moved,
      people,
      readers: openReaders(web, people),
      teams,
      identify: () => identify(web),
      clock,
      ...(transport.probe === undefined ? {} : { openSocket: transport.probe }),
    }),
  };
}

/** @throws an error that says what to mend */
function explain(error: unknown): never {
  const failure = nameFailure(error, 'reading');
  throw new Error('because' in failure ? failure.because : failure.kind, { cause: error });
}

/** Asks once and remembers the answer; after a failure it asks again. */
function once(load: () => Promise<Identity>): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= load().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
