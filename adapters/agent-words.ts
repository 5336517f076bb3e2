import type { AgentCopy } from '../conversations/copy/copy.ts';
import { say } from '../conversations/copy/say.ts';

/**
 * What agents are told alike wherever they end chats, in one of the copy's languages. Plain text.
 *
 * @param named the platform, as people call it
 * @returns `agents`: says anything else of that part of the copy
 */
export function agentWords(language: string, named: string) {
  const agents = (pattern: (copy: AgentCopy) => string, values?: Readonly<Record<string, string>>) =>
    say(language, (copy) => pattern(copy.agents), values);
  return {
    agents,
    ended: () => agents((copy) => copy.ended),
    endedBefore: () => agents((copy) => copy.endedBefore),
    notEnded: () => agents((copy) => copy.notEnded),
    notSaved: () => agents((copy) => copy.notSaved),
    unanswered: () => agents((copy) => copy.unanswered, { platform: named }),
  };
}
