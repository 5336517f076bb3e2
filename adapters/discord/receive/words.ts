import type { DiscordAgentCopy } from '../../../conversations/copy/copy.ts';
import { chooseLanguage } from '../../../conversations/copy/say.ts';
import type { Team } from '../../../conversations/team.ts';
import { agentWords } from '../../agent-words.ts';
import { teamAt } from '../../support-teams.ts';
import { platform } from '../api/ids.ts';
import type { Interaction } from './interactions.ts';
import type { Nothing } from './refused-ends.ts';

export type Words = ReturnType<typeof wordsIn>;

/** Finds what whoever used a command is told: in the language of the team whose chats are there. */
export function openWords(teams: readonly Team[]) {
  return ({ channel, channelId }: Pick<Interaction, 'channel' | 'channelId'>): Words => {
    const there = [channel?.parent, channel?.id, channelId].map((id) => id && teamAt(teams, platform, id));
    const team = there.find((each) => typeof each === 'object') ?? teams[0];
    return wordsIn(chooseLanguage(team?.language));
  };
}

/** What people on the support side are told about the ways to end a chat, in one of the copy's languages. Plain text. */
function wordsIn(language: string) {
  const { agents, ...alike } = agentWords(language, 'Discord');
  const here = (pattern: (copy: DiscordAgentCopy) => string) => agents(({ discord }) => pattern(discord));
  return {
    ...alike,
    help: () => here((copy) => copy.help),

    /** Why a signal came to nothing. */
    explain(because: Nothing): string {
      switch (because) {
        case 'notAllowed':
          return agents((copy) => copy.notAllowed);
        case 'ownChat':
          return agents((copy) => copy.ownChat);
        case 'whom':
          return here((copy) => copy.whom);
        case 'nobody':
          return here((copy) => copy.nobody);
        case 'unknownCustomer':
          return here((copy) => copy.unknownCustomer);
        case 'elsewhere':
          return agents((copy) => copy.elsewhere);
        case 'quiet':
        case 'noAgent':
          return alike.notEnded();
        case 'direct':
          return here((copy) => copy.direct);
        default:
          return because satisfies never;
      }
    },
  };
}
