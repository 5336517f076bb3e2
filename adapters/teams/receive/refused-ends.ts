import type { EndRefused } from '../../../conversations/inbound.ts';
import { type Reason, type RefusedSignal, refusedEnd } from '../../refused-end.ts';
import { platform } from '../api/place.ts';

/** Why a “@Afterword done” or the end of a meeting ended no chat. */
export type Refusal = 'notAllowed' | 'ownChat' | 'whom' | 'noAgent' | 'noOutsider' | 'severalOutsiders';

/** As it is kept for the operator, in English; the words continue "because". */
const kept: Readonly<Record<Refusal, Reason>> = {
  notAllowed: {
    because: 'notAgent',
    detail: 'they are no agent of this channel: see teams[].agents, without which the people of your own tenant are',
  },
  ownChat: { because: 'ownChat', detail: 'they are the customer of the chat' },
  whom: {
    because: 'unknownCustomer',
    detail: 'nobody can tell who the customer is: “@Afterword done” has to mention one person who is there',
  },
  noAgent: { because: 'unknownCustomer', detail: 'no agent of one team was in the meeting' },
  noOutsider: { because: 'unknownCustomer', detail: 'nobody was in the meeting who is no agent' },
  severalOutsiders: {
    because: 'unknownCustomer',
    detail: 'several people were in the meeting who are no agents, and nobody can tell which of them is the customer',
  },
};

/** What is kept of a signal about which Teams does not tell what is needed. */
export function refusedByTeams(
  signal: RefusedSignal,
  detail = 'Teams does not tell what is needed about it',
): EndRefused {
  return refusedEnd(platform, signal, { because: 'platformRefused', detail });
}

/** What is kept of it. */
export function refused(signal: RefusedSignal, refusal: Refusal): EndRefused {
  return refusedEnd(platform, signal, kept[refusal]);
}
