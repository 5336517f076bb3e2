import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
import type { Hand } from './answering.ts';
import type { Ending } from './endings.ts';
import { refused } from './refused-ends.ts';
import type { Asker } from './tell.ts';
import type { openWords } from './words.ts';

/** What came of a signal whose giver waits for an answer. */
export type Settled =
  | { readonly kind: 'said'; readonly say: string }
  | { readonly kind: 'asksWhom'; readonly root: string };

/** What a signal is known by where Slack refuses to tell about it. */
export type Given = Parameters<typeof refused>[0];

export type Settle = ReturnType<typeof openSettle>;

/** What there is to say to somebody who waits for it. */
export function openSettle(log: Log, hand: () => Hand, wordsFor: ReturnType<typeof openWords>) {
  /**
   * @param look finds out what the signal comes to
   * @param since when it arrived, in milliseconds since 1970
   * @throws NotStored when what it came to could not be stored
   */
  return async (look: () => Promise<Ending>, given: Given, asker: Asker, since: number): Promise<Settled> => {
    const words = wordsFor(asker.channel ?? given.chatId.split(':')[0]);
    const answers = { accepted: words.ended(), repeated: words.endedBefore(), ignored: words.notEnded() };
    // Who has a modal open is told in it.
    const failed = asker.channel === undefined ? {} : { tryAgain: words.notSaved() };
    let ending: Ending;
    try {
      ending = await look();
    } catch (error) {
      const outcome = nameFailure(error, 'reading');
      log('warn', { outcome }, 'slack: not enough is known about a chat that somebody ended');
      const because = 'because' in outcome ? outcome.because : undefined;
      ending = { kind: 'refused', event: refused(given, 'platformRefused', because) };
      if (outcome.kind !== 'refused' && outcome.kind !== 'unreachable') {
        // It may be given again; where it is not, it is known all the same why nobody was asked.
        await hand()(ending.event, asker, failed, since);
        return said(words.unanswered());
      }
    }
    switch (ending.kind) {
      case 'event': {
        const answer = await hand()(ending.event, asker, { ...answers, ...failed }, since);
        return said(answer ?? words.ended());
      }
      case 'refused':
        await hand()(ending.event, asker, failed, since);
        return said(words.explain(ending.event));
      case 'asksWhom':
        return ending;
      case 'nothing':
        return said(words.notEnded());
      default:
        return ending satisfies never;
    }
  };
}

function said(say: string): Settled {
  return { kind: 'said', say };
}
