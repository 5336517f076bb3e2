import type { Place } from '../../../conversations/place.ts';
import { platform } from '../api/ids.ts';
import type { Log } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import type { Chats } from './chats.ts';
import type { Ending } from './endings.ts';
import type { Subjects } from './subjects.ts';
import type { Threads } from './threads.ts';

interface Needs {
  readonly threads: Threads;
  readonly chats: Chats;
  readonly subjects: Subjects;
  readonly log: Log;
}

export type Outcomes = ReturnType<typeof openOutcomes>;

/** What changes of support chats lead to. All resolve to whether that is stored. */
export function openOutcomes({ threads, chats, subjects, log }: Needs) {
  return {
    async store(ending: Ending, hand: Hand): Promise<boolean> {
      if (ending.kind === 'nothing') {
        // Only in the support channels: elsewhere threads are nobody's business here.
        if (ending.because !== 'elsewhere')
          log('info', { because: ending.because }, 'discord: a chat was closed, and nobody is asked');
        return ending.event === undefined || (await hand.insist(ending.event)).kind === 'stored';
      }
      const { event, channel } = ending;
      await threads.noteEnded(channel.id, event.chat.respondent.id, channel.thread?.archived === true);
      await subjects.note(event, channel);
      if ((await hand.insist(event)).kind === 'notStored') return false;
      await chats.noteEnded(channel.id);
      return true;
    },

    /** The place can't be used any more: what is asked there is asked somewhere else. */
    async lose(place: Place, hand: Hand): Promise<boolean> {
      const id = place.thread ?? place.channel ?? '';
      const live = await threads.live(id);
      if (live.length === 0) return true;
      const event = { kind: 'placeLost', id: `lost:${id}:${live.at(-1)}`, at: new Date(), place } as const;
      if ((await hand.insist(event)).kind === 'notStored') return false;
      await threads.noteMoved(id);
      return true;
    },
  };
}

/** Where a question about a thread, or about a ticket, stands. */
export function placeOf({
  id,
  kind,
  parent,
}: {
  readonly id: string;
  readonly kind: string;
  readonly parent?: string;
}): Place {
  return kind === 'thread' ? { platform, channel: parent ?? id, thread: id } : { platform, channel: id };
}
