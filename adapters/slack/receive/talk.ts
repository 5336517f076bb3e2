import type { App } from '@slack/bolt';
import { aloneTo } from './alone.ts';
import type { Hand } from './answering.ts';
import { parseMessage } from './parse.ts';
import type { Tell } from './tell.ts';

interface Needs {
  readonly tell: Tell;
  /** The app's own user id. */
  readonly bot: () => Promise<string>;
  readonly hand: () => Hand;
}

/** What people type: in threads, and to the app in direct messages. Not acknowledged before it is durable. */
export function listenForTalk(app: App, { tell, bot, hand }: Needs): void {
  const hear = async ({ body }: { readonly body: unknown }) => {
    const since = Date.now();
    const parsed = parseMessage(body, await bot());
    if (parsed.kind !== 'event' || parsed.event.kind !== 'said') return;
    const { by, place } = parsed.event;
    const channel = place.channel ?? /^msg:([^:]+):/.exec(parsed.event.id)?.[1];
    const asker = {
      user: by.id,
      ...(channel === undefined ? {} : { channel }),
      ...(place.thread === undefined ? {} : { thread: place.thread }),
    };
    const answer = await hand()(parsed.event, asker, aloneTo(tell, asker), since);
    if (answer !== undefined) await tell(asker, answer);
  };
  app.event('message', hear);
  // Mentions of the app arrive as both; the id is the same, so the second changes nothing.
  app.event('app_mention', hear);
}
