import type { Receipt, Ref, Wish } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Person, Place } from '../../../conversations/place.ts';
import { answeredInPublic, invitation, reasonPrompt, scale } from '../messages.ts';
import { type Local, openLocal } from './local.ts';
import { readCardAs, readMessage } from './reading.ts';

/** Somebody who wrote in a channel where others read along, and what is shown in their thread. */
export interface Asked {
  readonly local: Local;
  readonly respondent: Person;
  readonly place: Place;
  /** What reached the inbox, oldest first. */
  readonly received: readonly Inbound[];
  /** What the inbox answers from now on. */
  answerWith(receipt: Receipt): void;
  /** The question, theirs and everybody's. */
  readonly question: Message;
  /** What stands once it is answered. */
  readonly answered: Message;
  /** @throws when it is not shown */
  show(message: Message, more?: Partial<Wish>): Promise<Ref>;
  /** What one person reads of it. */
  sees(ref: Ref, who: { readonly id: string }): string;
  /** What the bot said in words in the thread, for everybody. */
  said(): readonly string[];
  /** What one person alone reads in the channel. */
  targeted(who: { readonly id: string }): readonly string[];
}

export async function openAsked(): Promise<Asked> {
  const received: Inbound[] = [];
  let receipt: Receipt = { kind: 'accepted' };
  const local = await openLocal(async (event) => {
    received.push(event);
    return receipt;
  });
  const { teams, ada, help } = local;
  const { id: thread } = await teams.say(help, ada.id, 'My printer is on fire');
  const respondent = { platform: 'teams', id: ada.aadObjectId };
  const place = { platform: 'teams', channel: help, thread };
  const personal = { respondent, invitation };

  return {
    local,
    respondent,
    place,
    received,
    answerWith(next) {
      receipt = next;
    },
    question: {
      ...scale,
      blocks: [{ kind: 'text', text: 'Hello Ada' }, ...scale.blocks],
      public: { ...scale, mentions: respondent },
    },
    answered: { ...reasonPrompt, personal, public: { ...(answeredInPublic.public ?? reasonPrompt), personal } },
    async show(message, more = {}) {
      const wish: Wish = { place, message, key: 'survey-1', uncertain: false, audience: 'respondent', ...more };
      const outcome = await local.adapter.show(wish);
      if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
      return outcome.ref;
    },
    sees: ({ message = '' }, who) =>
      teams
        .cards(message, who.id)
        .map((card) => readCardAs(card).text)
        .join(),
    said: () =>
      teams
        .messages(`${help};messageid=${thread}`)
        .filter((each) => each.from === teams.botId && each.cards.length === 0)
        .map((each) => each.text),
    targeted: (who) => teams.targeted(help, who.id).map((message) => readMessage(message).text),
  };
}
