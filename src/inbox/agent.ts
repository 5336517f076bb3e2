import type { Receipt } from '../../adapters/adapter.ts';
import { within } from '../../adapters/within.ts';
import type { FromRespondent } from '../../conversations/inbound.ts';
import type { Because, Input } from '../../conversations/invitation/input.ts';
import { readAgent } from '../../conversations/typed/agent.ts';
import { findQuestionsIn, type Invitation } from '../../db/invitations.ts';
import type { TakeStep } from '../steps/together.ts';
import type { InboxOptions } from './options.ts';
import { receiptOfStep } from './told.ts';

type Said = FromRespondent & { readonly kind: 'said' | 'edited' };

/** The longest that is waited for what a platform tells about somebody, in milliseconds. */
const describeWithin = 1_000;

/**
 * Words of somebody of the team in a thread in which a question waits or stands: they may say that the chat goes on.
 * @returns undefined where they are none, or say nothing of it
 */
export async function hearAgent(
  { db, teams, adapter }: InboxOptions,
  takeStep: TakeStep,
  event: Said,
): Promise<Receipt | undefined> {
  if (event.kind !== 'said' || event.toUs === true || readAgent(event.text) === 'nothing') return undefined;
  const questions = await findQuestionsIn(db, event.place);
  if (questions.length === 0) return undefined;
  const { by } = event;
  const described = await within(describeWithin, Promise.resolve(adapter(by.platform)?.describe(by))).catch(
    () => undefined,
  );
  if (described?.isBot === true) return undefined;
  const own = [by.id, ...(described?.groups ?? [])];
  for (const id of questions) {
    const decide = (invitation: Invitation): Input | Because => {
      if (invitation.person.platform === by.platform && invitation.person.id === by.id) return 'notAnAnswer';
      const team = teams.find((each) => each.id === invitation.teamId);
      const named = (team?.agents ?? []).filter(({ platform }) => platform === by.platform);
      const helped = invitation.chat.agents.some((agent) => agent.id === by.id);
      const isNamed = named.some((agent) => own.includes(agent.id));
      const isAgent = helped || isNamed || (named.length === 0 && described?.isColleague === true);
      if (!isAgent) return 'stranger';
      const name = described?.name === undefined ? {} : { name: described.name };
      return { kind: 'agentReplied', at: event.at.getTime(), by: { id: by.id, ...name }, text: event.text };
    };
    const stepped = await takeStep(id, decide, { platform: by.platform, id: event.id });
    if (stepped.kind === 'moved') return { kind: 'accepted' };
    if (stepped.kind !== 'ignored') return receiptOfStep(stepped);
  }
  return undefined;
}
