import type { Fields } from '../../json.ts';
import type { Channel, Workspace } from '../workspace.ts';
import type { Outcome, Retry, Transport } from './delivery.ts';

/** An event that was sent to the app, with every attempt to do so. */
export type SentEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly payload: Fields;
  readonly attempts: { readonly at: number; readonly retry?: Retry; readonly outcome: Outcome }[];
};

export type Events = {
  readonly sent: readonly SentEvent[];
  /** Sends an event the app subscribed to; resolves after the first attempt, or at once while events are held back. */
  publish(event: Fields, where: Channel | undefined): Promise<void>;
  /** Sends a sent event once more with the same event_id, as Slack does when it missed an answer. */
  redeliver(eventId: string): Promise<Outcome>;
  /** Keeps events back until `release`, so that they arrive late. */
  hold(): void;
  release(how?: { readonly order?: 'as-sent' | 'reversed'; readonly twice?: boolean }): Promise<void>;
  /** Resolves when no first attempt or immediate retry is under way. */
  settled(): Promise<void>;
  close(): void;
};

const messageScope = {
  public: 'channels:history',
  private: 'groups:history',
  im: 'im:history',
  mpim: 'mpim:history',
} as const;
const messageEvent = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
} as const;

const scopeOfEvent: Readonly<Record<string, string>> = {
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  channel_id_changed: 'groups:history',
};

/** Whether the app would be told: it subscribed, its token has the scope, and it is a member of the place. */
export function isSubscribed(workspace: Workspace, event: Fields, where: Channel | undefined): boolean {
  const { scopes, events, botUserId } = workspace.settings;
  const type = String(event.type);
  if (where !== undefined && !where.members.has(botUserId)) return false;
  const scope = type === 'message' && where !== undefined ? messageScope[where.kind] : scopeOfEvent[type];
  if (scope !== undefined && !scopes.includes(scope)) return false;
  const name = type === 'message' && where !== undefined ? messageEvent[where.kind] : type;
  return events === undefined || events.includes(name);
}

function sparse({ event_ts, channel_type, ...event }: Fields): Fields {
  return event;
}

function envelope(workspace: Workspace, event: Fields, where: Channel | undefined): Fields {
  const { teamId, appId, botUserId, fields, enterpriseId = null } = workspace.settings;
  return {
    token: 'verification-token-is-deprecated',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: enterpriseId,
    api_app_id: appId,
    event: fields === 'sparse' ? sparse(event) : event,
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(workspace.settings.now() / 1000),
    authorizations: [
      { enterprise_id: enterpriseId, team_id: teamId, user_id: botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: where?.isExtShared ?? false,
    event_context: `4-${workspace.nextId('ctx')}`,
  };
}

function retryReason(outcome: Outcome): Retry['reason'] | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'timed-out':
      return 'http_timeout';
    case 'unreachable':
      return 'connection_failed';
    case 'refused':
      return outcome.mayRetry ? 'http_error' : undefined;
  }
}

export function openEvents(workspace: Workspace, transport: Transport): Events {
  const sent: SentEvent[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();
  let held: SentEvent[] | undefined;
  let isClosed = false;

  const attempt = async (event: SentEvent, retry?: Retry): Promise<Outcome> => {
    const outcome = await transport.deliver('events_api', event.payload, retry);
    event.attempts.push({ at: Date.now(), outcome, ...(retry === undefined ? {} : { retry }) });
    return outcome;
  };

  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return work;
  };

  const retryLater = (event: SentEvent, outcome: Outcome, number: number): void => {
    const reason = retryReason(outcome);
    const delay = workspace.settings.deadlines.retryDelaysMs[number - 1];
    if (reason === undefined || delay === undefined || isClosed) return;
    const run = async () => retryLater(event, await attempt(event, { attempt: number, reason }), number + 1);
    if (delay === 0) {
      track(run());
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      track(run());
    }, delay);
    timer.unref();
    timers.add(timer);
  };

  const send = (event: SentEvent): Promise<void> =>
    track(
      (async () => {
        retryLater(event, await attempt(event), 1);
      })(),
    );

  return {
    sent,
    async publish(event, where) {
      if (isClosed || !isSubscribed(workspace, event, where)) return;
      const payload = envelope(workspace, event, where);
      const entry: SentEvent = {
        eventId: String(payload.event_id),
        type: String(event.type),
        payload,
        attempts: [],
      };
      sent.push(entry);
      if (held === undefined) await send(entry);
      else held.push(entry);
    },
    redeliver(eventId) {
      const event = sent.find((each) => each.eventId === eventId);
      if (event === undefined) throw new Error(`no event ${eventId} was ever sent`);
      return track(attempt(event, { attempt: 1, reason: 'http_timeout' }));
    },
    hold() {
      held ??= [];
    },
    async release(how = {}) {
      const waiting = held ?? [];
      held = undefined;
      if (how.order === 'reversed') waiting.reverse();
      for (const event of waiting) {
        await send(event);
        if (how.twice) await track(attempt(event, { attempt: 1, reason: 'http_timeout' }));
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
