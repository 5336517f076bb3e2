import type { Identities } from '../people/identity.ts';
import type { People } from '../people/people.ts';
import type { Log, Times } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import type { openAgentCommands } from './agent-commands.ts';
import type { Hand } from './answering.ts';
import type { Changes } from './changes.ts';
import type { Chats } from './chats.ts';
import type { Clicks } from './clicks.ts';
import type { Dispatch } from './gateway.ts';
import { parseInteraction } from './interactions.ts';
import type { Reconcile } from './reconcile.ts';
import type { openTalk } from './talk.ts';
import type { Threads } from './threads.ts';

interface Needs {
  readonly clicks: Clicks;
  readonly agentCommands: ReturnType<typeof openAgentCommands>;
  readonly talk: ReturnType<typeof openTalk>;
  readonly changes: Changes;
  readonly reconcile: Reconcile;
  readonly chats: Chats;
  readonly threads: Threads;
  readonly people: People;
  readonly identity: Identities;
  readonly log: Log;
  readonly times: Pick<Times, 'seen' | 'heard'>;
}

/** Sorts what the gateway tells. Whatever is wrong with one dispatch, the next one is heard. */
export function openHearing(needs: Needs) {
  const { clicks, agentCommands, talk, changes, reconcile, chats, threads, people, identity, log, times } = needs;
  const inHand = new Set<Promise<void>>();
  let hand: Hand | undefined;
  let timers: NodeJS.Timeout[] = [];
  /** Something that happened is not stored: as long as that is so, a later start must look for it. */
  let isBehind = true;

  async function take({ t, d }: Dispatch, taking: Hand): Promise<void> {
    switch (t) {
      case 'READY':
        identity.read(d);
        chats.sessionBegan();
        return catchUp(taking);
      case 'INTERACTION_CREATE':
        return interact(d, taking);
      case 'MESSAGE_CREATE':
        await Promise.all([changes.heardMessage(d), talk.hear(d, taking)]);
        return;
      case 'MESSAGE_UPDATE':
        return talk.changed(d, taking);
      case 'MESSAGE_DELETE':
      case 'MESSAGE_DELETE_BULK':
        return talk.deleted(d, taking);
      default:
        if (!(await changes.hear(t, d, taking))) isBehind = true;
    }
  }

  async function interact(json: unknown, taking: Hand): Promise<void> {
    const since = Date.now();
    const interaction = parseInteraction(json);
    if (interaction === undefined) return log('warn', {}, 'discord: an interaction that can’t be read');
    const { doing } = interaction;
    // Before it is answered: what comes of it may be said in that language already.
    const noted = people.heardLocale(interaction.by, interaction.locale);
    if (doing.kind === 'commanded') await agentCommands(interaction, doing, taking, since);
    else if (doing.kind === 'unknown') log('warn', {}, 'discord: an interaction of an unknown kind');
    else await clicks.hear(interaction, taking, since);
    await noted;
  }

  /** After every new session: what happened since the last one was not delivered. */
  async function catchUp(taking: Hand): Promise<void> {
    isBehind = true;
    isBehind = !(await reconcile.lookBack(taking));
    await noteSeen();
  }

  async function noteSeen(): Promise<void> {
    if (!isBehind) await reconcile.noteSeen();
  }

  /** Notes how far events were heard; looks for what could not be stored at its time. */
  async function keepUp(): Promise<void> {
    if (isBehind && hand !== undefined) await catchUp(hand);
    else await noteSeen();
  }

  function track(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) =>
        log('error', { error: brief(error) }, 'discord: something that arrived was not handled'),
      )
      .finally(() => inHand.delete(done));
    inHand.add(done);
  }

  return {
    begin(given: Hand): void {
      hand = given;
      timers = [
        setInterval(() => track(keepUp()), times.seen),
        setInterval(() => track(chats.flush()), times.heard),
        setInterval(() => track(threads.closeAnswered(false)), times.seen),
      ];
      for (const timer of timers) timer.unref();
      track(threads.closeAnswered(true));
    },
    hear(dispatch: Dispatch): void {
      // Before the start and after the stop nothing can be stored; a session that begins later looks back.
      if (hand !== undefined) track(take(dispatch, hand));
    },
    /** Resolves when what is in hand is done, after 5 s at the latest. */
    async end(): Promise<void> {
      hand = undefined;
      for (const timer of timers) clearInterval(timer);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, 5_000);
      });
      await Promise.race([Promise.all(inHand), late]);
      clearTimeout(timer);
      await chats.flush().catch(() => {});
      await noteSeen().catch(() => {});
    },
  };
}
