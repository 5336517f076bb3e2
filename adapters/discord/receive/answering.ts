import type { APIInteractionResponse } from 'discord-api-types/v10';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Inbox, Receipt } from '../../adapter.ts';
import { within } from '../../within.ts';
import type { Call } from '../api/calls.ts';
import { codeOf, codes, nameFailure } from '../api/failures.ts';
import { limits } from '../limits.ts';
import type { Log, Times } from '../setup/settings.ts';
import { brief, escapeWithin } from '../show/text.ts';
import type { Interaction } from './interactions.ts';

/** What became of an event within the time that Discord gives to answer a click. */
export type Stored =
  | { readonly kind: 'stored'; readonly receipt: Receipt }
  /** It could not be stored, or is not known to be: nothing may look as if it were. */
  | { readonly kind: 'notStored' };

/** Codes that say: there is nothing to answer any more. */
const late: ReadonlySet<number> = new Set([
  codes.unknownInteraction,
  codes.alreadyAcknowledged,
  codes.invalidInteractionToken,
]);

export type Hand = ReturnType<typeof openHand>;

/** Hands events to the inbox and answers those who wait. Nothing here throws. */
export function openHand(inbox: Inbox, call: Call, log: Log, times: Pick<Times, 'patience' | 'retry'>) {
  return {
    /** @param since when it arrived, in milliseconds since 1970 */
    async store(event: Inbound, since: number): Promise<Stored> {
      const about = { event: event.kind, id: event.id };
      try {
        const receipt = await within(since + times.patience - Date.now(), inbox(event));
        if (receipt !== undefined) return { kind: 'stored', receipt };
        log('warn', about, 'discord: storing an event takes too long to acknowledge it');
      } catch (error) {
        log('error', { ...about, error: brief(error) }, 'discord: an event could not be stored');
      }
      return { kind: 'notStored' };
    },

    /** What Discord delivers only once and nobody waits for: tried again for about a minute. */
    async insist(event: Inbound): Promise<Stored> {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return { kind: 'stored', receipt: await inbox(event) };
        } catch (error) {
          const about = { event: event.kind, id: event.id, attempt, error: brief(error) };
          log('error', about, 'discord: an event could not be stored');
          if (attempt === 4) return { kind: 'notStored' };
          await new Promise((resolve) => setTimeout(resolve, times.retry * 2 ** attempt));
        }
      }
    },

    /**
     * Answers an interaction. An answer that comes too late is no failure: what was done is stored, and the posting
     * shows it with the bot's own token.
     */
    async respond({ id, token }: Interaction, response: APIInteractionResponse): Promise<void> {
      try {
        await call('POST', `/interactions/${id}/${token}/callback`, { body: response, auth: false });
      } catch (error) {
        const code = codeOf(error);
        const isLate = late.has(code ?? 0);
        const outcome = nameFailure(error, 'reading');
        if (isLate) log('info', { interaction: id }, 'discord: an acknowledgement came too late; what was done counts');
        else log('warn', { interaction: id, outcome }, 'discord: an interaction could not be answered');
      }
    },

    /** Replaces the answer to an interaction that was deferred. */
    async complete({ token }: Interaction, application: string, text: string): Promise<void> {
      try {
        const body = { content: escapeWithin(text, limits.text), allowed_mentions: { parse: [] } };
        await call('PATCH', `/webhooks/${application}/${token}/messages/@original`, { body, auth: false });
      } catch (error) {
        log('warn', { outcome: nameFailure(error, 'reading') }, 'discord: could not tell somebody what came of it');
      }
    },
  };
}

/** Only the one who did it sees this. */
export function whisper(text: string): APIInteractionResponse {
  return {
    type: 4,
    data: { content: escapeWithin(text, limits.text), flags: 64, allowed_mentions: { parse: [] } },
  };
}

/** Nothing changes in front of the one who clicked; what comes of it is shown by the posting. */
export const quietly: APIInteractionResponse = { type: 6 };
