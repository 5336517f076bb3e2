import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Copy } from '../../../conversations/copy/copy.ts';
import { say } from '../../../conversations/copy/say.ts';
import type { Team } from '../../../conversations/team.ts';
import { nameFailure } from '../api/failures.ts';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import { teamOf } from '../people/teams.ts';
import type { Log } from '../setup/settings.ts';
import { readActionId } from '../show/buttons.ts';
import { alone, fieldError, noticeModal, reasonModal, reasonView } from '../show/modal.ts';
import { aloneTo } from './alone.ts';
import { type Hand, NotStored } from './answering.ts';
import { type Parsed, parseClick, parseSubmission } from './parse.ts';
import { Malformed } from './refusals.ts';
import type { Asker, Tell } from './tell.ts';

interface Needs {
  readonly web: Web;
  readonly tell: Tell;
  readonly log: Log;
  readonly teams: readonly Team[];
  readonly hand: () => Hand;
}

const clicker = z.object({
  user: z.object({ id: z.string() }),
  channel: orAbsent(z.object({ id: z.string() })),
  message: orAbsent(z.object({ ts: orAbsent(z.string()), thread_ts: orAbsent(z.string()) })),
  container: orAbsent(
    z.object({
      channel_id: orAbsent(z.string()),
      message_ts: orAbsent(z.string()),
      thread_ts: orAbsent(z.string()),
      is_ephemeral: orAbsent(z.boolean()),
    }),
  ),
  response_url: orAbsent(z.string()),
});

/**
 * A plain look at what arrived: whether it is a click that takes nothing but storing it, on a score, decline, opt-out. What
 * it says exactly is looked at by whoever acts on it.
 */
export function isPlainClick(body: unknown): boolean {
  const { type, actions } = fieldsOf(body);
  if (type !== 'block_actions' || !Array.isArray(actions)) return false;
  const { action_id: id } = fieldsOf(actions[0]);
  if (typeof id !== 'string') return false;
  const { kind } = readActionId(id);
  return kind === 'score' || kind === 'intent';
}

/**
 * What customers do with buttons and the field for the reason. A click is acknowledged once it is durable; one that
 * could not be stored is answered to the one who clicked, and not acknowledged.
 * @returns what is done with a click, for those that come another way than through Bolt
 */
export function listenForClicks(app: App, { web, tell, log, teams, hand }: Needs): (body: unknown) => Promise<void> {
  const speak = (channel: string | undefined, pattern: (copy: Copy) => string) =>
    say((channel === undefined ? undefined : teamOf(teams, channel))?.language ?? teams[0]?.language ?? 'en', pattern);

  const click = async (body: unknown): Promise<void> => {
    const since = Date.now();
    const parsed = parseClick(body);
    if (parsed.kind === 'nothing') return;
    const asker = askerOf(body);
    if (parsed.kind === 'opensField') return openField(parsed, asker);
    if (asker === undefined) throw new Malformed('a click without a user');
    if (parsed.kind === 'malformed') {
      log('warn', { because: parsed.because }, 'slack: a click that no button of ours sends');
      return tell(
        asker,
        speak(asker.channel, parsed.badScore ? (copy) => copy.sayNotAScore : (copy) => copy.sayUnknown),
      );
    }
    const tryAgain = speak(asker.channel, (copy) => copy.sayTryAgain);
    const answer = await hand()(parsed.event, asker, { tryAgain, ...aloneTo(tell, asker) }, since);
    if (answer !== undefined) await tell(asker, answer);
  };

  app.action({ type: 'block_actions' }, ({ body }) => click(body));

  /** First of all, because the trigger lives for three seconds. Nothing is stored, so nothing can be lost. */
  async function openField(
    { field, trigger, from }: Extract<Parsed, { kind: 'opensField' }>,
    asker: Asker | undefined,
  ) {
    try {
      await web.quick.views.open({
        trigger_id: trigger,
        view: reasonModal(field, { ...from, ...alone.safeParse(asker).data }),
      });
    } catch (error) {
      log('warn', { outcome: nameFailure(error, 'reading') }, 'slack: the field for the reason could not be opened');
      // Nothing that was to be saved is lost. Where typing counts, the customer is told that it does.
      if (asker !== undefined) {
        const saved = speak(asker.channel, (copy) => copy.sayFieldNotOpened);
        const typing = isTypingHeard(asker) ? ` ${speak(asker.channel, (copy) => copy.whyTyping)}` : '';
        await tell(asker, `${saved}${typing}`);
      }
    }
  }

  app.view({ callback_id: reasonView, type: 'view_submission' }, async ({ ack, body }) => {
    const since = Date.now();
    const { parsed, from } = parseSubmission(body, new Date(since));
    const channel = from?.channel;
    if (parsed.kind === 'blank') return ack(fieldError(speak(channel, (copy) => copy.sayWriteSomething)));
    if (parsed.kind !== 'event') return ack(fieldError(speak(channel, (copy) => copy.sayUnknown)));
    const asker: Asker = { user: parsed.event.by.id, ...from };
    try {
      const answer = await hand()(parsed.event, asker, aloneTo(tell, asker), since);
      if (answer === undefined) return await ack();
      await ack({ response_action: 'update', view: noticeModal(body.view.title?.text ?? '', answer) });
    } catch (error) {
      if (!(error instanceof NotStored)) throw error;
      // The field stays open with what was written, and says so: nothing is lost and nothing is pretended.
      await ack(fieldError(speak(channel, (copy) => copy.sayTryAgain)));
    }
  });

  return click;
}

function fieldsOf(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** In a channel itself nothing that is written is an answer. */
function isTypingHeard({ channel, thread }: Asker): boolean {
  return thread !== undefined || channel?.startsWith('D') === true;
}

function askerOf(body: unknown): Asker | undefined {
  const read = clicker.safeParse(body);
  if (!read.success) return undefined;
  const { user, container, message, response_url } = read.data;
  const channel = read.data.channel?.id ?? container?.channel_id;
  const begins = message?.thread_ts ?? container?.thread_ts;
  // In a thread the answer belongs there; under a message of the channel itself it would be out of sight.
  const thread = begins === (message?.ts ?? container?.message_ts) ? undefined : begins;
  return {
    user: user.id,
    ...(channel === undefined ? {} : { channel }),
    ...(thread === undefined ? {} : { thread }),
    ...(response_url === undefined ? {} : { responseUrl: response_url }),
    ...(container?.is_ephemeral === true && { isEphemeral: true }),
  };
}
