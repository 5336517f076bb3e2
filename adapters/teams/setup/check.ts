import type { ChannelUse, Finding } from '../../adapter.ts';
import { right, wrong } from '../../findings.ts';
import type { Bot } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import type { References } from '../api/reference.ts';
import type { Sharing } from '../people/sharing.ts';

interface Needs {
  readonly bot: Bot;
  readonly references: References;
  readonly sharing: Sharing;
  readonly isAnonymous: boolean;
}

/** Whether the bot can sign in and every configured channel can be written to; what is not right is said with what would be. */
export function openCheck({ bot, references, sharing, isAnonymous }: Needs) {
  return async (uses: readonly ChannelUse[]): Promise<readonly Finding[]> => {
    if (isAnonymous)
      return [right('Teams sign-in', 'off: TEAMS_ALLOW_ANONYMOUS is for trying things out on this machine')];
    try {
      await bot.signIn();
    } catch (error) {
      return [wrong('Teams sign-in', because(error))];
    }
    const channels = await Promise.all(uses.map(checkChannel));
    return [right('Teams sign-in', 'works: the app id, the tenant and the secret fit together'), ...channels];
  };

  async function checkChannel({ place, use, key }: ChannelUse): Promise<Finding> {
    const id = place.channel ?? '';
    const what = `${key} (teams:${id})`;
    if (!/^19:\S+@thread\.\w+$/.test(id))
      return wrong(
        what,
        'is not a channel’s id: those look like 19:…@thread.tacv2; take it from “Get link to channel”, with %3a as : and %40 as @',
      );
    const reference = (await references.place(id)) ?? (await references.home());
    if (reference === undefined)
      return wrong(
        what,
        'Teams has not written to Afterword yet: install the app in the team, and check the messaging endpoint of the Azure bot',
      );
    try {
      await (await bot.at(reference.serviceUrl)).members(id, 50);
      if (use !== 'chats' && (await sharing.isOutside(reference, id)))
        return wrong(
          what,
          `people of another tenant can read it, and ${use} quote customers: name an internal channel`,
        );
      return right(what, `the app is installed, ready for ${use}`);
    } catch (error) {
      return wrong(what, `${because(error)}; add Afterword to the team under Manage team, Apps`);
    }
  }
}

function because(error: unknown): string {
  const failure = nameFailure(error, 'reading');
  return 'because' in failure ? failure.because : failure.kind;
}
