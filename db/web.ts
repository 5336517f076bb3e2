import { and, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import type { InvitationState } from '../conversations/invitation/state.ts';
import type { Message } from '../conversations/message.ts';
import type { Database } from './client.ts';
import { answers, invitations, respondents, supportChats, webChats, webPosts } from './schema.ts';

type Person = 'customer' | 'agent';
type PostRow = typeof webPosts.$inferSelect;
type Change =
  | { readonly kind: 'post'; readonly channel: string; readonly post: string }
  | { readonly kind: 'chat'; readonly chat: string }
  | { readonly kind: 'missed' };

/** Named in `listen` and `pg_notify`. */
const wire = 'afterword_web';

/** Tell every process, when the transaction commits; part of the statement that changes the row. */
const tellPost = sql`pg_notify(${wire}, json_build_object('kind', 'post', 'channel', ${webPosts.channel}, 'post', ${webPosts.id}::text)::text)`;
const tellChat = sql`pg_notify(${wire}, json_build_object('kind', 'chat', 'chat', ${webChats.id})::text)`;

/** The playground's chats and channels in PostgreSQL: what the web adapter needs of a storage. */
export function createWebChats(db: Database) {
  return {
    async open(chat: {
      readonly id: string;
      readonly customerId: string;
      readonly customerName: string;
      readonly at: Date;
      readonly opening: readonly { readonly author: Person; readonly said: string }[];
    }): Promise<void> {
      const { id, customerId, customerName, at, opening } = chat;
      await db.transaction(async (tx) => {
        const opened = await tx
          .insert(webChats)
          .values({ id, customerId, customerName, openedAt: at })
          .onConflictDoNothing()
          .returning({ id: webChats.id, told: tellChat });
        if (opened.length === 0 || opening.length === 0) return;
        await tx.insert(webPosts).values(opening.map((said) => ({ ...said, channel: `chat-${id}`, at })));
      });
    },
    async find(id: string) {
      return (await selectChats(db, eq(webChats.id, id), 1))[0];
    },
    async findByCustomer(customerId: string) {
      return (await selectChats(db, eq(webChats.customerId, customerId), 1))[0];
    },
    recent: (limit: number) => selectChats(db, undefined, limit),
    async count() {
      return db.$count(webChats);
    },
    async markEnded(id: string, at: Date | null): Promise<void> {
      await db.update(webChats).set({ endedAt: at }).where(eq(webChats.id, id)).returning({ told: tellChat });
    },
    async say(saying: {
      readonly channel: string;
      readonly author: Person;
      readonly said: string;
      readonly key: string;
      readonly at: Date;
    }): Promise<void> {
      await db.insert(webPosts).values(saying).onConflictDoNothing().returning({ told: tellPost });
    },
    async post(channel: string, key: string, message: Message, at: Date): Promise<string> {
      const [row] = await db
        .insert(webPosts)
        .values({ channel, key, author: 'afterword', message, at })
        .onConflictDoUpdate({ target: webPosts.key, set: { message, editedAt: at } })
        .returning({ id: webPosts.id, told: tellPost });
      if (row === undefined) throw new Error('an upsert returned no row');
      return String(row.id);
    },
    async hasPost(key: string): Promise<boolean> {
      return (await db.$count(webPosts, eq(webPosts.key, key))) > 0;
    },
    async edit(post: string, message: Message, at: Date): Promise<boolean> {
      const rows = await db
        .update(webPosts)
        .set({ message, editedAt: at })
        .where(and(eq(webPosts.id, postId(post)), eq(webPosts.author, 'afterword')))
        .returning({ told: tellPost });
      return rows.length > 0;
    },
    async posts(channel: string, limit: number) {
      const newestFirst = await db
        .select()
        .from(webPosts)
        .where(eq(webPosts.channel, channel))
        .orderBy(desc(webPosts.id))
        .limit(limit);
      return newestFirst.reverse().map(toPost);
    },
    async findPost(id: string) {
      const [row] = await db
        .select()
        .from(webPosts)
        .where(eq(webPosts.id, postId(id)));
      return row === undefined ? undefined : toPost(row);
    },
    async countSaid(channel: string, author: Person): Promise<number> {
      const [row] = await db
        .select({ said: count() })
        .from(webPosts)
        .where(and(eq(webPosts.channel, channel), eq(webPosts.author, author)));
      return row?.said ?? 0;
    },
    watch: (tell: (change: Change) => void) => watch(db.$client.options, tell),
  };
}

/** Chats with how it stands with the question about their latest end, the newest first. */
async function selectChats(db: Database, where: SQL | undefined, limit: number) {
  const latest = db
    .select({
      ended: supportChats.id,
      status: invitations.status,
      score: answers.score,
      reason: answers.reason,
      optedOutAt: respondents.optedOutAt,
    })
    .from(supportChats)
    .innerJoin(respondents, eq(respondents.id, supportChats.respondentId))
    .leftJoin(invitations, eq(invitations.chatId, supportChats.id))
    .leftJoin(answers, eq(answers.invitationId, invitations.id))
    .where(and(eq(supportChats.source, 'web'), eq(supportChats.externalId, webChats.id)))
    .orderBy(desc(supportChats.episode))
    .limit(1)
    .as('latest');
  const rows = await db
    .select()
    .from(webChats)
    .leftJoinLateral(latest, sql`true`)
    .where(where)
    .orderBy(desc(webChats.openedAt), desc(webChats.id))
    .limit(limit);
  return rows.map(({ web_chats: chat, latest: end }) => ({ ...chat, asking: end === null ? null : askingOf(end) }));
}

function askingOf({ status, score, reason, optedOutAt }: LatestEnd): Asking {
  if (score !== null) return reason === null ? 'scored' : 'explained';
  switch (status) {
    case null:
    case 'suppressed':
      return 'notAsked';
    case 'declined':
      return optedOutAt === null ? 'declined' : 'optedOut';
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
      return status;
    case 'waiting':
    case 'asked':
    case 'answered':
    case 'settled':
      return 'asked';
  }
}

type Asking =
  | 'notAsked'
  | 'asked'
  | 'scored'
  | 'explained'
  | Extract<InvitationState['kind'], 'declined' | 'expired' | 'withdrawn' | 'undeliverable'>
  | 'optedOut';

interface LatestEnd {
  readonly status: InvitationState['kind'] | null;
  readonly score: number | null;
  readonly reason: string | null;
  readonly optedOutAt: Date | null;
}

function toPost({ id, channel, author, said, message, at }: PostRow) {
  const common = { id: String(id), channel, at };
  if (author === 'afterword') {
    if (message === null) throw new Error(`post ${id} of Afterword has no message`);
    return { ...common, author, message };
  }
  if (said === null) throw new Error(`post ${id} says nothing`);
  return { ...common, author, said };
}

/** No post has the number 0: what is not a number finds nothing. */
function postId(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/**
 * Listens on a connection of its own, for as long as it takes: after a lost connection it tries again, and then
 * says that changes may have been missed. Rejects when the first attempt fails.
 */
async function watch(options: pg.PoolConfig, tell: (change: Change) => void): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    const mine = new pg.Client({ ...options, password: options.password, keepAlive: true });
    let alive = true;
    const lose = () => {
      if (!alive) return;
      alive = false;
      mine.end().catch(() => undefined);
      if (client === mine) reconnect(100);
    };
    mine.on('error', lose);
    mine.on('end', lose);
    mine.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '')));
    try {
      await mine.connect();
      await mine.query(`listen ${wire}`);
    } catch (error) {
      lose();
      throw error;
    }
    client = mine;
    if (!alive) reconnect(100);
  }

  /** `wait` in milliseconds. */
  function reconnect(wait: number): void {
    client = undefined;
    if (stopped) return;
    retry = setTimeout(() => {
      connect().then(
        () => (stopped ? client?.end() : tell({ kind: 'missed' })),
        () => reconnect(Math.min(wait * 2, 5000)),
      );
    }, wait);
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    const last = client;
    client = undefined;
    await last?.end();
  };
}
