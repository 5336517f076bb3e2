import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Adapter, Description, Shown, Wish } from '../../adapters/adapter.ts';
import type { ChatEnded, EndedChat, FromRespondent } from '../../conversations/inbound.ts';
import type { Survey } from '../../conversations/survey.ts';
import { connect, type Database } from '../../db/client.ts';
import { findInvitation } from '../../db/invitations.ts';
import { wishPosting } from '../../db/postings.ts';
import { reportEndedChat } from '../../src/inbox/ended.ts';
import { createInbox } from '../../src/inbox/index.ts';
import type { InboxOptions } from '../../src/inbox/options.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createStandings } from '../../src/platforms/standings.ts';
import { createPressure } from '../../src/pressure.ts';
import { type LaneOptions, openLanes } from '../../src/work/lanes.ts';
import { wakeInvitation } from '../../src/work/wakes.ts';
import { promptSurvey, team } from '../end-to-end/service.ts';
import { createDatabase } from './database/index.ts';

export const second = 1_000;
export const hour = 3_600_000;
export const day = 24 * hour;

/** What a platform answers that took a message. */
export const shown: Shown = { kind: 'shown', ref: { ts: '1' } };

type Told<Kind extends FromRespondent['kind']> = Omit<
  FromRespondent & { readonly kind: Kind },
  'kind' | 'id' | 'by'
> & {
  readonly id?: string;
};

/** A support desk on a database of its own, a clock that is set and a platform that answers as told. */
export function openDesk() {
  let db: Database;
  let drop: () => Promise<void>;
  let now = new Date('2026-03-02T10:00:00Z');
  let survey: Survey = promptSurvey;
  let describe: () => Promise<Description | undefined> = async () => undefined;
  let answer: (wish: Wish) => Shown | Promise<Shown> = () => shown;
  let wishes: Wish[] = [];

  beforeAll(async () => {
    const created = await createDatabase();
    db = connect(created.url, { max: 20, connectTimeout: 10_000 });
    drop = created.drop;
  });
  afterAll(async () => {
    await db.$client.end();
    await drop();
  });

  const clock = () => now;
  const platform: Pick<Adapter, 'platform' | 'describe' | 'show'> = {
    platform: 'slack',
    describe: () => describe(),
    show: async (wish) => {
      wishes.push(wish);
      return answer(wish);
    },
  };
  const adapter = () => platform as Adapter;
  const options = (): InboxOptions & { readonly adapter: () => Adapter } => {
    return { db, survey, teams: [team], clock, adapter };
  };
  const after = (ms: number) => new Date(now.getTime() + ms);
  const rows = async (query: SQL) => (await db.execute(query)).rows;
  const dueIn = async (lane: string) =>
    (await rows(sql`select 1 from postings where lane = ${lane} and due_at <= now()`)).length;

  return {
    db: () => db,
    options,
    /** Everything the work needs; how the platform stands is not known yet. */
    work(): LaneOptions & { readonly adapter: () => Adapter } {
      const log = createLog('silent');
      const standings = createStandings(['slack'], { log, clock, onMended: () => {} });
      return { ...options(), log, metrics: createMetrics(), pressure: createPressure(), standings };
    },
    now: () => now,
    after,
    set: (time: Date | string) => {
      now = new Date(time);
    },
    pass: (ms: number) => {
      now = after(ms);
    },
    configure: (changes: Partial<Survey>) => {
      survey = { ...promptSurvey, ...changes };
    },
    describes: (told: typeof describe) => {
      describe = told;
    },
    /** From now on the platform answers so to each message. @returns the messages it was given since */
    answers(told: typeof answer): readonly Wish[] {
      answer = told;
      wishes = [];
      return wishes;
    },
    rows,
    state: async (invitation: string) => (await findInvitation(db, invitation))?.state,
    end: (chat: EndedChat, at = now) => reportEndedChat(options(), endOf(chat, { at })),
    reopen: (chat: EndedChat, at = now) =>
      createInbox(options())({ kind: 'chatReopened', id: randomUUID(), at, source: chat.source, chatId: chat.id }),
    wake: (invitation: string) => wakeInvitation(options(), invitation),
    /** The chat ends and its customer is asked. @returns the invitation */
    async ask(chat: EndedChat): Promise<string> {
      const reported = await reportEndedChat(options(), endOf(chat, { at: now }));
      if (reported.kind !== 'invited') throw new Error(reported.detail);
      await wakeInvitation(options(), reported.invitation);
      return reported.invitation;
    },
    does<Kind extends FromRespondent['kind']>(chat: EndedChat, kind: Kind, told: Told<Kind>) {
      return createInbox(options())({ kind, id: randomUUID(), by: chat.respondent, ...told } as never);
    },
    /** Something that a channel should show. */
    post: (channel: string, summary: string, { slot = 'alert', teamId = team.id, owner = summary } = {}) =>
      wishPosting(db, {
        id: randomUUID(),
        ownerKind: 'digest',
        ownerId: owner,
        teamId,
        slot,
        place: { platform: 'slack', channel },
        message: { summary, blocks: [] },
      }),
    /** How many messages are due in a lane. */
    dueIn,
    /** What waits in a lane is due now. */
    again: (lane: string) => db.execute(sql`update postings set due_at = now() where lane = ${lane}`),
    /** Shows what is due in the lane now, and ends when nothing more is. */
    async show(work: LaneOptions, lane: string): Promise<void> {
      const lanes = openLanes(work, `worker ${randomUUID()}`);
      lanes.look([lane]);
      await expect.poll(() => dueIn(lane)).toBe(0);
      await lanes.stop();
    },
  };
}

/** A chat of somebody new, or of `person`. */
export function chatOf(person: string = randomUUID(), more: Partial<EndedChat> = {}): EndedChat {
  const id = randomUUID();
  return {
    source: 'helpdesk',
    id,
    respondent: { platform: 'slack', id: person, name: 'Dana', locale: 'en' },
    channel: { platform: 'slack', channel: 'C0SUPPORT' },
    ask: { platform: 'slack', channel: 'C0SUPPORT', thread: id },
    agents: [],
    closeReason: 'resolved',
    tags: [],
    ...more,
  };
}

/** That a chat ended. */
export function endOf(
  chat: EndedChat,
  { at, id = randomUUID() }: { readonly at: Date; readonly id?: string },
): ChatEnded {
  return { kind: 'chatEnded', id, at, chat };
}

/** Somebody new whose chat ended and who is to be asked now, in a lane of their own. */
export async function somebodyAsked(desk: Pick<ReturnType<typeof openDesk>, 'ask'>) {
  const chat = chatOf(`U${randomUUID()}`);
  const channel = `C${chat.id}`;
  const invitation = await desk.ask({ ...chat, ask: { platform: 'slack', channel } });
  return { chat, person: chat.respondent.id, lane: `slack:${channel}`, invitation };
}
