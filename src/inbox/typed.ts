import type { Receipt } from '../../adapters/adapter.ts';
import { chooseLanguage, say } from '../../conversations/copy/say.ts';
import type { FromRespondent } from '../../conversations/inbound.ts';
import type { Deed } from '../../conversations/invitation/deed.ts';
import type { Input } from '../../conversations/invitation/input.ts';
import { readSaid } from '../../conversations/invitation/said.ts';
import type { Typed } from '../../conversations/typed/read.ts';
import { findClosedInvitation, findOpenInvitations, type Invitation } from '../../db/invitations.ts';
import type { TakeStep } from '../steps/together.ts';
import { hearAgent } from './agent.ts';
import type { InboxOptions } from './options.ts';
import { stepBy } from './respondent.ts';
import { receiptOfStep } from './told.ts';

type Said = FromRespondent & { readonly kind: 'said' | 'edited' };

/** How long after a question somebody may still mean it who types something, in milliseconds. */
const rememberedFor = 30 * 24 * 3_600_000;

/**
 * Words typed somewhere: about an open invitation of the one who typed them; about the last one there, though it is closed,
 * until the next question is out; or nobody's business.
 */
export async function hear(options: InboxOptions, takeStep: TakeStep, event: Said): Promise<Receipt> {
  for (const id of await findOpenInvitations(options.db, event.by, event.place)) {
    const stepped = await stepBy(takeStep, event, id, (invitation, at) => {
      const said = inputOf(event, at, invitation);
      // Who was asked and declined goes on talking: only what answers after all is for us.
      const { kind } = readSaid(invitation, invitation.state, said);
      if (invitation.state.kind === 'declined' && kind !== 'score' && kind !== 'stop') return 'notAnAnswer';
      return said;
    });
    if (stepped.kind !== 'ignored' || stepped.because === 'reworded') return receiptOfStep(stepped);
  }
  return (
    (await hearLate(options, takeStep, event)) ??
    (await hearAgent(options, takeStep, event)) ?? { kind: 'ignored', because: 'notAnAnswer' }
  );
}

/**
 * Typed when the question is closed: a score or a wish to stop still counts and is answered in words, or whoever gave it is
 * told that it is too late. Everything else at most tells that the chat goes on, which is nothing to answer.
 */
async function hearLate(options: InboxOptions, takeStep: TakeStep, event: Said): Promise<Receipt | undefined> {
  const since = new Date(event.at.getTime() - rememberedFor);
  const id = await findClosedInvitation(options.db, event.by, event.place, since);
  if (id === undefined) return undefined;
  let read: Typed | undefined;
  const stepped = await stepBy(takeStep, event, id, (invitation, at) => {
    const said = inputOf(event, at, invitation);
    read = readSaid(invitation, invitation.state, said);
    return said;
  });
  if (stepped.kind === 'repeated' || stepped.kind === 'askedTwice') return receiptOfStep(stepped);
  if (stepped.invitation === undefined || (read?.kind !== 'score' && read?.kind !== 'stop')) return undefined;
  // Where people talk with each other, what they see in the message says enough.
  const isAside = event.place.channel === undefined;
  const language = chooseLanguage(stepped.invitation.locale);
  if (stepped.kind === 'moved') {
    const receipt = receiptOfStep(stepped);
    if (receipt.kind !== 'accepted' || !isAside) return receipt;
    return { ...receipt, say: confirm(language, read) };
  }
  if (stepped.because !== 'expired' || !isAside) return undefined;
  return { kind: 'ignored', because: 'expired', say: say(language, (copy) => copy.sayTooLate) };
}

function confirm(language: string, read: Typed & { readonly kind: 'score' | 'stop' }): string {
  return read.kind === 'stop'
    ? say(language, (copy) => copy.optedOut)
    : say(language, (copy) => copy.scored, { score: read.score });
}

/** What the machine is told of it. @param at milliseconds since 1970 */
export function inputOf(
  event: Said,
  at: number,
  { chat }: Invitation,
): (Deed & { readonly kind: 'said' }) | (Input & { readonly kind: 'edited' }) {
  const inTheChat = event.place.channel !== undefined && chat.channel?.channel === event.place.channel;
  const where = inTheChat ? (event.toUs === true ? 'toUs' : 'inTheChat') : 'aside';
  const spoken = { at, text: event.text, where } as const;
  return event.kind === 'said'
    ? { kind: 'said', message: event.id, ...spoken }
    : { kind: 'edited', message: event.message, writtenAt: event.writtenAt.getTime(), ...spoken };
}
