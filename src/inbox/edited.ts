import type { Receipt } from '../../adapters/adapter.ts';
import { say } from '../../conversations/copy/say.ts';
import type { FromRespondent } from '../../conversations/inbound.ts';
import { findTypedMessage } from '../../db/typed-messages.ts';
import type { TakeStep } from '../steps/together.ts';
import type { InboxOptions } from './options.ts';
import { stepBy } from './respondent.ts';
import { receiptOfStep } from './told.ts';
import { hear, inputOf } from './typed.ts';

type Edited = FromRespondent & { readonly kind: 'edited' };

/** A typed message reads otherwise: it counts for what it counted for, or is heard as one that was just typed. */
export async function rehear(options: InboxOptions, takeStep: TakeStep, event: Edited): Promise<Receipt> {
  const known = await findTypedMessage(options.db, { platform: event.by.platform, id: event.message });
  if (known === undefined) return hear(options, takeStep, event);
  const stepped = await stepBy(takeStep, event, known, (invitation, at) => inputOf(event, at, invitation));
  if (stepped.kind !== 'ignored') return receiptOfStep(stepped);
  // Nobody clicked anything: what is said of clicks is not for them.
  const { because, invitation } = stepped;
  const late = because === 'expired' && invitation !== undefined;
  return { kind: 'ignored', because, ...(late && { say: say(invitation.locale, (copy) => copy.sayTooLate) }) };
}
