import type { Description } from '../../adapters/adapter.ts';
import { within } from '../../adapters/within.ts';
import { chooseLanguage } from '../../conversations/copy/say.ts';
import type { ChatEnded, EndedChat } from '../../conversations/inbound.ts';
import { admit, type History } from '../../conversations/invitation/admission.ts';
import type { Person } from '../../conversations/place.ts';
import { teamOf } from '../../conversations/route.ts';
import { tidy } from '../../conversations/tidy.ts';
import { isZone } from '../../conversations/time.ts';
import type { Reported } from '../../db/chats.ts';
import { drawOf } from './draw.ts';
import type { InboxOptions } from './options.ts';
import { recordAlone } from './record.ts';

/**
 * Stores that a support chat ended and whether its customer is asked, and why not.
 *
 * @param sameFor milliseconds after which the same event id means another event; absent: always the same
 */
export async function reportEndedChat(options: InboxOptions, event: ChatEnded, sameFor?: number): Promise<Reported> {
  const { db, teams, survey, clock } = options;
  const chat = tidy(await withPerson(options, event.chat));
  const team = teamOf(chat, teams);
  const now = clock();
  const report = {
    event: { platform: chat.source, id: event.id, ...(sameFor !== undefined && { sameFor }) },
    chat,
    endedAt: event.at,
    teamId: team?.id,
    language: chooseLanguage(chat.respondent.locale, team?.language),
    decide: (history: History, episode: number) =>
      admit(chat, event.at, team, survey, history, drawOf(chat, episode), now),
  };
  const reported = await (options.record ?? recordAlone(db, clock))(report);
  if (reported.kind === 'invited' && reported.askAt !== undefined) {
    options.nudges?.wake(reported.invitation, reported.askAt.getTime());
  }
  return reported;
}

/**
 * Completes what is known of the respondent with what their platform can tell: the zone decides the quiet hours, and a
 * bot is not asked. What the report says of them goes first.
 */
async function withPerson(options: InboxOptions, chat: EndedChat): Promise<EndedChat> {
  const { respondent } = chat;
  // Only a platform says whether somebody is a bot: the adapter that reports has asked it.
  const isDescribed = respondent.name !== undefined && respondent.isBot !== undefined;
  const described = isDescribed ? undefined : await describe(options, respondent);
  // Clicks are held against the id, so it has to be the one they come with.
  const { isColleague: _, ...told } = described ?? {};
  const { timezone, ...rest } = { ...told, ...respondent, id: described?.id ?? respondent.id };
  // A zone this machine does not know is as good as none: the team's is used.
  return { ...chat, respondent: timezone !== undefined && isZone(timezone) ? { ...rest, timezone } : rest };
}

/** The longest that a report waits for what a platform tells about somebody, in milliseconds. */
const describeWithin = 2_000;

/** What the platform tells about a person; undefined when it can't or takes too long: no report fails because of it. */
async function describe(options: InboxOptions, person: Person): Promise<Description | undefined> {
  try {
    return await within(describeWithin, Promise.resolve(options.adapter(person.platform)?.describe(person)));
  } catch {
    return undefined;
  }
}
