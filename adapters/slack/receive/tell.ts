import { nameFailure } from '../api/failures.ts';
import type { Web } from '../api/web.ts';
import { limits } from '../limits.ts';
import type { Log } from '../setup/settings.ts';
import type { Rendered } from '../show/render.ts';
import { escapeWithin, plain } from '../show/text.ts';

/** Somebody who did something and waits for an answer. */
export interface Asker {
  readonly user: string;
  readonly channel?: string;
  readonly thread?: string;
  /** Answers an interaction for 30 minutes, up to five times. */
  readonly responseUrl?: string;
  /** What they clicked is itself something that only they see. */
  readonly isEphemeral?: true;
}

export type Tell = (asker: Asker, told: string | Rendered) => Promise<void>;

/**
 * Shows something that only one person sees: a text below what is there, a message in place of what they see alone already.
 * Never throws: what was done is done, told or not.
 */
export function openTell(web: Web, log: Log): Tell {
  return async (asker, told) => {
    const { user, channel, thread, responseUrl, isEphemeral } = asker;
    const shown = typeof told === 'string' ? saying(told) : told;
    const content = { ...shown, blocks: [...shown.blocks], ...(thread === undefined ? {} : { thread_ts: thread }) };
    const replaces = isEphemeral === true && typeof told !== 'string';
    if (responseUrl !== undefined && (await respond(responseUrl, { ...content, replace_original: replaces }))) return;
    if (channel === undefined) return log('warn', {}, 'slack: nowhere to answer');
    try {
      await web.quick.chat.postEphemeral({ channel, user, ...content });
    } catch (error) {
      log(
        'warn',
        { channel, outcome: nameFailure(error, 'reading') },
        'slack: could not tell somebody what came of it',
      );
    }
  };
}

/** Text that is shown as it is. */
export function saying(text: string) {
  return {
    text: escapeWithin(text, limits.summary),
    blocks: [{ type: 'section' as const, text: plain(text, limits.text) }],
  };
}

/** @returns whether Slack took it */
async function respond(url: string, content: object): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', ...content }),
      signal: AbortSignal.timeout(2_000),
      redirect: 'error',
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
