import type { Message } from '../../../conversations/message.ts';
import type { Bot } from '../api/connector.ts';
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
    await connector.send(conversation, { type: 'message', text, textFormat: 'plain', summary: text });
  } catch (error) {
    log(
      'warn',
      { outcome: nameFailure(error, 'reading'), error: brief(error) },
      'teams: could not tell somebody what came of it',
    );
  }
}

/**
 * Shows the one an activity came from what others who read along are not to see, by a targeted message. Where Teams does not
 * take one, what everybody may read is said instead. Never throws.
 */
export async function show(bot: Bot, activity: Placed, message: Message, log: Log): Promise<void> {
  try {
    const connector = await bot.at(activity.serviceUrl ?? '');
    await connector.sendAlone(activity.conversation.id, activity.from.id, messageActivity(render(message, false)));
  } catch (error) {
    log(
      'warn',
      { outcome: nameFailure(error, 'reading'), error: brief(error) },
      'teams: no message for one person alone',
    );
    if (message.public !== undefined) await tell(bot, activity, message.public.summary, log);
  }
}
