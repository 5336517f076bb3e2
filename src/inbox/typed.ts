import type { Receipt } from '../../adapters/adapter.ts';
import type { FromRespondent } from '../../conversations/inbound.ts';
import { readSaid } from '../../conversations/invitation/said.ts';
import { findOpenInvitations } from '../../db/invitations.ts';
import type { TakeStep } from '../steps/together.ts';
import type { InboxOptions } from './options.ts';
import { stepBy } from './respondent.ts';
import { receiptOfStep } from './told.ts';

/** Words typed somewhere: about an open invitation of the one who typed them, or nobody's business. */
export async function hear(
  options: InboxOptions,
  takeStep: TakeStep,
  event: FromRespondent & { readonly kind: 'said' },
): Promise<Receipt> {
  for (const id of await findOpenInvitations(options.db, event.by, event.place)) {
    const stepped = await stepBy(takeStep, event, id, (invitation, at) => {
      // Who was asked and declined goes on talking: only what answers after all is for us.
      const { kind } = readSaid(invitation, invitation.state, event.text);
      if (invitation.state.kind === 'declined' && kind !== 'score' && kind !== 'stop') return 'notAnAnswer';
      const { channel } = invitation.chat;
      const inTheChat = event.place.channel !== undefined && channel?.channel === event.place.channel;
      const where = inTheChat ? (event.toUs === true ? 'toUs' : 'inTheChat') : 'aside';
      return { kind: 'said', at, text: event.text, where };
    });
    if (stepped.kind !== 'ignored') return receiptOfStep(stepped);
  }
  return { kind: 'ignored', because: 'notAnAnswer' };
}
