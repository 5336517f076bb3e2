import type { EndRefused } from '../../../conversations/inbound.ts';
import { person, platform } from '../api/place.ts';

/** Why a “@Afterword done” or the end of a meeting ended no chat. */
export type Refusal = 'notAllowed' | 'ownChat' | 'whom' | 'noAgent' | 'noOutsider' | 'severalOutsiders';

/** As it is kept for the operator, in English; the words continue "because". */
const kept: Readonly<Record<Refusal, Pick<EndRefused, 'because' | 'detail'>>> = {
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

interface Refused {
  /** The same for a redelivery. */
  readonly id: string;
  readonly at: Date;
  readonly chatId: string;
  /** Absent when a meeting ended. */
  readonly by?: string;
}

/** What is kept of it. */
export function refused({ id, at, chatId, by }: Refused, refusal: Refusal): EndRefused {
  const who = by === undefined ? {} : { by: person(by) };
  return { kind: 'endRefused', id, at, source: platform, chatId, ...who, ...kept[refusal] };
}
