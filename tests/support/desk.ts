import { randomUUID } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import type { Description } from '../../adapters/adapter.ts';
import type { EndedChat, FromRespondent } from '../../conversations/inbound.ts';
import type { Survey } from '../../conversations/survey.ts';
import { connect, type Database } from '../../db/client.ts';
import { findInvitation } from '../../db/invitations.ts';
import { reportEndedChat } from '../../src/inbox/ended.ts';
import { createInbox } from '../../src/inbox/index.ts';
import { wakeInvitation } from '../../src/work/wakes.ts';
import { promptSurvey, team } from '../end-to-end/service.ts';
import { createDatabase } from './database/index.ts';

export const second = 1_000;
export const hour = 3_600_000;
export const day = 24 * hour;

type Told<Kind extends FromRespondent['kind']> = Omit<FromRespondent & { readonly kind: Kind }, 'kind' | 'id' | 'by'>;

/** A support desk on a database of its own and a clock that is set, without any platform: what comes in, and what is stored. */
export function openDesk() {
  let db: Database;
  let drop: () => Promise<void>;
  let now = new Date('2026-03-02T10:00:00Z');
  let survey: Survey = promptSurvey;
  let describe: () => Promise<Description | undefined> = async () => undefined;

  beforeAll(async () => {
    const created = await createDatabase();
    db = connect(created.url, { max: 20, connectTimeout: 10_000 });
    drop = created.drop;
  });
  afterAll(async () => {
    await db.$client.end();
    await drop();
  });

  // Nothing but `describe` is asked of a platform here.
  const adapter = () => ({ describe: () => describe() }) as never;
  const options = () => ({ db, survey, teams: [team], clock: () => now, adapter });
  const after = (ms: number) => new Date(now.getTime() + ms);

  return {
    options,
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
    rows: async (query: SQL) => (await db.execute(query)).rows,
    state: async (invitation: string) => (await findInvitation(db, invitation))?.state,
    end: (chat: EndedChat, at = now) => reportEndedChat(options(), { kind: 'chatEnded', id: randomUUID(), at, chat }),
    reopen: (chat: EndedChat, at = now) =>
      createInbox(options())({ kind: 'chatReopened', id: randomUUID(), at, source: chat.source, chatId: chat.id }),
    wake: (invitation: string) => wakeInvitation(options(), invitation),
    /** The chat ends and its customer is asked. @returns the invitation */
    async ask(chat: EndedChat): Promise<string> {
      const reported = await reportEndedChat(options(), { kind: 'chatEnded', id: randomUUID(), at: now, chat });
      if (reported.kind !== 'invited') throw new Error(reported.detail);
      await wakeInvitation(options(), reported.invitation);
      return reported.invitation;
    },
    does<Kind extends FromRespondent['kind']>(chat: EndedChat, kind: Kind, told: Told<Kind>) {
      return createInbox(options())({ kind, id: randomUUID(), by: chat.respondent, ...told } as never);
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
