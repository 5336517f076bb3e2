import type { Adapter, Inbox } from '../adapter.ts';
import { lookupPatience } from '../within.ts';
import { openCall, openWaits, patiently, restOptions } from './api/calls.ts';
import { openChannels } from './api/channels.ts';
import { nameFailure } from './api/failures.ts';
import { platform } from './api/ids.ts';
import { limits } from './limits.ts';
import { openIdentity } from './people/identity.ts';
import { openPeople } from './people/people.ts';
import { openRespondents } from './people/respondents.ts';
import { chatChannels } from './people/teams.ts';
import { openVisibility } from './people/visibility.ts';
import { openAgentCommands } from './receive/agent-commands.ts';
import { openHand } from './receive/answering.ts';
import { openChanges } from './receive/changes.ts';
import { openClicks } from './receive/clicks.ts';
import { openEndings } from './receive/endings.ts';
import { connect, type Dispatch, gatewayOptions, watch } from './receive/gateway.ts';
import { openHearing } from './receive/hearing.ts';
import { openReconcile } from './receive/reconcile.ts';
import { openTalk } from './receive/talk.ts';
import { openThreads } from './receive/threads.ts';
import { openCheck } from './setup/check.ts';
import { registerCommands } from './setup/commands.ts';
import { type DiscordSettings, usualTimes } from './setup/settings.ts';
import { openDirect } from './show/direct.ts';
import { openNonces } from './show/nonces.ts';
import { openShow } from './show/show.ts';

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

  const onFatal = (because: string) => {
    log('error', { because }, 'discord: nothing works until this is mended');
    settings.onStanding?.({ kind: 'refused', because });
  };
  const waits = openWaits();
  const heard: { now: (dispatch: Dispatch) => void } = { now: () => {} };
  const client = new discord.Client({
    ...gatewayOptions(discord, times, log, (dispatch) => heard.now(dispatch)),
    rest: restOptions(discord.DefaultRestOptions.makeRequest, settings.apiUrl, times, waits),
  });
  client.rest.setToken(token);
  watch(discord, client, log, onFatal);

  const call = openCall(client, waits, onFatal);
  const patient = patiently(call, 3_000);
  const identity = openIdentity(call);
  const channels = openChannels(patient);
  const people = openPeople(patient, channels, memory);
  const threads = openThreads(patient, memory, log, now);
  const direct = openDirect(channels, memory, times, now);
  const visibility = openVisibility(channels, teams);
  const endings = openEndings(channels, people, openRespondents(patient, people, memory), teams);
  const changes = openChanges({
    endings,
    threads,
    autoArchiveEnds: settings.autoArchiveEnds,
    chats: chatChannels(teams),
    log,
    now,
  });
  const reconcile = openReconcile({ call: patiently(call, 60_000), channels, changes, memory, teams, log, times, now });
  const clicks = openClicks({ log, teams });
  const agentCommands = openAgentCommands({ endings, threads, log, application: () => identity.known().application });
  const talk = openTalk({ call, channels, threads, direct, teams, log, bot: () => identity.known().bot });
  const hearing = openHearing({ clicks, agentCommands, talk, changes, reconcile, people, identity, log, times });
  heard.now = hearing.hear;

  return {
    platform,
    limits,
    async start(inbox: Inbox) {
      hearing.begin(openHand(inbox, patiently(call, lookupPatience), log, times));
      await connect(client, call, token, times, log).catch(async (error: unknown) => {
        await hearing.end();
        throw error;
      });
      const { application } = await identity.ask();
      await registerCommands(call, memory, application).catch((error: unknown) =>
        log('warn', { outcome: nameFailure(error, 'reading') }, 'discord: the commands could not be registered'),
      );
      await threads.prune();
    },
    async stop() {
      await hearing.end();
      await client.destroy();
      client.rest.setToken(token);
    },
    show: openShow({
      call,
      channels,
      threads,
      direct,
      visibility,
      nonces: openNonces(memory),
      bot: async () => (await identity.ask()).bot,
      showing: clicks.showing,
    }),
    describe: (person) => people.describe(person),
    check: openCheck({ call, channels, people, visibility, memory, teams }),
  };
}
