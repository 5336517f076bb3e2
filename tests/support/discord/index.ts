/**
 * A Discord on this machine, as strict as the real one: for end-to-end tests of a bot over REST v10 and gateway v10.
 *
 * What the bot sees is faithful (endpoints, error bodies, intents, permissions, sessions, deadlines); what a test does to it are
 * the methods of `LocalDiscord`. Wherever Discord or its clients would refuse, this refuses; what it does not model it refuses
 * too (404 for a route, 501 for a compressed gateway).
 */

import type { Fields } from '../json.ts';
import { waitUntil } from '../wait.ts';
import { controlDiscord } from './control.ts';
import { openEvents } from './events.ts';
import { type GatewayControl, openGateway } from './gateway/index.ts';
import { type Click, openClicks } from './people/clicks.ts';
import { type Commands, openCommands } from './people/commands.ts';
import { type Outcome, openInteractions, outcomeOf } from './people/interactions.ts';
import { type Modals, openModals } from './people/modals.ts';
import { openTalk, type Talk } from './people/talk.ts';
import { openPosting } from './posting.ts';
import {
  addChannel,
  addGuild,
  addMember,
  addRole,
  addUser,
  type NewChannel,
  type NewGuild,
  type NewUser,
  overwritesOf,
  removeMember,
} from './residents.ts';
import { type Faults, planFaults } from './rest/faults.ts';
import { openLimits } from './rest/limits.ts';
import { type LoggedRequest, openRest } from './rest/serve.ts';
import { listen } from './server.ts';
import { type LocalDiscordOptions, settle } from './settings.ts';
import { type Channel, dmWith, known, type Message, type Modal, messagesIn, openWorld } from './world.ts';

export { problemsOf } from './content/checks.ts';
export { modal as modalCheck } from './content/components.ts';
export { listMentions, listMentionsInMessage } from './content/mentions.ts';
export { messageCheck } from './content/message.ts';
export type { Outcome } from './people/interactions.ts';
export type { Fault } from './rest/faults.ts';
export type { LoggedRequest } from './rest/serve.ts';
export type { LocalDiscordOptions } from './settings.ts';
export type { Channel, Message, Modal } from './world.ts';

export type LocalDiscord = Talk &
  Commands & {
    /** For discord.js's `rest.api`; ends in `/api`, and the version comes after it. */
    readonly apiUrl: string;
    readonly origin: string;
    readonly port: number;
    /** The application's id, and its bot user's. */
    readonly applicationId: string;

    /** Each adds something and returns its id. */
    addUser(user: NewUser): string;
    addGuild(guild: NewGuild): string;
    addRole(guild: string, name: string, permissions: bigint): string;
    addChannel(channel: NewChannel): string;
    /** Lets somebody into a guild, or gives a member other roles. */
    addMember(guild: string, user: string, roles?: readonly string[]): void;
    removeMember(guild: string, user: string): void;
    /** Sets a channel's permission overwrites. */
    overwrite(channel: string, overwrites: NonNullable<NewChannel['overwrites']>): void;
    /** Gives a channel that is no thread another name or category, as those who may manage channels do. */
    editChannel(channel: string, changes: { readonly name?: string; readonly parent?: string }): void;
    /** The tags that the posts of a forum can have. */
    offerTags(forum: string, tags: Channel['choices']): void;
    /** From now on this person takes no direct messages: 50007. */
    closeDms(user: string): void;
    openDms(user: string): void;

    /**
     * Presses a button or chooses in a select of a message. Resolves to the interaction when the bot acknowledged it or its
     * three seconds are over; rejects where Discord's own client would not let the person click.
     */
    click: Click;
    /** Fills in and submits an open modal, named by the id of the interaction that opened it. */
    submitModal: Modals['submit'];
    dismissModal: Modals['dismiss'];

    /** A channel as it is now; undefined when it was deleted. */
    channel(id: string): Channel | undefined;
    /** The DM of the bot with somebody, opened when there is none. */
    dmWith(user: string): string;
    /** What a channel holds, oldest first, with each message's earlier versions; deleted ones too (they carry `deletedAt`). */
    messages(channel: string): readonly Message[];
    message(id: string): Message;
    /** What only this person sees, dismissed and deleted ones left out. */
    ephemerals(user: string): readonly Message[];
    /** The modals this person has open: one at most. */
    modals(user: string): readonly Modal[];
    /** The commands registered in a guild, or globally. */
    commands(guild?: string): readonly Fields[];

    readonly interactions: readonly Outcome[];
    /** Interactions that nobody acknowledged in time: those who made them saw "This interaction failed". */
    readonly unanswered: readonly Outcome[];
    /** Every REST request so far. */
    readonly log: readonly LoggedRequest[];
    /** Answers of 401, 403 and 429 within ten minutes: 10,000 get an address banned. */
    readonly invalidRequests: number;
    readonly fail: Pick<Faults, 'next' | 'clear'>;
    readonly gateway: GatewayControl;

    /** Resolves to the first thing the probe returns that is neither undefined nor false; rejects after `timeoutMs` (2,000 by default). */
    waitFor<T>(probe: () => T | undefined | false, timeoutMs?: number): Promise<T>;
    close(): Promise<void>;
  };

/** Starts a Discord without guilds and people: add them before the bot logs in, as a bot added later is not modelled. */
export async function startLocalDiscord(options: LocalDiscordOptions): Promise<LocalDiscord> {
  const settings = settle(options);
  const world = openWorld(settings);
  const gateway = openGateway(world);
  const events = openEvents(world, gateway.dispatch);
  const posting = openPosting(world, events);
  const faults = planFaults();
  const rest = openRest({ world, posting, events, gateway }, faults, openLimits(settings));
  const interactions = openInteractions(world, events);
  const commands = openCommands(world, interactions);
  const modals = openModals(world, interactions);
  const userOf = (id: string) => known(world.users.get(id), `user ${id}`);

  const { server, port } = await listen(
    { serve: rest.serve, upgrade: gateway.upgrade, control: (name, body) => control(name, body) },
    options.port ?? 0,
  );
  world.origin = `http://127.0.0.1:${port}`;

  const discord: LocalDiscord = {
    ...openTalk(world, events, posting),
    ...commands,
    apiUrl: `${world.origin}/api`,
    origin: world.origin,
    port,
    applicationId: settings.applicationId,

    addUser: (user) => addUser(world, user),
    addGuild: (guild) => addGuild(world, guild),
    addRole: (guild, name, permissions) => addRole(world, guild, name, permissions),
    addChannel: (channel) => addChannel(world, events, channel),
    addMember: (guild, user, roles = []) => addMember(world, events, guild, user, roles),
    removeMember: (guild, user) => removeMember(world, events, guild, user),
    overwrite(id, overwrites) {
      const channel = known(world.channels.get(id), `channel ${id}`);
      channel.overwrites = overwritesOf(overwrites);
      events.channelUpdated(channel);
    },
    editChannel(id, { name, parent }) {
      const channel = known(world.channels.get(id), `channel ${id}`);
      if (channel.thread !== undefined) throw new Error(`${id} is a thread`);
      if (parent !== undefined) channel.parentId = known(world.channels.get(parent), `channel ${parent}`).id;
      channel.name = name ?? channel.name;
      events.channelUpdated(channel);
    },
    offerTags(id, tags) {
      const channel = known(world.channels.get(id), `channel ${id}`);
      channel.choices = tags;
      events.channelUpdated(channel);
    },
    closeDms(user) {
      userOf(user).acceptsDms = false;
    },
    openDms(user) {
      userOf(user).acceptsDms = true;
    },

    click: openClicks(world, posting, interactions),
    submitModal: modals.submit,
    dismissModal: modals.dismiss,

    channel: (id) => world.channels.get(id),
    dmWith: (user) => dmWith(world, userOf(user).id).id,
    messages: (channel) => messagesIn(world, channel),
    message: (id) => known(world.messages.get(id), `message ${id}`),
    ephemerals: (user) =>
      [...world.messages.values()].filter((each) => each.ephemeralFor === user && each.deletedAt === undefined),
    modals: (user) => [...world.modals.values()].filter((each) => each.userId === user && each.isOpen),
    commands: (guild) => world.commands.get(guild ?? 'global') ?? [],

    get interactions() {
      return [...world.interactions.values()].map(outcomeOf);
    },
    get unanswered() {
      return [...world.interactions.values()].filter((each) => each.isOver).map(outcomeOf);
    },
    log: rest.log,
    get invalidRequests() {
      return rest.invalidRequests;
    },
    fail: faults,
    gateway,

    waitFor: waitUntil,
    async close() {
      gateway.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  const control = controlDiscord(discord);
  return discord;
}
