import { chooseLanguage, say } from '../../../conversations/copy/say.ts';
import type { ChatEnded } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Memory } from '../../memory.ts';
import type { Channel } from '../api/channel.ts';
import type { Channels } from '../api/channels.ts';

export type Subjects = ReturnType<typeof openSubjects>;

/**
 * Which chat a question in somebody's direct messages is about: there nothing around it says so. Nobody has two questions at
 * a time, so the latest chat of theirs is the one.
 */
export function openSubjects(channels: Channels, memory: Memory, teams: readonly Team[]) {
  const key = (person: string) => `about:${person}`;
  return {
    /** Notes it before the end is stored, so that the question finds it. Never throws. */
    async note({ chat }: ChatEnded, { guild, name }: Channel): Promise<void> {
      const server = guild === undefined ? undefined : await channels.guild(guild).catch(() => undefined);
      if (name === undefined || server?.name === undefined) return;
      const language = chooseLanguage(chat.respondent.locale, teams.find(({ id }) => id === chat.team)?.language);
      const value = { chat: name, server: server.name, language };
      await memory.remember(key(chat.respondent.id), value).catch(() => {});
    },
    /** A sentence in their language; undefined where it is not known, or can't be told now. */
    async lineFor(person: string): Promise<string | undefined> {
      const { chat, server, language } = (await memory.recall(key(person)).catch(() => undefined)) ?? {};
      if (chat === undefined || server === undefined || language === undefined) return undefined;
      return say(language, (copy) => copy.aboutChat, { chat, server });
    },
  };
}
