import { chooseLanguage, say } from '../../../conversations/copy/say.ts';
import type { Team } from '../../../conversations/team.ts';
import { teamAt } from '../../support-teams.ts';
import { within } from '../../within.ts';
import type { Bot } from '../api/connector.ts';
import { guessType, platform, splitConversation } from '../api/place.ts';
import type { References } from '../api/reference.ts';
import type { Authors } from '../people/authors.ts';
import type { Sharing } from '../people/sharing.ts';
import type { Log } from '../setup/settings.ts';
import { brief } from '../show/text.ts';
import { type Activity, entitiesOf, isPlaced, type Placed } from './activity.ts';
import type { Hand } from './answering.ts';
import type { Endings } from './endings.ts';
import { answerClick } from './invoke.ts';
import { type Parsed, parse, placeOf } from './parse.ts';
import { type Heard, openTalk, type Speak, type Voices } from './talk.ts';
import { showAlone, tell, tellAlone } from './tell.ts';
import { nameOf, type Told } from './told.ts';

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
  readonly told: Told;
  readonly teams: readonly Team[];
  /** Whether the bot says something where it is added. */
  readonly welcomes: boolean;
  readonly log: Log;
}

/** Milliseconds that the response waits for the welcome, which nobody has to have read by then. */
const welcomePatience = 2_000;

/** What to do with an activity that is known to come from Teams. */
export function openReceive({ bot, references, sharing, authors, endings, told, teams, welcomes, log }: Needs) {
  const talk = openTalk({ endings, log });
  /** Messages that are being answered, by name, and whether each is stored. */
  const underWay = new Map<string, Promise<boolean>>();

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
    const voices = voicesFor(given);
    switch (parsed.kind) {
      case 'invoke':
        return { status: 200, body: await answerClick(parsed.click, hand, parsed.by, voices.customer) };
      case 'unknownInvoke':
        log('warn', { name: brief(given.name ?? '') }, 'teams: a click or a question that is for no part of this app');
        return { status: 404 };
      case 'submit':
        return answerOnce(parsed.activity, () => talk.submitted(parsed.click, hand, voices.customer));
      case 'typed':
        return answerOnce(parsed.typed.activity, () => talk.typed(parsed.typed, hand, voices));
      case 'revised':
        return { status: (await hand(parsed.event)).kind === 'failed' ? 503 : 200 };
      case 'called':
        return answerOnce(parsed.activity, async () => talk.called(parsed.activity, voices));
      case 'installed':
        if (welcomes) await within(welcomePatience, welcome(parsed.activity, voices));
        return { status: 200 };
      case 'meetingEnded':
        return { status: await talk.meetingEnded(parsed, hand) };
      case 'nothing':
        return { status: 200 };
      default:
        return parsed satisfies never;
    }
  }

  /** A message is answered by a message, once it is acknowledged; its second delivery is acknowledged like the first, in silence. */
  async function answerOnce(given: Placed, work: () => Promise<Heard>): Promise<Response> {
    const name = nameOf(given);
    const first = underWay.get(name);
    if (first !== undefined) return { status: (await first) ? 200 : 503 };
    const hearing = work();
    underWay.set(
      name,
      hearing.then(
        ({ isStored }) => isStored,
        () => false,
      ),
    );
    try {
      const heard = await hearing;
      return { status: heard.isStored ? 200 : 503, afterwards: () => reply(given, name, heard) };
    } catch (error) {
      underWay.delete(name);
      throw error;
    }
  }

  async function reply(given: Placed, name: string, heard: Heard): Promise<void> {
    const { isStored, isClick = false, shows } = heard;
    const { say: words = '', otherwise } = heard.say === undefined ? ((await heard.later) ?? heard) : heard;
    underWay.delete(name);
    const isShared = placeOf(given).channel !== undefined;
    // What everybody may read stands in front of everybody soon.
    const own = isShared && shows?.public !== undefined ? shows : undefined;
    if (words === '' && own === undefined) return;
    // Whether it was said before is worth no failure, either.
    const isNews = await told.isFirst(name, isStored ? 'stored' : 'failed', new Date()).catch(() => true);
    if (!isNews) return;
    const isForOne = isShared && (isClick || otherwise !== undefined);
    if (words !== '') await (isForOne ? tellAlone(bot, given, words, log, otherwise) : tell(bot, given, words, log));
    if (own !== undefined) await showAlone(bot, given, own, log);
  }

  async function welcome(given: Placed, voices: Voices): Promise<void> {
    const { conversation, thread } = splitConversation(given.conversation.id);
    const chosen = given.channelData?.settings?.selectedChannel?.id ?? '';
    const isAmongPeople = guessType(conversation) !== 'personal';
    const where = isAmongPeople && chosen !== '' ? chosen : conversation;
    const isNews = await told.isFirst(nameOf(given), 'stored', new Date()).catch(() => true);
    if (!isNews || thread !== undefined) return;
    await tell(bot, given, await talk.welcome(given, isAmongPeople, voices), log, where);
  }

  function voicesFor(given: Activity): Voices {
    const client = entitiesOf(given).find((each) => each.type === 'clientInfo');
    const there = isPlaced(given)
      ? teamAt(teams, platform, splitConversation(given.conversation.id).conversation)
      : undefined;
    const team = (there ?? teams[0])?.language;
    const speak = (...wished: readonly (string | undefined)[]): Speak => {
      const language = chooseLanguage(...wished);
      return (pattern, values) => say(language, pattern, values);
    };
    return { customer: speak(given.locale ?? client?.locale ?? undefined, team), agent: speak(team) };
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
