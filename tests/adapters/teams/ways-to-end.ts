import type { Ways } from '../conformance.ts';
import type { Local } from './local.ts';

/** The customer asks for help where the bot hears it. */
async function thread({ teams, help, ada }: Local): Promise<string> {
  return (await teams.say(help, ada.id, 'My export fails', { mentionBot: true })).id;
}

const done = ({ teams, help }: Local, who: string, threadOf: string) =>
  teams.say(help, who, 'done', { mentionBot: true, threadOf });

/** What agents say when a chat is over, what meetings tell, and what others say. */
export const ways: Ways<Local> = {
  '@Afterword done in the thread, delivered twice': {
    comesTo: 'asked',
    async give(local) {
      const id = await thread(local);
      await done(local, local.grace.id, id);
      await local.teams.redeliver(local.teams.sent.at(-1)?.id ?? '');
      return `${local.help}:${id}`;
    },
  },
  'the end of a meeting with one customer': {
    comesTo: 'asked',
    async give({ teams, ada, grace }) {
      const call = teams.addGroupChat({ name: 'Call', members: [ada.id, grace.id], isMeeting: true });
      await teams.meetingEnd(call.id, grace.id);
      return `${call.id}:`;
    },
  },
  '@Afterword done by somebody else': {
    comesTo: 'notAgent',
    async give(local) {
      const id = await thread(local);
      await done(local, local.mallory.id, id);
      return `${local.help}:${id}`;
    },
  },
  '@Afterword done where two could be the customer': {
    comesTo: 'unknownCustomer',
    async give(local) {
      const { teams, ada, grace, mallory } = local;
      const chat = teams.addGroupChat({ name: 'All', members: [ada.id, mallory.id, grace.id] });
      await teams.say(chat.id, grace.id, 'done', { mentionBot: true });
      return `${chat.id}:`;
    },
  },
  'the end of a meeting with two customers': {
    comesTo: 'unknownCustomer',
    async give({ teams, ada, mallory, grace }) {
      const call = teams.addGroupChat({ members: [ada.id, mallory.id, grace.id], isMeeting: true });
      await teams.meetingEnd(call.id, grace.id);
      return `${call.id}:`;
    },
  },
};
