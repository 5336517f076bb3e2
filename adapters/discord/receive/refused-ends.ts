import type { EndRefused } from '../../../conversations/inbound.ts';
import { type Reason, type RefusedSignal, refusedEnd } from '../../refused-end.ts';
import { platform } from '../api/ids.ts';

/** Why a command or a change ended no chat. */
export type Nothing =
  | 'elsewhere'
  | 'notAllowed'
  | 'ownChat'
  | 'whom'
  | 'nobody'
  | 'unknownCustomer'
  | 'direct'
  /** Nobody wrote since the last end, or for a day: nothing has ended. */
  | 'quiet'
  /** Nobody of the team wrote in what was deleted. */
  | 'noAgent';

/** As it is kept for the operator, in English; the words continue "because". Of what is not there nothing is kept. */
const kept: Readonly<Partial<Record<Nothing, Reason>>> = {
  elsewhere: { because: 'elsewhere', detail: 'neither the channel nor its category is among teams[].chats' },
  notAllowed: {
    because: 'notAgent',
    detail: 'they are no agent here: see teams[].agents, without which whoever may manage threads is',
  },
  ownChat: { because: 'ownChat', detail: 'they are the customer of the chat' },
  whom: {
    because: 'unknownCustomer',
    detail: 'this is neither a support thread nor a ticket: /afterword ask has to name a person',
  },
  nobody: { because: 'unknownCustomer', detail: 'an app or a webhook wrote the message that was chosen' },
  unknownCustomer: {
    because: 'unknownCustomer',
    detail: 'nobody can tell who the customer is: /afterword ask names a person',
  },
  quiet: { because: 'quiet', detail: 'nobody had written there for a day' },
  noAgent: { because: 'noAgent', detail: 'it was deleted, and nobody of the team had written there' },
};

/** What is kept of a signal that ended nothing, if anything. */
export function refused(signal: RefusedSignal, nothing: Nothing): EndRefused | undefined {
  const reason = kept[nothing];
  return reason && refusedEnd(platform, signal, reason);
}

/** The same of a command about which Discord does not tell what is needed. */
export function refusedByDiscord(signal: RefusedSignal, detail: string): EndRefused {
  return refusedEnd(platform, signal, { because: 'platformRefused', detail });
}
