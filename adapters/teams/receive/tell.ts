import type { Bot } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import type { Log } from '../setup/settings.ts';
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
