/**
 * A Microsoft Teams on this machine, as strict as the real one: the Bot Connector (v3) over HTTP, the sign-in service over HTTPS,
 * and the people. For end-to-end tests of a bot on botbuilder 4.23.
 *
 * What the bot sees is faithful (tokens and keys, activities, invokes, refusals, limits); what a test does to it are the methods of
 * `LocalTeams`. Wherever Teams would refuse, this refuses; what it does not model it refuses too, by saying so.
 *
 * Signing in: @azure/msal-node only takes an https authority, and asks login.microsoftonline.com about every authority it does not
 * know, unless its own `knownAuthorities` name it, which botbuilder gives nobody a way to set. So this starts an https listener
 * with a certificate of its own and `routeLogin` makes the https requests of this process reach it (see identity/route-login.ts);
 * a bot in another process gets the same from `environment`. Nothing else is needed but `settings`, passed whole to
 * `ConfigurationBotFrameworkAuthentication`. A bot that builds its own `ConfidentialClientApplication` can do without: give it
 * `knownAuthorities: [host of loginUrl]` and trust `certificate`.
 */

import type { Fields } from '../json.ts';
import { listen } from '../local-server.ts';
import { waitUntil } from '../wait.ts';
import { type Faults, planFaults } from './connector/faults.ts';
import { openLimits } from './connector/limits.ts';
import { type LoggedCall, openConnector } from './connector/serve.ts';
import { type Deliveries, openDeliveries, type Sent } from './deliver/deliveries.ts';
import { type Outcome, post } from './deliver/post.ts';
import { authorization, type Flaw, flawedAuthorization } from './deliver/tokens.ts';
import { envelope, eventId } from './deliver/wire.ts';
import { type BotSettings, botSettings, openFrontDoor } from './front-door.ts';
import { certificate } from './identity/certificate.ts';
import { signingKeys } from './identity/keys.ts';
import { type LoggedSignIn, openLogin } from './identity/login.ts';
import { routeLogin } from './identity/route-login.ts';
import { type Clicks, openClicks } from './people/clicks.ts';
import { openPresence, type Presence } from './people/presence.ts';
import { cardsFor } from './people/pressing.ts';
import { openTalk, type Talk } from './people/talk.ts';
import { type LocalTeamsOptions, settle } from './settings.ts';
import {
  addGroupChat,
  addPerson,
  addTeam,
  type Conversation,
  knownConversation,
  knownMessage,
  knownPerson,
  type Message,
  type NewGroupChat,
  type NewPerson,
  type NewTeam,
  openTenant,
  type Person,
  personalChat,
  type Team,
} from './tenant.ts';

export { readCard, visibleActions } from './cards/reading.ts';
export { validateCard } from './cards/validate.ts';
export type { Fault, Operation } from './connector/faults.ts';
export type { LoggedCall } from './connector/serve.ts';
export type { Sent } from './deliver/deliveries.ts';
export { type Outcome, wasTaken } from './deliver/post.ts';
export type { Flaw } from './deliver/tokens.ts';
export { listReferences, listReferencesInCard } from './mentions.ts';
export type { Executed } from './people/clicks.ts';
export type { LocalTeamsOptions } from './settings.ts';
export type { Conversation, Message, Person, Team } from './tenant.ts';

export type LocalTeams = Talk &
  Presence &
  Omit<Clicks, 'refresh'> & {
    /** What a bot registered here configures, by botbuilder's names: credentials and every cloud key. */
    readonly settings: BotSettings;
    /** For the environment of a bot in another process: routes its sign-in here. */
    readonly environment: { readonly NODE_OPTIONS: string; readonly LOCAL_TEAMS_LOGIN: string };
    readonly loginUrl: string;
    /** The sign-in's own certificate, PEM. */
    readonly certificate: string;
    /** What activities name as serviceUrl now. */
    readonly serviceUrl: string;
    readonly botId: string;

    /** Nobody has the app installed at first: `install` says so to the bot, `allow` silently makes it so. */
    addPerson(person: NewPerson): Person;
    addTeam(team: NewTeam): Team;
    addGroupChat(chat: NewGroupChat): Conversation;
    /** Makes the app installed for a person without telling the bot. */
    allow(user: string): Conversation;
    /** The 1:1 chat of a person with the bot, whether or not anybody wrote in it. */
    chatWith(user: string): Conversation;
    /** The id of a team's channel. */
    channelOf(team: Team, name: string): string;

    /**
     * What everybody sees in a conversation, oldest first, deleted messages included (they carry `deletedAt`). Of one thread, if the
     * id names it.
     */
    messages(conversation: string): readonly Message[];
    /** The targeted messages of a conversation that this person alone sees, oldest first. */
    targeted(conversation: string, user: string): readonly Message[];
    /** A message, by id. */
    message(id: string): Message;
    /** The cards of a message as this person sees them. */
    cards(messageId: string, user: string): readonly Fields[];
    /**
     * This person's client loads the message anew: it shows what was stored, not what a click was answered with. Where the card
     * names the person it then asks for their view, which `cards` has once it is answered.
     */
    reload(messageId: string, user: string): readonly Fields[];

    /** Every call to the connector so far. */
    readonly log: readonly LoggedCall[];
    readonly signIns: readonly LoggedSignIn[];
    /** From now on the connector refuses every access token that was given out so far. */
    revokeTokens(): void;
    readonly fail: Pick<Faults, 'next' | 'clear'>;

    /** Sets where activities go. */
    deliverTo(endpoint: string): void;
    /** Activities sent to the bot so far. */
    readonly sent: readonly Sent[];
    readonly redeliver: Deliveries['redeliver'];
    readonly duplicateNext: Deliveries['duplicateNext'];
    readonly hold: Deliveries['hold'];
    readonly release: Deliveries['release'];
    readonly settled: Deliveries['settled'];
    /** From now on activities name another serviceUrl. The old one keeps answering unless it is retired: then it is 404. */
    moveService(region: string, options?: { readonly retireOld?: boolean }): string;

    /** Posts any body with any headers to the bot, as anybody on the Internet can. */
    sendRaw(headers: Readonly<Record<string, string>>, body: string): Promise<Outcome>;
    /** Posts a message of this person whose token has one flaw. `changes` replaces fields of the activity. */
    sendForged(flaw: Flaw, user: string, changes?: Fields): Promise<Outcome>;
    /** Posts an activity with a good token, whatever the activity is. */
    sendSigned(activity: unknown): Promise<Outcome>;

    /** Resolves to the first thing the probe returns that is neither undefined nor false; rejects after `timeoutMs` (2,000 by default). */
    waitFor<T>(probe: () => T | undefined | false, timeoutMs?: number): Promise<T>;
    close(): Promise<void>;
  };

/** Starts a Teams with an empty tenant: add people, teams and chats to it before they are used. */
export async function startLocalTeams(options: LocalTeamsOptions = {}): Promise<LocalTeams> {
  const settings = settle(options);
  const tenant = openTenant(settings);
  const keys = signingKeys();
  const tls = certificate();
  let { endpoint } = options;

  const faults = planFaults();
  const login = openLogin(tenant, keys.login, faults, () => loginUrl.origin);
  const connector = openConnector(tenant, keys.login, faults, openLimits(settings));
  const door = openFrontDoor(tenant, keys, connector, login);
  const deliveries = openDeliveries(tenant, keys, () => endpoint);
  const { refresh, ...clicks } = openClicks(tenant, deliveries);
  tenant.onShown = refresh;
  const people = { ...openTalk(tenant, deliveries), ...openPresence(tenant, deliveries), ...clicks };

  const [http, https] = await Promise.all([
    listen(door.connect, { port: options.port }),
    listen(door.signIn, { certificate: tls }),
  ]);
  const origin = `http://127.0.0.1:${http.port}`;
  const loginUrl = new URL(`https://127.0.0.1:${https.port}/${settings.tenantId}`);
  const route = { port: https.port, ca: tls.cert };
  const unroute = routeLogin(route);
  tenant.serviceUrl = door.openService(origin, 'amer');

  const send = (headers: Readonly<Record<string, string>>, body: string): Promise<Outcome> =>
    endpoint === undefined
      ? Promise.resolve({ kind: 'unreachable', because: 'no endpoint is set' })
      : post(endpoint, headers, body, settings.deadlines.messageMs);
  const messagesIn = (id: string) => {
    const { messages } = knownConversation(tenant, id);
    const thread = id.split(';messageid=')[1];
    return thread === undefined ? messages : messages.filter((each) => each.id === thread || each.thread === thread);
  };
  const signed = () => ({ authorization: authorization(settings, keys, tenant.serviceUrl) });

  return {
    ...people,
    settings: botSettings(settings, origin, loginUrl.href),
    environment: {
      NODE_OPTIONS: `--import=${new URL('./identity/preload.ts', import.meta.url).href}`,
      LOCAL_TEAMS_LOGIN: JSON.stringify(route),
    },
    loginUrl: loginUrl.href,
    certificate: tls.cert,
    get serviceUrl() {
      return tenant.serviceUrl;
    },
    botId: settings.botId,

    addPerson: (person) => addPerson(tenant, person),
    addTeam: (team) => addTeam(tenant, team),
    addGroupChat: (chat) => addGroupChat(tenant, chat),
    allow(user) {
      const chat = personalChat(tenant, knownPerson(tenant, user));
      chat.isInstalled = true;
      return chat;
    },
    chatWith: (user) => personalChat(tenant, knownPerson(tenant, user)),
    channelOf(team, name) {
      const channel = team.channels.find((each) => each.name === name);
      if (channel === undefined) throw new Error(`${team.name} has no channel ${name}`);
      return channel.id;
    },

    messages(id) {
      return messagesIn(id).filter(({ onlyFor }) => onlyFor === undefined);
    },
    targeted(id, user) {
      const person = knownPerson(tenant, user);
      return messagesIn(id).filter(({ onlyFor }) => onlyFor === person.id);
    },
    message: (id) => knownMessage(tenant, id).message,
    cards: (id, user) => cardsFor(knownMessage(tenant, id).message, knownPerson(tenant, user)),
    reload(id, user) {
      const { conversation, message } = knownMessage(tenant, id);
      const person = knownPerson(tenant, user);
      message.shownTo.delete(person.id);
      refresh(conversation, message, person.id);
      return message.cards;
    },

    log: connector.calls,
    signIns: login.signIns,
    revokeTokens() {
      for (const token of tenant.issued) tenant.revoked.add(token);
    },
    fail: faults,

    deliverTo(url) {
      endpoint = url;
    },
    sent: deliveries.sent,
    redeliver: deliveries.redeliver,
    duplicateNext: deliveries.duplicateNext,
    hold: deliveries.hold,
    release: deliveries.release,
    settled: deliveries.settled,
    moveService(region, { retireOld = false } = {}) {
      if (retireOld) door.retireServices();
      tenant.serviceUrl = door.openService(origin, region);
      return tenant.serviceUrl;
    },

    sendRaw: send,
    sendForged(flaw, user, changes = {}) {
      const person = knownPerson(tenant, user);
      const header = flawedAuthorization(settings, keys, tenant.serviceUrl, flaw);
      const activity = {
        ...envelope(tenant, 'message', person, personalChat(tenant, person)),
        id: eventId(),
        text: '10',
        ...changes,
      };
      return send(header === undefined ? {} : { authorization: header }, JSON.stringify(activity));
    },
    sendSigned: (activity) => send(signed(), JSON.stringify(activity)),

    waitFor: waitUntil,
    async close() {
      unroute();
      deliveries.close();
      await Promise.all([http.close(), https.close()]);
    },
  };
}
