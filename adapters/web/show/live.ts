import type { Response } from 'express';
import { channelOf, chatIn, isTeamChannel } from '../api/channels.ts';
import type { Change, WebChats } from '../api/chats.ts';
import { beat } from '../limits.ts';
import { answerProblem, stopped } from '../receive/problem.ts';
import { readSnapshot, viewChat, viewPost } from './view.ts';

/** Pages that are told of every change, by Server-Sent Events. */
export interface Live {
  begin(): Promise<void>;
  /** Ends all streams; pages reconnect by themselves. */
  end(): Promise<void>;
  /** Answers with a stream: a snapshot first, then what changes. Rejects, with nothing sent, when the snapshot can't be read. */
  join(response: Response, wanted: string | undefined): Promise<void>;
}

interface Reader {
  readonly response: Response;
  readonly chat: string | undefined;
}

/** Bytes that may wait for a page that doesn't read before it is cut off. */
const backlog = 1024 * 1024;

export function createLive(chats: WebChats, origin: string): Live {
  const readers = new Set<Reader>();
  let turn: Promise<unknown> = Promise.resolve();
  let stopWatching: (() => Promise<void>) | undefined;
  let heart: NodeJS.Timeout | undefined;
  let running = false;

  /** One read at a time, so that what a page is told later was also read later: the last word is always the newest. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function snapshot(reader: Reader): Promise<void> {
    write(reader, 'snapshot', await readSnapshot(chats, reader.chat, origin));
  }

  async function tellChat(id: string): Promise<void> {
    const chat = await chats.find(id);
    if (chat !== undefined) for (const reader of readers) write(reader, 'chat', viewChat(chat));
  }

  async function tell(change: Change): Promise<void> {
    switch (change.kind) {
      case 'missed':
        for (const reader of readers) await snapshot(reader);
        return;
      case 'chat':
        await tellChat(change.chat);
        return;
      case 'post': {
        const interested = [...readers].filter((reader) => sees(reader, change.channel));
        const post = interested.length === 0 ? undefined : await chats.findPost(change.post);
        if (post === undefined) return;
        for (const reader of interested) write(reader, 'post', viewPost(post, origin));
        // What Afterword shows there changes with how it stands with its question.
        const chat = post.author === 'afterword' ? chatIn(change.channel) : undefined;
        if (chat !== undefined) await tellChat(chat);
        return;
      }
      default:
        change satisfies never;
    }
  }

  /** A page that can't be kept current must know: its stream ends and it comes back for a snapshot. */
  function disconnectAll(): void {
    for (const { response } of readers) response.end();
    readers.clear();
  }

  function write(reader: Reader, event: string, data: unknown): void {
    const { response } = reader;
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (response.writableLength > backlog) response.destroy();
  }

  return {
    async begin() {
      stopWatching = await chats.watch((change) => {
        inTurn(() => tell(change)).catch(disconnectAll);
      });
      running = true;
      heart = setInterval(() => {
        for (const reader of readers) write(reader, 'beat', {});
      }, beat);
    },
    async end() {
      running = false;
      clearInterval(heart);
      await stopWatching?.();
      await turn;
      disconnectAll();
    },
    join(response, wanted) {
      return inTurn(async () => {
        if (!running) {
          answerProblem(response, stopped);
          return;
        }
        const first = await readSnapshot(chats, wanted, origin);
        if (response.destroyed) return;
        const reader: Reader = { response, chat: first.chat?.id };
        response.writeHead(200, {
          'Content-Type': 'text/event-stream',
          'Cache-Control': 'no-store',
          'X-Accel-Buffering': 'no',
        });
        response.write('retry: 1000\n\n');
        write(reader, 'snapshot', first);
        readers.add(reader);
        response.on('close', () => readers.delete(reader));
      });
    },
  };
}

function sees(reader: Reader, channel: string): boolean {
  return isTeamChannel(channel) || (reader.chat !== undefined && channel === channelOf(reader.chat));
}
