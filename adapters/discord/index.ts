import type { Adapter, Inbox } from '../adapter.ts';
import { openClockWatch } from '../clock-watch.ts';
import { type Call, openCall, openRest, patiently } from './api/calls.ts';
import { openChannels } from './api/channels.ts';
import { nameFailure } from './api/failures.ts';
import { platform } from './api/ids.ts';
import { openWaits, restOptions } from './api/rest.ts';
import { openStandings } from './api/standing.ts';
import { limits } from './limits.ts';
import { openAccesses } from './people/access.ts';
import { openIdentity } from './people/identity.ts';
import { openPeople } from './people/people.ts';
import { openRespondents } from './people/respondents.ts';
import { chatChannels } from './people/teams.ts';
import { openVisibility } from './people/visibility.ts';
import { openAgentCommands } from './receive/agent-commands.ts';
import { openHand } from './receive/answering.ts';
import { openChanges } from './receive/changes.ts';
import { openChats } from './receive/chats.ts';
import { openClicks } from './receive/clicks.ts';
import { openEndings } from './receive/endings.ts';
import { type Dispatch, openGateway } from './receive/gateway.ts';
import { openHearing } from './receive/hearing.ts';
import { openOutcomes } from './receive/outcomes.ts';
import { openPlaces } from './receive/places.ts';
import { openReconcile } from './receive/reconcile.ts';
import { openStarting } from './receive/starting.ts';
import { openSubjects } from './receive/subjects.ts';
import { openTalk } from './receive/talk.ts';
import { openThreadChanges } from './receive/thread-changes.ts';
import { openThreads } from './receive/threads.ts';
import { openTickets } from './receive/tickets.ts';
import { openWords } from './receive/words.ts';
import { openCheck } from './setup/check.ts';
import { registerCommands } from './setup/commands.ts';
import { type DiscordSettings, usualTimes } from './setup/settings.ts';
import { openDirect } from './show/direct.ts';
import { openNonces } from './show/nonces.ts';
import { openShow } from './show/show.ts';
import { brief } from './show/text.ts';

export type { DiscordSettings } from './setup/settings.ts';

/**
 * Discord, by its gateway: Afterword dials out, so there is no router. discord.js is only loaded here, so that nobody
 * without Discord pays for it. Nothing is asked of Discord before `start`.
 */
export async function createDiscordAdapter(settings: DiscordSettings): Promise<Adapter> {
  const discord = await import('discord.js');
  const { teams, memory, log, token } = settings;
  const times = { ...usualTimes, ...settings.times };
  const now = Date.now;

  const waits = openWaits();
  const clock = openClockWatch('Discord', (because) => log('warn', { because }, 'discord: the clocks differ'));
  const options = restOptions(discord.DefaultRestOptions.makeRequest, settings.apiUrl, times, waits, clock);
  const standing = openStandings(
    (each) => settings.onStanding?.(each),
    () => call('GET', '/users/@me'),
    times,
  );
  const call: Call = openCall(openRest(discord.REST, options, token), waits, standing);
  const heard: { now: (dispatch: Dispatch) => void } = { now: () => {} };
  const gateway = openGateway({
    discord,
    token,
    rest: options,
    standing,
    heard: (dispatch) => heard.now(dispatch),
    log,
    times,
  });
  const connect = openStarting(gateway, call, times, log, now);
  let starting = new AbortController();

  const patient = patiently(call, 3_000);
  // Commands are answered within 15 minutes, and what the gateway tells can wait: forty chats may end at once.
  const unhurried = patiently(call, 10_000);
  const identity = openIdentity(call);
  const channels = openChannels(patient);
  const people = openPeople(patient, channels, memory, teams);
  const threads = openThreads(patient, memory, log, times, now);
  const direct = openDirect(channels, memory, times, now);
  const visibility = openVisibility(channels, teams);
  const heardChannels = openChannels(unhurried);
  const heardPeople = openPeople(unhurried, heardChannels, memory, teams);
  const chats = openChats(unhurried, memory, now);
  const subjects = openSubjects(heardChannels, memory, teams);
  const access = openAccesses(heardChannels, heardPeople);
  const respondents = openRespondents(unhurried, heardPeople, memory);
  const endings = openEndings({ channels: heardChannels, people: heardPeople, respondents, chats, access, teams });
  const outcomes = openOutcomes({ threads, chats, subjects, log });
  const supports = chatChannels(teams);
  const tickets = openTickets({ endings, chats, access, outcomes, supports, now });
  const places = openPlaces(supports);
  const deletedThreadsEnd = settings.deletedThreadsEnd ?? false;
  const signals = { autoArchiveEnds: settings.autoArchiveEnds, solvedTags: settings.solvedTags ?? [] };
  const threadChanges = openThreadChanges({
    endings,
    threads,
    chats,
    outcomes,
    places,
    channels: heardChannels,
    signals,
    now,
  });
  const changes = openChanges({
    endings,
    chats,
    threadChanges,
    tickets,
    outcomes,
    places,
    channels: heardChannels,
    deletedThreadsEnd,
    log,
    now,
  });
  const patientAtStart = patiently(call, 60_000);
  const reconcile = openReconcile({
    call: patientAtStart,
    channels: openChannels(patientAtStart),
    changes,
    chats,
    threads,
    memory,
    teams,
    log,
    times,
    now,
  });
  const clicks = openClicks({ log, teams, threads });
  const application = () => identity.known().application;
  const agentCommands = openAgentCommands({
    endings,
    threads,
    chats,
    subjects,
    words: openWords(teams),
    log,
    application,
  });
  const talk = openTalk({
    call,
    channels: heardChannels,
    threads,
    direct,
    teams,
    log,
    bot: () => identity.known().bot,
  });
  const hearing = openHearing({
    clicks,
    agentCommands,
    talk,
    changes,
    reconcile,
    chats,
    threads,
    people: heardPeople,
    identity,
    log,
    times,
  });
  heard.now = hearing.hear;

  async function end(): Promise<void> {
    await hearing.end();
    await gateway.end();
    standing.end();
  }

  return {
    platform,
    limits,
    async start(inbox: Inbox) {
      starting = new AbortController();
      const { signal } = starting;
      try {
        hearing.begin(openHand(inbox, patiently(call, 2_000), log, times));
        await connect(signal);
        const { application } = await identity.ask();
        await registerCommands(call, memory, application).catch((error: unknown) =>
          log('warn', { outcome: nameFailure(error, 'reading') }, 'discord: the commands could not be registered'),
        );
        await Promise.all([threads.prune(), chats.prune()]).catch((error: unknown) =>
          log('warn', { error: brief(error) }, 'discord: old threads could not be forgotten'),
        );
        signal.throwIfAborted();
      } catch (error) {
        await end();
        throw error;
      }
    },
    async stop() {
      starting.abort(new Error('it was stopped'));
      await end();
    },
    show: openShow({
      call,
      channels,
      threads,
      direct,
      subjects,
      access: openAccesses(channels, people),
      visibility,
      nonces: openNonces(memory),
      bot: async () => (await identity.ask()).bot,
      showing: clicks.showing,
    }),
    describe: (person) => people.describe(person),
    check: openCheck({ call, channels, people, visibility, memory, teams, clock }),
  };
}
