import { readAgent } from '../typed/agent.ts';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import { ignored, type Next } from './outcome.ts';
import { type Instant, type InvitationState, isClosed } from './state.ts';
import { hear } from './timeline.ts';

/** What is told within this time of the end is the last word of a chat that was just ended; a question or a promise is not. */
const partingWords: Instant = 60_000;

/** Somebody of the team wrote in the chat: it goes on only where what they wrote says so. */
export function agentReplied(
  context: Context,
  state: InvitationState,
  { by, text, at }: Input & { readonly kind: 'agentReplied' },
): Next {
  const { chat, endedAt } = context;
  if (state.kind !== 'waiting' && state.kind !== 'asked')
    return ignored(isClosed(state) ? 'closed' : 'alreadyAnswered');
  const names = [by, chat.respondent, ...chat.agents].flatMap(({ name }) => name ?? []);
  const languages = [chat.respondent.locale].flatMap((tag) => tag ?? []);
  const said = readAgent(text, { languages, names });
  if (said === 'nothing' || (said === 'told' && at - endedAt <= partingWords)) return ignored('notAnAnswer');
  return hear(context, state, { kind: 'reopened', at, agent: by.name ?? by.id });
}
