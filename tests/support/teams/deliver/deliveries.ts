import { type Fields, stringAt } from '../../json.ts';
import type { Tenant } from '../tenant.ts';
import { type Outcome, post } from './post.ts';
import { authorization, type ChannelKeys } from './tokens.ts';

/** An activity that was sent to the bot, with every attempt to do so. */
export type Sent = {
  readonly id: string;
  readonly type: string;
  readonly activity: Fields;
  readonly attempts: { readonly at: number; readonly outcome: Outcome }[];
};

export type Deliveries = {
  readonly sent: readonly Sent[];
  /** Sends an activity and resolves to what came of it; at once, to undefined, while deliveries are held. Invokes are never held. */
  deliver(activity: Fields): Promise<Outcome | undefined>;
  /** Sends a sent activity once more, unchanged. */
  redeliver(id: string): Promise<Outcome>;
  /** Makes the next activity arrive twice: one after the other, or both at the same time. */
  duplicateNext(how: 'twice' | 'overlap'): void;
  /** Keeps activities back until `release`, so that they arrive late. */
  hold(): void;
  release(how?: { readonly order?: 'as-sent' | 'reversed'; readonly twice?: boolean }): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  close(): void;
};

export function openDeliveries(tenant: Tenant, keys: ChannelKeys, endpoint: () => string | undefined): Deliveries {
  const sent: Sent[] = [];
  const underWay = new Set<Promise<unknown>>();
  const timers = new Set<NodeJS.Timeout>();
  let duplicates: ('twice' | 'overlap')[] = [];
  let held: Sent[] | undefined;
  const { deadlines } = tenant.settings;

  const attempt = (entry: Sent): Promise<Outcome> => {
    const url = endpoint();
    const serviceUrl = stringAt(entry.activity, 'serviceUrl') ?? '';
    const timeout = entry.type === 'invoke' ? deadlines.invokeMs : deadlines.messageMs;
    const headers = { authorization: authorization(tenant.settings, keys, serviceUrl) };
    const work = (
      url === undefined
        ? Promise.resolve<Outcome>({ kind: 'unreachable', because: 'no endpoint is set' })
        : post(url, headers, JSON.stringify(entry.activity), timeout)
    ).then((outcome) => {
      entry.attempts.push({ at: tenant.settings.now(), outcome });
      return outcome;
    });
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return work;
  };

  /** The first attempt to be answered counts; a slow invoke is tried again beside the first. */
  const attemptInvoke = (entry: Sent): Promise<Outcome> => {
    const first = attempt(entry);
    if (deadlines.redeliverInvokeMs === undefined) return first;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void attempt(entry).then(resolve);
      }, deadlines.redeliverInvokeMs);
      timers.add(timer);
      void first.then((outcome) => {
        clearTimeout(timer);
        timers.delete(timer);
        resolve(outcome);
      });
    });
  };

  const run = async (entry: Sent): Promise<Outcome> => {
    const how = duplicates.shift();
    const first = entry.type === 'invoke' ? attemptInvoke(entry) : attempt(entry);
    if (how === 'overlap') {
      const [outcome] = await Promise.all([first, attempt(entry)]);
      return outcome;
    }
    const outcome = await first;
    if (how === 'twice') await attempt(entry);
    return outcome;
  };

  return {
    sent,
    async deliver(activity) {
      const type = stringAt(activity, 'type') ?? '';
      const entry: Sent = { id: stringAt(activity, 'id') ?? '', type, activity, attempts: [] };
      sent.push(entry);
      if (held !== undefined && type !== 'invoke') {
        held.push(entry);
        return undefined;
      }
      return run(entry);
    },
    redeliver(id) {
      const entry = sent.findLast((each) => each.id === id);
      if (entry === undefined) throw new Error(`no activity ${id} was sent`);
      return attempt(entry);
    },
    duplicateNext: (how) => {
      duplicates.push(how);
    },
    hold() {
      held ??= [];
    },
    async release(how = {}) {
      const waiting = held ?? [];
      held = undefined;
      if (how.order === 'reversed') waiting.reverse();
      for (const entry of waiting) {
        await run(entry);
        if (how.twice) await attempt(entry);
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      duplicates = [];
    },
  };
}
