import type { EndRefused } from '../../../conversations/inbound.ts';
import { type RefusedSignal, refusedEnd } from '../../refused-end.ts';
import { platform } from './parse.ts';

/** Slack tells of no chats that end by themselves. */
export type Refusal = Exclude<EndRefused['because'], 'quiet' | 'noAgent'>;

/** What is said of a signal that ended nothing; the words continue "because". Kept for the operator, in English. */
const details: Readonly<Record<Exclude<Refusal, 'platformRefused'>, string>> = {
  guest: 'they are a guest, and without teams[].agents only full members of the workspace end chats',
  outsider: 'they belong to another company, and only the support team ends chats',
  notAgent: 'they are no agent of this channel: see teams[].agents',
  ownChat: 'they are the customer of the chat',
  elsewhere: 'the channel is not among teams[].chats',
  noThread: 'the first message of the thread is not there any more',
  notFirst: 'the reaction stands on a reply, and only counts on the first message of the thread',
  unknownCustomer:
    'the thread was begun by a bot, so nobody can tell who the customer is: "End chat and ask", in the menu of a message, asks for them',
};

/** A signal that ended nothing, to be kept with its reason. */
export function refused(
  signal: RefusedSignal & { readonly by: string },
  because: Refusal,
  detail = because === 'platformRefused' ? 'Slack does not tell what is needed about it' : details[because],
): EndRefused {
  return refusedEnd(platform, signal, { because, detail });
}
