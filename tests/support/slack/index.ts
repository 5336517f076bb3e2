/**
 * A Slack on this machine, as strict as the real one: for end-to-end tests of a Slack app, over HTTP or Socket Mode.
 *
 * What the app sees is faithful (Web API, signatures, payloads, retries, limits); what a test does to it are the methods of
 * `LocalSlack`. Wherever Slack would refuse, this refuses; what it does not model it refuses too, by saying so.
 */

import { stringAt } from '../json.ts';
import { listen } from '../local-server.ts';
import { waitUntil } from '../wait.ts';
import { controlSlack } from './control.ts';
import type { SentEvent } from './deliver/events.ts';
import { openEvents } from './deliver/events.ts';
import { overHttp } from './deliver/http.ts';
import { overSockets, type SocketMode } from './deliver/socket.ts';
import { type Clicks, openClicks } from './people/clicks.ts';
import { type Interaction, openInteractions } from './people/interactions.ts';
import { type Invocations, openInvocations } from './people/invocations.ts';
import { type Modals, openModalActions } from './people/modals.ts';
import { openTalk, type Talk } from './people/talk.ts';
import { openPosting } from './posting.ts';
import { addChannel, addUser, addUserGroup, type NewChannel, type NewUser, type NewUserGroup } from './residents.ts';
import { openRespond } from './response-urls.ts';
import { route } from './server.ts';
import { type LocalSlackOptions, settle } from './settings.ts';
import { shareOutside } from './sharing.ts';
import { homeOf, openModals } from './views.ts';
import { type Faults, planFaults } from './web-api/faults.ts';
import { openLimits } from './web-api/limits.ts';
import { type LoggedCall, openWebApi } from './web-api/serve.ts';
import type { Ephemeral, Message, View } from './workspace.ts';
import { openWorkspace } from './workspace.ts';

export { validateBlocks, validateView } from './block-kit/validate.ts';
export type { SentEvent } from './deliver/events.ts';
export { listMentions, listMentionsInBlocks, listMentionsInMessage } from './mentions.ts';
export type { Interaction } from './people/interactions.ts';
export type { LocalSlackOptions } from './settings.ts';
export type { Fault } from './web-api/faults.ts';
export type { LoggedCall } from './web-api/serve.ts';
export type { Ephemeral, Message, View } from './workspace.ts';

export type LocalSlack = Talk & {
  /** For SLACK_API_URL and `clientOptions.slackApiUrl`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly port: number;
  readonly teamId: string;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;

  addUser(user: NewUser): void;
  addChannel(channel: NewChannel): void;
  addUserGroup(group: NewUserGroup): void;
  archive(channel: string): void;
  /** Takes a person (or the app) out of a channel. */
  remove(channel: string, user: string): void;
  deactivate(user: string): void;
  /** Shares a private channel with another company: it gets another id, and the app is told. */
  shareOutside(channel: string, newId: string): Promise<void>;

  command: Invocations['command'];
  shortcut: Invocations['messageShortcut'];
  globalShortcut: Invocations['globalShortcut'];
  /** Presses a button or chooses in a menu of a message. Resolves to what the app answered within the deadline. */
  click: Clicks['inMessage'];
  clickInView: Clicks['inView'];
  submit: Modals['submit'];
  closeView: Modals['close'];

  /** What a channel holds, oldest first, deleted messages included (they carry `deletedAt`). */
  messages(channel: string): readonly Message[];
  /** The channel of the app's direct messages with this person, if there is one. */
  directMessagesWith(user: string): string | undefined;
  /** What only this person sees in a channel, by postEphemeral, a response_url or the answer to a command. */
  ephemerals(channel: string, user: string): readonly Ephemeral[];
  /** Open modals, the topmost of each person last; of one person, if named. */
  views(user?: string): readonly View[];
  home(user: string): View | undefined;

  /** Interactions and commands the app did not acknowledge in time: the people who made them saw an error. */
  readonly unanswered: readonly Interaction[];
  readonly interactions: readonly Interaction[];
  readonly events: readonly SentEvent[];
  /** Every Web API call so far. */
  readonly log: readonly LoggedCall[];
  readonly fail: Pick<Faults, 'next' | 'clear'>;

  /** Takes the bot token back: calls are refused with `token_revoked`, and the app is told. */
  revoke(): Promise<void>;
  /** Removes the app: calls are refused with `account_inactive`, and the app is told. */
  uninstall(): Promise<void>;
  /** Takes the bot token again, after `revoke` or `uninstall`. */
  reinstall(): void;

  /** Sets where HTTP deliveries go. */
  deliverTo(requestUrl: string): void;
  /** Asks the request URL for the challenge, as Slack does before it accepts an address. Whether it was answered right. */
  verifyRequestUrl(): Promise<boolean>;
  redeliver(eventId: string): Promise<unknown>;
  holdEvents(): void;
  releaseEvents(how?: { readonly order?: 'as-sent' | 'reversed'; readonly twice?: boolean }): Promise<void>;
  /** Resolves when every event was delivered once and no immediate retry is under way. */
  settled(): Promise<void>;
  /** Socket Mode: how many connections are open, and how to end them. */
  readonly sockets: Pick<SocketMode, 'connections' | 'refresh' | 'cut' | 'treat'>;

  /** Resolves to the first thing the probe returns that is neither undefined nor false; rejects after `timeoutMs` (2,000 by default). */
  waitFor<T>(probe: () => T | undefined | false, timeoutMs?: number): Promise<T>;
  close(): Promise<void>;
};

/** Starts a Slack with an empty workspace: add people and channels to it before they are used. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const settings = settle(options);
  const workspace = openWorkspace(settings);
  let requestUrl = options.requestUrl;

  const sockets = overSockets(settings, () => workspace.origin);
  const http = overHttp(settings, () => requestUrl);
  const isSocketMode = settings.transport === 'socket';
  const transport = isSocketMode ? sockets : http;
  const events = openEvents(workspace, transport);
  const posting = openPosting(workspace, events);
  const faults = planFaults();
  const webApi = openWebApi(workspace, posting, faults, openLimits(settings), () =>
    isSocketMode ? sockets.ticket() : undefined,
  );
  const respond = openRespond(workspace, posting);
  const interactions = openInteractions(transport);
  const clicks = openClicks(workspace, interactions);
  const modals = openModalActions(workspace, interactions);
  const invocations = openInvocations(workspace, interactions, respond);
  const talk = openTalk(workspace, events, posting);

  const known = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`there is no ${what}`);
    return found;
  };

  const slack: LocalSlack = {
    ...talk,
    get apiUrl() {
      return `${workspace.origin}/api/`;
    },
    get origin() {
      return workspace.origin;
    },
    get port() {
      return Number(new URL(workspace.origin).port);
    },
    teamId: settings.teamId,
    appId: settings.appId,
    botUserId: settings.botUserId,
    botId: settings.botId,

    addUser: (user) => addUser(workspace, user),
    addChannel: (channel) => addChannel(workspace, channel),
    addUserGroup: (group) => addUserGroup(workspace, group),
    archive(channel) {
      known(workspace.channels.get(channel), `channel ${channel}`).isArchived = true;
    },
    remove(channel, user) {
      known(workspace.channels.get(channel), `channel ${channel}`).members.delete(user);
    },
    deactivate(user) {
      known(workspace.users.get(user), `user ${user}`).isDeleted = true;
    },

    shareOutside: (channel, newId) => shareOutside(workspace, events, channel, newId),

    command: invocations.command,
    shortcut: invocations.messageShortcut,
    globalShortcut: invocations.globalShortcut,
    click: clicks.inMessage,
    clickInView: clicks.inView,
    submit: modals.submit,
    closeView: modals.close,

    messages: (channel) => workspace.messages.get(channel) ?? [],
    directMessagesWith: (user) =>
      [...workspace.channels.values()].find(
        (channel) => channel.kind === 'im' && channel.members.has(user) && channel.members.has(settings.botUserId),
      )?.id,
    ephemerals: (channel, user) =>
      workspace.ephemerals.filter(
        (each) => each.channel === channel && each.user === user && each.deletedAt === undefined,
      ),
    views: (user) =>
      user === undefined
        ? [...workspace.views.values()].filter((view) => view.isOpen && view.body.type === 'modal')
        : openModals(workspace, user),
    home: (user) => homeOf(workspace, user),

    get unanswered() {
      return interactions.all.filter((each) => !each.isAcknowledged);
    },
    interactions: interactions.all,
    events: events.sent,
    log: webApi.calls,
    fail: faults,

    async revoke() {
      webApi.refuse('token_revoked');
      await events.publish({ type: 'tokens_revoked', tokens: { oauth: [], bot: [settings.botUserId] } }, undefined);
    },
    async uninstall() {
      webApi.refuse('account_inactive');
      await events.publish({ type: 'app_uninstalled' }, undefined);
      await events.publish({ type: 'tokens_revoked', tokens: { oauth: [], bot: [settings.botUserId] } }, undefined);
    },
    reinstall: () => webApi.refuse(undefined),

    deliverTo(url) {
      requestUrl = url;
    },
    async verifyRequestUrl() {
      const challenge = workspace.nextId('challenge');
      const asked = { token: 'verification-token-is-deprecated', challenge, type: 'url_verification' };
      const outcome = await http.deliver('events_api', asked);
      if (outcome.kind !== 'acknowledged') return false;
      return outcome.body === challenge || stringAt(outcome.body, 'challenge') === challenge;
    },
    redeliver: events.redeliver,
    holdEvents: events.hold,
    releaseEvents: events.release,
    settled: events.settled,
    sockets,

    waitFor: waitUntil,
    async close() {
      events.close();
      sockets.close();
      http.close();
      await server.close();
    },
  };

  const control = controlSlack(slack);
  const parts = { webApi, respond, control };
  const server = await listen((request, response) => route(parts, request, response), {
    port: options.port,
    upgrade: sockets.upgrade,
  });
  workspace.origin = `http://127.0.0.1:${server.port}`;
  return slack;
}
