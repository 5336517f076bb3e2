import type { SlackAgentCopy } from '../../../conversations/copy/copy.ts';
import { chooseLanguage, say } from '../../../conversations/copy/say.ts';
import type { EndRefused } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import { agentWords } from '../../agent-words.ts';
import { teamOf } from '../people/teams.ts';

export type Words = ReturnType<typeof wordsIn>;

/** Finds what people on the support side are told where the channel's team speaks that language. */
export function openWords(teams: readonly Team[]) {
  return (channel: string | undefined): Words => {
    const there = channel === undefined ? undefined : teamOf(teams, channel);
    return wordsIn(chooseLanguage((there ?? teams[0])?.language));
  };
}

/** What people on the support side are told about the ways to end a chat, in one of the copy's languages. Plain text. */
function wordsIn(language: string) {
  const { agents, ...alike } = agentWords(language, 'Slack');
  const here = (pattern: (copy: SlackAgentCopy) => string, values?: Readonly<Record<string, string>>) =>
    agents(({ slack }) => pattern(slack), values);
  const help = () => here((copy) => copy.help);
  return {
    ...alike,
    help,
    whom: () => here((copy) => copy.whom),
    unknownWord: (word: string) => `${here((copy) => copy.unknownWord, { word })}\n${help()}`,
    /** Asks whoever ends a chat that a bot began for its customer. */
    whoIsIt: () => ({
      title: here((copy) => copy.askTitle),
      question: here((copy) => copy.askQuestion),
      hint: here((copy) => copy.askHint),
      placeholder: here((copy) => copy.askPlaceholder),
      send: here((copy) => copy.askSend),
      cancel: say(language, (copy) => copy.cancel),
    }),
    fieldNotOpened: () => here((copy) => copy.fieldNotOpened),
    nobodyChosen: () => here((copy) => copy.nobodyChosen),
    isABot: () => here((copy) => copy.isABot),
    isDeactivated: () => here((copy) => copy.isDeactivated),
    isAnAgent: () => here((copy) => copy.isAnAgent),

    /** Why a signal came to nothing. `detail`: of what Slack refused. */
    explain({ because, detail }: Pick<EndRefused, 'because' | 'detail'>): string {
      switch (because) {
        case 'guest':
        case 'outsider':
        case 'notAgent':
          return agents((copy) => copy.notAllowed);
        case 'ownChat':
          return agents((copy) => copy.ownChat);
        case 'noThread':
          return here((copy) => copy.noThread);
        case 'notFirst':
          return here((copy) => copy.notFirst);
        case 'elsewhere':
          return agents((copy) => copy.elsewhere);
        case 'unknownCustomer':
          return here((copy) => copy.unknownCustomer);
        case 'quiet':
        case 'noAgent':
          return alike.notEnded();
        case 'platformRefused':
          return `${alike.notEnded()} ${detail}`;
        default:
          return because satisfies never;
      }
    },
  };
}
