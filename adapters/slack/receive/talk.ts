import type { App } from '@slack/bolt';
import type { FromRespondent } from '../../../conversations/inbound.ts';
import { aloneTo } from './alone.ts';
import type { Hand } from './answering.ts';
import { parseMessage } from './parse.ts';
import { parseRevision, type Revision } from './revisions.ts';
import type { Tell } from './tell.ts';

interface Needs {
  readonly tell: Tell;
  /** The app's own user id. */
  readonly bot: () => Promise<string>;
  readonly hand: () => Hand;
}

type Heard = Revision | (FromRespondent & { readonly kind: 'said' });

function heard(body: unknown, bot: string, now: Date): Heard | undefined {
  const parsed = parseMessage(body, bot);
  if (parsed.kind === 'event') return parsed.event.kind === 'said' ? parsed.event : undefined;
  return parseRevision(body, bot, now);
}

/** What people type, change and delete: in threads, and to the app in direct messages. Not acknowledged before it is durable. */
export function listenForTalk(app: App, { tell, bot, hand }: Needs): void {
  const hear = async ({ body }: { readonly body: unknown }) => {
    const since = Date.now();
    const event = heard(body, await bot(), new Date(since));
    if (event === undefined) return;
    if (event.kind === 'deleted') {
      // Nobody waits for an answer.
      await hand()(event, { user: '' }, {}, since);
      return;
    }
    const { by, place } = event;
    const channel = place.channel ?? /^(?:msg|edit):([^:]+):/.exec(event.id)?.[1];
    const asker = {
      user: by.id,
      ...(channel === undefined ? {} : { channel }),
      ...(place.thread === undefined ? {} : { thread: place.thread }),
    };
    const answer = await hand()(event, asker, aloneTo(tell, asker), since);
    if (answer !== undefined) await tell(asker, answer);
  };
  app.event('message', hear);
  // Mentions of the app arrive as both; the id is the same, so the second changes nothing.
  app.event('app_mention', hear);
}
