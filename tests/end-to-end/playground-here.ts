import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ChatView, PostView, Snapshot } from '../../adapters/web/show/view.ts';
import { playgroundDefaults } from '../../src/config/playground.ts';
import { createLog } from '../../src/log.ts';
import { start } from '../../src/main.ts';
import { listen, post } from '../adapters/web/playground.ts';
import { createDatabase } from '../support/database/index.ts';

/** One chat of the playground as its page has it. */
export interface ChatHere {
  readonly chat: ChatView;
  /** Of the chat, oldest first. */
  readonly posts: readonly PostView[];
  readonly alerts: readonly PostView[];
}

/** The whole service in this process, as it is without any configuration, on a database of its own. */
export interface PlaygroundHere {
  readonly url: string;
  /** Opens a chat, as the button does. @returns its id */
  open(): Promise<string>;
  end(chat: string): Promise<unknown>;
  reopen(chat: string): Promise<unknown>;
  say(chat: string, text: string, as?: 'customer' | 'agent'): Promise<unknown>;
  /** Does what a control of the last prompt would; the invitation is read from it. */
  click(chat: string, kind: string, more?: object): Promise<unknown>;
  look(chat: string): Promise<ChatHere>;
  /** Looks until the question stands so. */
  until(chat: string, asking: ChatView['asking']): Promise<ChatHere>;
  close(): Promise<void>;
}

export async function openPlaygroundHere(): Promise<PlaygroundHere> {
  const database = await createDatabase();
  const started = await start({
    config: {
      ...playgroundDefaults('UTC'),
      http: { host: '127.0.0.1', port: 0 },
      database: { kind: 'url', url: database.url },
      api: undefined,
      platforms: { web: {} },
      logLevel: 'silent',
    },
    log: createLog(process.env.AFTERWORD_TEST_LOG ?? 'silent'),
    clock: () => new Date(),
  });
  if (started.kind === 'failed') throw new Error(started.because);
  const { url } = started;

  async function send(path: string, body: object = {}): Promise<{ readonly chat?: string; readonly say?: string }> {
    const answer = await post(`${url}/playground/${path}`, { id: randomUUID(), ...body });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }

  async function look(id: string): Promise<ChatHere> {
    const stream = await listen(`${url}/playground/events?chat=${id}`);
    const { chat, posts } = (await stream.next('snapshot')) as unknown as Snapshot;
    stream.close();
    if (chat?.id !== id) throw new Error(`there is no chat ${id}`);
    return { chat, posts: posts[`chat-${id}`] ?? [], alerts: posts['support-alerts'] ?? [] };
  }

  async function until(id: string, asking: ChatView['asking']): Promise<ChatHere> {
    await expect.poll(async () => (await look(id)).chat.asking).toBe(asking);
    return look(id);
  }

  return {
    url,
    async open() {
      const { chat } = await send('chats');
      if (chat === undefined) throw new Error('no chat was opened');
      return chat;
    },
    end: (chat) => send(`chats/${chat}/end`),
    reopen: (chat) => send(`chats/${chat}/reopen`),
    say: (chat, text, as = 'customer') => send(`chats/${chat}/messages`, { as, text }),
    async click(chat, kind, more = {}) {
      const invitation = (await look(chat)).posts.map(({ html }) => /data-invitation="([^"]+)"/.exec(html)?.[1]);
      await send('clicks', { as: 'customer', channel: `chat-${chat}`, invitation: invitation.at(-1), kind, ...more });
    },
    look,
    until,
    async close() {
      await started.stop();
      await database.drop();
    },
  };
}
