import { createHash } from 'node:crypto';
import type { Adapter, Inbox, Receipt } from '../adapters/adapter.ts';
import { admit } from '../conversations/admission.ts';
import type { Copy } from '../conversations/copy/copy.ts';
import { chooseLanguage, say } from '../conversations/copy/say.ts';
import type { Because, Input } from '../conversations/engine/input.ts';
import type { ChatEnded, ChatReopened, EndedChat, FromRespondent } from '../conversations/inbound.ts';
import { teamOf } from '../conversations/route.ts';
import { isZone } from '../conversations/time.ts';
import { findLatestEpisode, markReopened, type Reported, recordEndedChat } from '../db/chats.ts';
import type { Database } from '../db/client.ts';
import { findOpenInvitations, type Invitation } from '../db/invitations.ts';
import type { StepOptions, Stepped } from './steps/step.ts';
import { type TakeStep, takeStepsTogether } from './steps/together.ts';

export interface InboxOptions extends StepOptions {
  readonly db: Database;
  readonly adapter: (platform: string) => Adapter | undefined;
}

/** The one way in: every event of every platform is made durable here before it is acknowledged. */
export function createInbox(options: InboxOptions): Inbox {
  const takeStep = takeStepsTogether(options.db, options);
  return async (event): Promise<Receipt> => {
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
  const chat = await withPerson(options, event.chat);
  const team = teamOf(chat, teams);
  const now = clock();
  const draw = drawOf(chat);
  const report = {
    event: { platform: chat.source, id: event.id },
    chat,
    endedAt: event.at,
    teamId: team?.id,
    language: chooseLanguage(chat.respondent.locale, team?.language),
    decide: (history: Parameters<typeof admit>[3]) => admit(chat, team, survey, history, draw, now),
  };
  try {
    return await recordEndedChat(db, report, now);
  } catch (error) {
    // Two reports of one chat at the same instant: the second try finds the first one's row.
    if (!(error instanceof Error) || !/support_chats_episode/.test(String(error.cause ?? error))) throw error;
    return recordEndedChat(db, report, now);
  }
}

/** Completes what is known of the respondent with what their platform can tell. */
async function withPerson(options: InboxOptions, chat: EndedChat): Promise<EndedChat> {
  const { respondent } = chat;
  const isComplete = respondent.name !== undefined && respondent.locale !== undefined;
  const described = isComplete ? undefined : await options.adapter(respondent.platform)?.describe(respondent);
  const { timezone, ...rest } = { ...described, ...respondent };
  // A zone this machine does not know is as good as none: the team's is used.
  return { ...chat, respondent: timezone !== undefined && isZone(timezone) ? { ...rest, timezone } : rest };
}

/** Where a chat falls in the sample: the same for the same chat, evenly spread over all chats. */
function drawOf(chat: EndedChat): number {
  const digest = createHash('sha256').update(`${chat.source}\n${chat.id}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

async function reopen(options: InboxOptions, takeStep: TakeStep, event: ChatReopened): Promise<Receipt> {
  const latest = await findLatestEpisode(options.db, event.source, event.chatId);
  if (latest === undefined || event.at <= latest.endedAt) return { kind: 'ignored', because: 'notEnded' };
  await markReopened(options.db, latest.id, event.at);
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
      const { channel } = invitation.chat;
      const inTheChat = event.place.channel !== undefined && channel?.channel === event.place.channel;
      return { kind: 'said', at, text: event.text, where: inTheChat ? 'inTheChat' : 'aside' };
    });
    if (stepped.kind !== 'ignored') return reply(stepped);
  }
  return { kind: 'ignored', because: 'notAnAnswer' };
}

function stepBy(
  takeStep: TakeStep,
  event: FromRespondent,
  invitationId: string,
  input: (invitation: Invitation, at: number) => Input,
): Promise<Stepped> {
  if (!uuid.test(invitationId)) return Promise.resolve({ kind: 'ignored', because: 'unknownInvitation' });
  const decide = (invitation: Invitation): Input | Because => {
    const { platform, id } = invitation.person;
    if (event.by.platform !== platform || event.by.id !== id) return 'stranger';
    return input(invitation, event.at.getTime());
  };
  return takeStep(invitationId.toLowerCase(), decide, { platform: event.by.platform, id: event.id });
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

function reply(stepped: Stepped): Receipt {
  switch (stepped.kind) {
    case 'moved':
      return { kind: 'accepted', ...(stepped.shows !== undefined && { shows: stepped.shows }) };
    case 'repeated':
      return { kind: 'repeated' };
    case 'askedTwice':
      return { kind: 'ignored', because: 'askedTwice' };
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
    const { because, detail } = reported;
    return { kind: 'ignored', because, say: say(language, (copy) => copy.sayNotAsked, { detail }) };
  }
  const wait = (reported.askAt?.getTime() ?? 0) - options.clock().getTime();
  const customer = chat.respondent.name ?? say(language, (copy) => copy.alert.someone);
  const minutes = Math.max(0, Math.ceil(wait / 60_000));
  return { kind: 'accepted', say: say(language, (copy) => copy.sayAsked, { customer, minutes }) };
}
