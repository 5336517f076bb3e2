import type { Receipt } from '../../adapters/adapter.ts';
import { say } from '../../conversations/copy/say.ts';
import type { FromRespondent } from '../../conversations/inbound.ts';
import type { Input } from '../../conversations/invitation/input.ts';
import { readSaid } from '../../conversations/invitation/said.ts';
import { readTyped } from '../../conversations/typed/read.ts';
import { findClosedInvitation, findOpenInvitations } from '../../db/invitations.ts';
import type { TakeStep } from '../steps/together.ts';
import { hearAgent } from './agent.ts';
import type { InboxOptions } from './options.ts';
import { stepBy } from './respondent.ts';
import { receiptOfStep } from './told.ts';

type Said = FromRespondent & { readonly kind: 'said' | 'edited' };

/** How long after a question somebody may still mean it who types an answer, in milliseconds. */
const rememberedFor = 30 * 24 * 3_600_000;

/** Words typed somewhere: about an open invitation of the one who typed them, about one just closed, or nobody's business. */
export async function hear(options: InboxOptions, takeStep: TakeStep, event: Said): Promise<Receipt> {
  for (const id of await findOpenInvitations(options.db, event.by, event.place)) {
    const stepped = await stepBy(takeStep, event, id, (invitation, at) => {
      // Who was asked and declined goes on talking: only what answers after all is for us.
      const { kind } = readSaid(invitation, invitation.state, { text: event.text, at });
      if (invitation.state.kind === 'declined' && kind !== 'score' && kind !== 'stop') return 'notAnAnswer';
      return inputOf(event, at, invitation.chat.channel?.channel);
    });
    if (stepped.kind !== 'ignored' || stepped.because === 'reworded') return receiptOfStep(stepped);
  }
  return (
    (await hearLate(options, takeStep, event)) ??
    (await hearAgent(options, takeStep, event)) ?? { kind: 'ignored', because: 'notAnAnswer' }
  );
}

/**
 * A bare score or a wish to stop, typed when the question is closed: whoever asks for the second is heard at any time, and
 * whoever gives the first is heard while a click would be, or told that it is too late.
 */
async function hearLate(options: InboxOptions, takeStep: TakeStep, event: Said): Promise<Receipt | undefined> {
  const read = readTyped(event.text, { scored: true });
  if (read.kind !== 'stop' && (read.kind !== 'score' || read.reason !== undefined)) return undefined;
  const since = new Date(event.at.getTime() - rememberedFor);
  const id = await findClosedInvitation(options.db, event.by, event.place, since);
  if (id === undefined) return undefined;
  const stepped = await stepBy(takeStep, event, id, (invitation, at) =>
    inputOf(event, at, invitation.chat.channel?.channel),
  );
  if (stepped.kind !== 'ignored') return receiptOfStep(stepped);
  // In a chat that goes on, a number is more likely an answer to somebody else.
  if (stepped.because !== 'expired' || stepped.invitation === undefined) return undefined;
  return { kind: 'ignored', because: 'expired', say: say(stepped.invitation.locale, (copy) => copy.sayTooLate) };
}

/** @param channel where the chat took place */
export function inputOf(event: Said, at: number, channel: string | undefined): Input {
  const inTheChat = event.place.channel !== undefined && channel === event.place.channel;
  const where = inTheChat ? (event.toUs === true ? 'toUs' : 'inTheChat') : 'aside';
  const spoken = { at, text: event.text, where } as const;
  return event.kind === 'said'
    ? { kind: 'said', message: event.id, ...spoken }
    : { kind: 'edited', message: event.message, writtenAt: event.writtenAt.getTime(), ...spoken };
}
