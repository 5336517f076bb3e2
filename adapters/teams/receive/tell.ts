import type { Message } from '../../../conversations/message.ts';
import type { Bot, OutgoingActivity } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
import { messageActivity, render } from '../show/render.ts';
import { brief } from '../show/text.ts';
import type { Placed } from './activity.ts';

/**
 * Says something where an activity came from. Never throws: what was done is done, told or not.
 * @param conversation another place to say it
 */
export async function tell(
  bot: Bot,
  activity: Placed,
  text: string,
  log: Log,
  conversation: string = activity.conversation.id,
): Promise<void> {
  try {
    const connector = await bot.at(activity.serviceUrl ?? '');
    await connector.send(conversation, said(text));
  } catch (error) {
    log(
      'warn',
      { outcome: nameFailure(error, 'reading'), error: brief(error) },
      'teams: could not tell somebody what came of it',
    );
  }
}

/**
 * Shows the one an activity came from what others who read along are not to see. Where Teams takes no message for one person, what
 * everybody may read is said instead. Never throws.
 */
export async function showAlone(bot: Bot, activity: Placed, message: Message, log: Log): Promise<void> {
  const isTaken = await alone(bot, activity, messageActivity(render(message, false)), log);
  if (!isTaken && message.public !== undefined) await tell(bot, activity, message.public.summary, log);
}

/**
 * Says something to the one an activity came from. Never throws.
 * @param otherwise what everybody who reads along is told where Teams takes no message for one person
 */
export async function tellAlone(
  bot: Bot,
  activity: Placed,
  text: string,
  log: Log,
  otherwise: string = text,
): Promise<void> {
  const isTaken = await alone(bot, activity, said(text), log);
  if (!isTaken) await tell(bot, activity, otherwise, log);
}

/** A targeted message. @returns whether Teams took it */
async function alone(bot: Bot, activity: Placed, what: OutgoingActivity, log: Log): Promise<boolean> {
  try {
    const connector = await bot.at(activity.serviceUrl ?? '');
    await connector.sendAlone(activity.conversation.id, activity.from.id, what);
    return true;
  } catch (error) {
    const outcome = nameFailure(error, 'reading');
    log('warn', { outcome, error: brief(error) }, 'teams: no message for one person alone');
    return false;
  }
}

function said(text: string): OutgoingActivity {
  return { type: 'message', text, textFormat: 'plain', summary: text };
}
