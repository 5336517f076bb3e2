import type { Ref, Shown, Wish } from '../../adapter.ts';
import { type Doing, type Failure, forAudience, handedOn, keepDoubt } from '../../failure.ts';
import type { Bot } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import { conversationOf, guessType, linkTo, splitConversation } from '../api/place.ts';
import type { Reference, References } from '../api/reference.ts';
import type { ChatLinks } from '../people/chat-links.ts';
import type { Chats } from '../people/chats.ts';
import type { Respondents } from '../people/respondents.ts';
import type { Sharing } from '../people/sharing.ts';
import { openPauses } from './pauses.ts';
import { messageActivity, render } from './render.ts';

interface Needs {
  readonly bot: Bot;
  readonly references: References;
  readonly sharing: Sharing;
  readonly chats: Chats;
  readonly respondents: Respondents;
  readonly chatLinks: ChatLinks;
  /** The bot's own id, for when no activity has told it: `28:<app id>`. */
  readonly botId: string;
  /** Whether messages have addresses at teams.microsoft.com. */
  readonly hasLinks: boolean;
}

/** What `show` keeps to find a message again. */
interface Posted {
  readonly conversation: string;
  readonly message: string;
}

/** Posts, or edits what was posted. Never throws for what Teams answered. */
export function openShow({ bot, references, sharing, chats, respondents, chatLinks, botId, hasLinks }: Needs) {
  const pauses = openPauses();

  return async (wish: Wish): Promise<Shown> => {
    const previous = readRef(wish.previous);
    // A bot can't look for a message: without its id there is none to change.
    if (wish.editOnly === true && previous === undefined) return { kind: 'gone' };
    const { channel, person } = wish.place;
    const reference = await referenceFor(previous, channel, person);
    if (reference === undefined) return forAudience(nobodyHeard(person !== undefined), wish);
    const fail = (error: unknown, doing: Doing) => forAudience(nameFailure(error, doing), wish);
    try {
      if (wish.audience === 'team' && channel !== undefined && (await sharing.isOutside(reference, channel)))
        return sharedOutside;
    } catch (error) {
      return keepDoubt(fail(error, 'reading'), wish);
    }
    const thread = previous?.conversation ?? (channel === undefined ? '' : conversationOf({ ...wish.place, channel }));
    const wait = pauses.whyWait(thread, wish);
    if (wait !== undefined) return wait;
    const activity = await activityFor(wish, reference, splitConversation(thread).conversation);
    const isRemoved = wish.message.removed === true;
    if (previous !== undefined) {
      try {
        const connector = await bot.at(reference.serviceUrl);
        if (wish.mayStill?.() === false) return handedOn(wish);
        if (isRemoved) await connector.remove(previous.conversation, previous.message);
        else await connector.update(previous.conversation, previous.message, activity);
        return shown(previous, reference);
      } catch (error) {
        const failure = pauses.limit(thread, wish, fail(error, 'editing'));
        // Taken away before, by an attempt of which nothing was heard: it comes to the same.
        return isRemoved && failure.kind === 'gone' ? shown(previous, reference) : failure;
      }
    }

    let conversation: string;
    try {
      conversation = await open(wish, reference);
      // After a doubtful attempt: not while Teams has its bad moment, or every try could leave one more message.
      if (wish.uncertain)
        await (await bot.at(reference.serviceUrl)).members(splitConversation(conversation).conversation, 50);
    } catch (error) {
      return keepDoubt(fail(error, 'reading'), wish);
    }
    try {
      const connector = await bot.at(reference.serviceUrl);
      if (wish.mayStill?.() === false) return handedOn(wish);
      const isPost = wish.place.thread === undefined && isChannel(reference, conversation);
      const posted = isPost
        ? await connector.post({ bot: botOf(reference), channel: conversation, tenant: reference.tenantId }, activity)
        : { conversation, message: await connector.send(conversation, activity) };
      return shown(posted, reference);
    } catch (error) {
      const failure = pauses.limit(thread, wish, fail(error, 'creating'));
      const isDoubtfulAgain = wish.uncertain && failure.kind === 'busy' && failure.uncertain;
      return isDoubtfulAgain ? givenUp(failure.because) : keepDoubt(failure, wish);
    }
  };

  /** Everywhere but in a person's own chat others read along. */
  async function activityFor({ place, message, audience }: Wish, reference: Reference, conversation: string) {
    if (audience === 'team') {
      return messageActivity(render(message, place.person !== undefined, undefined, await chatLinks(message)));
    }
    if (place.person !== undefined) return messageActivity(render(message, true));
    const shown = message.public ?? message;
    return messageActivity(render(shown, false, await respondents(shown, reference, conversation)));
  }

  async function referenceFor(
    previous: Posted | undefined,
    channel: string | undefined,
    person: string | undefined,
  ): Promise<Reference | undefined> {
    const spot =
      channel ?? (previous === undefined ? undefined : splitConversation(previous.conversation).conversation);
    const known = person === undefined ? await references.place(spot ?? '') : await references.person(person);
    // Whom or what no activity has named yet can still be written to: by the address of the service and the tenant.
    return known !== undefined && known.serviceUrl !== '' ? known : references.home();
  }

  /** The conversation to write to; a person's 1:1 chat is opened when none is known. */
  async function open({ place }: Wish, reference: Reference): Promise<string> {
    const { channel, person } = place;
    if (channel !== undefined) return conversationOf({ ...place, channel });
    return chats.with(person ?? '', reference);
  }

  function botOf(reference: Reference): string {
    return reference.botId === '' ? botId : reference.botId;
  }

  function shown(posted: Posted, { tenantId }: Reference): Shown {
    const ref = { ...posted };
    const link = hasLinks ? linkTo(splitConversation(posted.conversation), posted.message, tenantId) : undefined;
    return link === undefined ? { kind: 'shown', ref } : { kind: 'shown', ref, permalink: link };
  }
}

/**
 * Teams can't be asked what it has, so a second doubtful try ends it: there may be one message too many, never more.
 */
function givenUp(because: string): Failure {
  return {
    kind: 'refused',
    because: `${because}, twice while posting: the message may be there already, and a third try could double it again`,
  };
}

function isChannel(reference: Reference, conversation: string): boolean {
  const { conversationId, conversationType } = reference;
  return conversationId === conversation ? conversationType === 'channel' : guessType(conversation) === 'channel';
}

function nobodyHeard(isPerson: boolean): Failure {
  return {
    kind: 'unreachable',
    because: isPerson
      ? 'Teams has never named this person to Afterword: the app must be installed for them, or they must have written in a place where it is'
      : 'Teams has not written to Afterword yet: install the app in the team or chat, and check the messaging endpoint',
  };
}

const sharedOutside: Failure = {
  kind: 'refused',
  because:
    'people of another tenant can read this channel (a shared channel or an external member), and alerts and digests quote customers: name an internal channel',
};

function readRef(ref: Ref | undefined): Posted | undefined {
  const { conversation, message } = ref ?? {};
  return conversation === undefined || message === undefined ? undefined : { conversation, message };
}
