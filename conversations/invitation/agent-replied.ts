import { readAgent } from '../typed/agent.ts';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import { ignored, type Next } from './outcome.ts';
import type { Instant, InvitationState } from './state.ts';
import { withdraw } from './ways-out.ts';

/** What is told within this time of the end is the last word of a chat that was just ended; a question or a promise is not. */
const partingWords: Instant = 60_000;

/** Somebody of the team wrote in the chat: it goes on only where what they wrote says so. */
export function agentReplied(
  { chat, endedAt }: Pick<Context, 'chat' | 'endedAt'>,
  state: InvitationState,
  { by, text, at }: Input & { readonly kind: 'agentReplied' },
): Next {
  if (state.kind !== 'waiting' && state.kind !== 'asked') return withdraw(state, at);
  const names = [by, chat.respondent, ...chat.agents].flatMap(({ name }) => name ?? []);
  const languages = [chat.respondent.locale].flatMap((tag) => tag ?? []);
  const said = readAgent(text, { languages, names });
  if (said === 'nothing' || (said === 'told' && at - endedAt <= partingWords)) return ignored('notAnAnswer');
  return withdraw(state, at, by.name ?? by.id);
}
