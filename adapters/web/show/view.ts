import { agent, channelOf, teamChannels } from '../api/channels.ts';
import type { Asking, Author, WebChat, WebChats, WebPost } from '../api/chats.ts';
import { chatsListed, postsShown } from '../limits.ts';
import { escapeHtml } from './html.ts';
import { render, summarize } from './render.ts';

/** A post as a page gets it: `html` is safe to insert, everything else is plain text. */
export interface PostView {
  readonly id: string;
  readonly channel: string;
  readonly author: Author;
  /** ISO 8601. */
  readonly at: string;
  readonly summary: string;
  readonly html: string;
}

export interface ChatView {
  readonly id: string;
  readonly customer: string;
  readonly openedAt: string;
  readonly endedAt: string | null;
  readonly asking: Asking | null;
}

/** Everything a page shows. */
export interface Snapshot {
  readonly agent: string;
  /** The chat this page shows, if there is one. */
  readonly chat: ChatView | null;
  /** Chats to choose from, the newest first. */
  readonly chats: readonly ChatView[];
  /** By channel, oldest first. */
  readonly posts: Readonly<Record<string, readonly PostView[]>>;
}

export function viewChat(chat: WebChat): ChatView {
  return {
    id: chat.id,
    customer: chat.customerName,
    openedAt: chat.openedAt.toISOString(),
    endedAt: chat.endedAt?.toISOString() ?? null,
    asking: chat.asking,
  };
}

export function viewPost(post: WebPost, origin: string): PostView {
  const { id, channel, author } = post;
  const common = { id, channel, author, at: post.at.toISOString() };
  if (post.author === 'afterword') {
    return { ...common, summary: summarize(post.message), html: render(post.message, origin) };
  }
  return { ...common, summary: post.said, html: `<p class="said" dir="auto">${escapeHtml(post.said)}</p>` };
}

/** What a page shows that wants this chat; the newest one where it is unknown. */
export async function readSnapshot(chats: WebChats, wanted: string | undefined, origin: string): Promise<Snapshot> {
  const recent = await chats.recent(chatsListed);
  const chat = (wanted === undefined ? undefined : await chats.find(wanted)) ?? recent[0];
  const channels = [...(chat === undefined ? [] : [channelOf(chat.id)]), ...teamChannels];
  const posts = await Promise.all(
    channels.map(async (channel) => {
      const views = (await chats.posts(channel, postsShown)).map((post) => viewPost(post, origin));
      return [channel, views] as const;
    }),
  );
  return {
    agent: agent.name,
    chat: chat === undefined ? null : viewChat(chat),
    chats: recent.map(viewChat),
    posts: Object.fromEntries(posts),
  };
}
