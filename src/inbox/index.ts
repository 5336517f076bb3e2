import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Adapter, Description, Inbox, Receipt } from '../../adapters/adapter.ts';
import type { Copy } from '../../conversations/copy/copy.ts';
import { chooseLanguage, say } from '../../conversations/copy/say.ts';
import type { ChatEnded, ChatReopened, EndedChat, FromRespondent } from '../../conversations/inbound.ts';
import { admit, type History } from '../../conversations/invitation/admission.ts';
import type { Because, Input } from '../../conversations/invitation/input.ts';
import type { Person } from '../../conversations/place.ts';
import { teamOf } from '../../conversations/route.ts';
import { tidy } from '../../conversations/tidy.ts';
import { isZone } from '../../conversations/time.ts';
import { readTyped } from '../../conversations/typed/read.ts';
import { findLatestEpisode, markReopened, type Reported, recordEndedChat } from '../../db/chats.ts';
import type { Database } from '../../db/client.ts';
import { isCollision, isViolation } from '../../db/failures.ts';
import { findOpenInvitations, type Invitation } from '../../db/invitations.ts';
import type { StepOptions, Stepped } from '../steps/step.ts';
import { type TakeStep, takeStepsTogether } from '../steps/together.ts';

export interface InboxOptions extends StepOptions {
  readonly db: Database;
  readonly adapter: (platform: string) => Adapter | undefined;
}

/** The one way in: every event of every platform is made durable here before it is acknowledged. */
export function createInbox(options: InboxOptions): Inbox {
  const takeStep = takeStepsTogether(options.db, options);
  return async (told): Promise<Receipt> => {
    const event = tidy(told);
    switch (event.kind) {
      case 'chatEnded':
        return receiptOf(options, event, await reportEndedChat(options, event));
      case 'chatReopened':
        return reopen(options, takeStep, event);
      case 'said':
        return hear(options, takeStep, event);
      case 'answered':
      case 'reasonGiven':
      case 'declined':
      case 'optedOut':
      case 'reconsidered':
        return reply(await stepBy(takeStep, event, event.invitation, (_, at) => inputOf(event, at)));
    }
  };
}

/** Stores that a support chat ended and whether its customer is asked, and why not. */
export async function reportEndedChat(options: InboxOptions, event: ChatEnded): Promise<Reported> {
  const { db, teams, survey, clock } = options;
  const chat = tidy(await withPerson(options, event.chat));
  const team = teamOf(chat, teams);
  const now = clock();
  const draw = drawOf(chat);
  const report = {
    event: { platform: chat.source, id: event.id },
    chat,
    endedAt: event.at,
    teamId: team?.id,
    language: chooseLanguage(chat.respondent.locale, team?.language),
    decide: (history: History) => admit(chat, event.at, team, survey, history, draw, now),
  };
  try {
    return await recordEndedChat(db, report, now);
  } catch (error) {
    // Two reports of one chat at the same instant, or a step in the way: the second try finds what the other has written.
    if (!isViolation(error, 'support_chats_episode') && !isCollision(error)) throw error;
    return recordEndedChat(db, report, now);
  }
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
  const { timezone, ...rest } = { ...described, ...respondent, id: described?.id ?? respondent.id };
  // A zone this machine does not know is as good as none: the team's is used.
  return { ...chat, respondent: timezone !== undefined && isZone(timezone) ? { ...rest, timezone } : rest };
}

/** The longest that a report waits for what a platform tells about somebody, in milliseconds. */
const describeWithin = 2_000;

/** What the platform tells about a person; undefined when it can't or takes too long: no report fails because of it. */
async function describe(options: InboxOptions, person: Person): Promise<Description | undefined> {
  const enough = new AbortController();
  const late = setTimeout(describeWithin, undefined, { signal: enough.signal }).catch(() => undefined);
  try {
    return await Promise.race([options.adapter(person.platform)?.describe(person), late]);
  } catch {
    return undefined;
  } finally {
    enough.abort();
  }
}

/** Where a chat falls in the sample: the same for the same chat, evenly spread over all chats. */
function drawOf(chat: EndedChat): number {
  const digest = createHash('sha256').update(`${chat.source}\n${chat.id}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

async function reopen(options: InboxOptions, takeStep: TakeStep, event: ChatReopened): Promise<Receipt> {
  const latest = await findLatestEpisode(options.db, event.source, event.chatId);
  if (latest === undefined || !(await markReopened(options.db, latest.id, event.at))) {
    return { kind: 'ignored', because: 'notEnded' };
  }
  if (latest.invitation === null) return { kind: 'accepted' };
  const key = { platform: event.source, id: event.id };
  const at = event.at.getTime();
  return reply(await takeStep(latest.invitation, () => ({ kind: 'reopened', at }), key));
}

/** Words typed somewhere: about an open invitation of the one who typed them, or nobody's business. */
async function hear(
  options: InboxOptions,
  takeStep: TakeStep,
  event: FromRespondent & { readonly kind: 'said' },
): Promise<Receipt> {
  for (const id of await findOpenInvitations(options.db, event.by, event.place)) {
    const stepped = await stepBy(takeStep, event, id, (invitation, at) => {
      // Who was asked and declined goes on talking: only what answers after all is for us.
      const { kind } = readTyped(event.text, [invitation.locale]);
      if (invitation.state.kind === 'declined' && kind !== 'score' && kind !== 'stop') return 'notAnAnswer';
      const { channel } = invitation.chat;
      const inTheChat = event.place.channel !== undefined && channel?.channel === event.place.channel;
      const where = inTheChat ? (event.toUs === true ? 'toUs' : 'inTheChat') : 'aside';
      return { kind: 'said', at, text: event.text, where };
    });
    if (stepped.kind !== 'ignored') return reply(stepped);
  }
  return { kind: 'ignored', because: 'notAnAnswer' };
}

/** `locale`: the respondent's, where an outcome does not come with its invitation. */
type Heard = Stepped & { readonly locale?: string | undefined };

async function stepBy(
  takeStep: TakeStep,
  event: FromRespondent,
  invitationId: string,
  input: (invitation: Invitation, at: number) => Input | Because,
): Promise<Heard> {
  if (!uuid.test(invitationId)) return { kind: 'ignored', because: 'unknownInvitation' };
  let locale: string | undefined;
  const decide = (invitation: Invitation): Input | Because => {
    locale = invitation.locale;
    const { platform, id } = invitation.person;
    if (event.by.platform !== platform || event.by.id !== id) return 'stranger';
    return input(invitation, event.at.getTime());
  };
  const take = () => takeStep(invitationId.toLowerCase(), decide, { platform: event.by.platform, id: event.id });
  const stepped = await take();
  // Their next question was written at the same instant: now that it is there, an answer to the earlier one makes way for it.
  return stepped.kind === 'askedTwice' ? { ...(await take()), locale } : stepped;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function inputOf(event: Exclude<FromRespondent, { readonly kind: 'said' }>, at: number): Input {
  switch (event.kind) {
    case 'answered':
      return { kind: 'answered', at, score: event.score };
    case 'reasonGiven':
      return { kind: 'reasonGiven', at, text: event.text };
    case 'declined':
    case 'optedOut':
    case 'reconsidered':
      return { kind: event.kind, at };
  }
}

function reply(stepped: Heard): Receipt {
  switch (stepped.kind) {
    case 'moved':
      return { kind: 'accepted', ...(stepped.shows !== undefined && { shows: stepped.shows }) };
    case 'repeated':
      return { kind: 'repeated' };
    case 'askedTwice':
      return {
        kind: 'ignored',
        because: 'askedTwice',
        say: say(chooseLanguage(stepped.locale), (copy) => copy.sayTryAgain),
      };
    case 'ignored': {
      const pattern = saying(stepped.because);
      const language = chooseLanguage(stepped.invitation?.locale);
      return {
        kind: 'ignored',
        because: stepped.because,
        ...(pattern !== undefined && { say: say(language, pattern) }),
      };
    }
  }
}

/** What the one who clicked is told; undefined where silence is better, such as for a double click. */
function saying(because: Because): ((copy: Copy) => string) | undefined {
  switch (because) {
    case 'closed':
    case 'expired':
      return (copy) => copy.sayClosed;
    case 'stranger':
      return (copy) => copy.sayStranger;
    case 'notAScore':
      return (copy) => copy.sayNotAScore;
    case 'unknownInvitation':
      return (copy) => copy.sayUnknown;
    case 'notAskedYet':
    case 'tooEarly':
    case 'alreadyAnswered':
    case 'superseded':
    case 'unchanged':
    case 'notAnAnswer':
    case 'empty':
      return undefined;
  }
}

/** What the agent who ended a chat is told. */
function receiptOf(options: InboxOptions, { chat }: ChatEnded, reported: Reported): Receipt {
  if (reported.kind === 'invited' && reported.askAt === undefined) return { kind: 'repeated' };
  const language = chooseLanguage(teamOf(chat, options.teams)?.language);
  if (reported.kind === 'suppressed') {
    const { because } = reported;
    return { kind: 'ignored', because, say: say(language, (copy) => copy.sayNotAsked, { because }) };
  }
  const wait = (reported.askAt?.getTime() ?? 0) - options.clock().getTime();
  const customer = chat.respondent.name ?? say(language, (copy) => copy.alert.someone);
  const minutes = Math.max(0, Math.ceil(wait / 60_000));
  return { kind: 'accepted', say: say(language, (copy) => copy.sayAsked, { customer, minutes }) };
}
