import { chooseLanguage, say } from '../../../conversations/copy/say.ts';
import type { Team } from '../../../conversations/team.ts';
import { teamAt } from '../../support-teams.ts';
import type { Bot } from '../api/connector.ts';
import { platform, splitConversation } from '../api/place.ts';
import type { References } from '../api/reference.ts';
import type { Authors } from '../people/authors.ts';
import type { Sharing } from '../people/sharing.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { type Activity, entitiesOf, isPlaced } from './activity.ts';
import type { Hand } from './answering.ts';
import type { Endings } from './endings.ts';
import { answerClick } from './invoke.ts';
import { type Parsed, parse } from './parse.ts';
import { type Heard, openTalk, type Speak, tell } from './talk.ts';

/** The response to an activity. */
export interface Response {
  readonly status: 200 | 400 | 404 | 503;
  readonly body?: unknown;
  /** What is left to do once the response is on its way; never fails. */
  readonly afterwards?: () => Promise<void>;
}

interface Needs {
  readonly bot: Bot;
  readonly references: References;
  readonly sharing: Sharing;
  readonly authors: Authors;
  readonly endings: Endings;
  readonly teams: readonly Team[];
  readonly log: Log;
}

/** What to do with an activity that is known to come from Teams. */
export function openReceive({ bot, references, sharing, authors, endings, teams, log }: Needs) {
  const talk = openTalk({ endings, log });

  return async (given: Activity, hand: Hand): Promise<Response> => {
    const parsed = parse(given, new Date());
    if (parsed.kind === 'removed') {
      const { activity } = parsed;
      await keep(() => references.drop(activity));
      return { status: 200 };
    }
    const learning = Promise.all([
      keep(() => references.learn(given)),
      keep(() => sharing.learn(given)),
      keep(() => authors.learn(given)),
    ]);
    const response = await respond(given, parsed, hand);
    await learning;
    return response;
  };

  async function respond(
    given: Activity,
    parsed: Exclude<Parsed, { readonly kind: 'removed' }>,
    hand: Hand,
  ): Promise<Response> {
    const speak = speaker(given);
    switch (parsed.kind) {
      case 'invoke':
        return { status: 200, body: await answerClick(parsed.click, hand, parsed.isHeard, speak) };
      case 'unknownInvoke':
        log('warn', { name: brief(given.name ?? '') }, 'teams: a click or a question that is for no part of this app');
        return { status: 404 };
      case 'submit':
        return replyTo(given, await talk.submitted(parsed.click, hand, speak));
      case 'typed':
        return replyTo(given, await talk.typed(parsed.typed, hand, speak));
      case 'called':
        return replyTo(given, await talk.called(parsed.activity));
      case 'meetingEnded':
        return { status: await talk.meetingEnded(() => endings.ofMeeting(parsed), hand) };
      case 'nothing':
        return { status: 200 };
      default:
        return parsed satisfies never;
    }
  }

  /** A message is answered by a message, once it is acknowledged. */
  function replyTo(given: Activity, { isStored, say: text }: Heard): Response {
    const status = isStored ? 200 : 503;
    if (text === undefined || !isPlaced(given)) return { status };
    return { status, afterwards: () => tell(bot, given, text, log) };
  }

  /** In the language of the one who did it, else of the team there. */
  function speaker(given: Activity): Speak {
    const client = entitiesOf(given).find((each) => each.type === 'clientInfo');
    const team = isPlaced(given)
      ? teamAt(teams, platform, splitConversation(given.conversation.id).conversation)
      : undefined;
    const language = chooseLanguage(given.locale ?? client?.locale ?? undefined, (team ?? teams[0])?.language);
    return (pattern) => say(language, pattern);
  }

  /** What is learned along the way is worth no failure: it comes again with the next activity. */
  async function keep(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log('warn', { error: brief(error) }, 'teams: something worth remembering could not be stored');
    }
  }
}
