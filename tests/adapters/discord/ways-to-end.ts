import type { Ways } from '../conformance.ts';
import type { Local } from './local.ts';

const thread = ({ discord, support, ada, mia }: Local, by = ada) =>
  discord.openThread(support, by, { name: 'Help', text: 'Hello?', members: [mia] });

/** A ticket in which its customer has written. */
async function ticket({ discord, openTicket, ada }: Local): Promise<string> {
  const id = openTicket(ada);
  discord.say(id, ada, 'Help!');
  await new Promise((resolve) => setTimeout(resolve, 60));
  return id;
}

/** What Discord tells when a chat ends, and what commands say. */
export const ways: Ways<Local> = {
  'the thread is closed': {
    comesTo: 'asked',
    async give(local) {
      const id = thread(local);
      local.discord.archive(id, { by: local.mia });
      return id;
    },
  },
  'the thread is closed and locked': {
    comesTo: 'asked',
    async give(local) {
      const id = thread(local);
      local.discord.archive(id, { by: local.mia, locked: true });
      return id;
    },
  },
  '/afterword done in the thread, which is closed right after': {
    comesTo: 'asked',
    async give(local) {
      const id = thread(local);
      const before = local.received();
      await local.discord.command(local.mia, id, 'afterword', 'done');
      await local.discord.waitFor(() => local.received() > before);
      local.discord.archive(id, { by: local.mia });
      return id;
    },
  },
  '/afterword ask in a channel': {
    comesTo: 'asked',
    async give(local) {
      await local.discord.command(local.mia, local.support, 'afterword', 'ask', { user: local.ada });
      return `${local.support}:`;
    },
  },
  'the menu of the customer’s message': {
    comesTo: 'asked',
    async give(local) {
      const id = thread(local);
      const message = local.discord.say(id, local.ada, 'Thank you!').id;
      await local.discord.contextMenu(local.mia, id, 'End chat and ask', { message });
      return id;
    },
  },
  'the ticket is renamed': {
    comesTo: 'asked',
    async give(local) {
      const id = await ticket(local);
      local.discord.editChannel(id, { name: 'closed-0042' });
      return id;
    },
  },
  'the ticket is deleted': {
    comesTo: 'asked',
    async give(local) {
      const id = await ticket(local);
      local.discord.deleteChannel(id, local.olga);
      return id;
    },
  },
  '/afterword done by somebody else': {
    comesTo: 'notAgent',
    async give(local) {
      const id = thread(local);
      await local.discord.command(local.ben, id, 'afterword', 'done');
      return id;
    },
  },
  '/afterword done in an agent’s own thread': {
    comesTo: 'ownChat',
    async give(local) {
      const id = thread(local, local.mia);
      await local.discord.command(local.mia, id, 'afterword', 'done');
      return id;
    },
  },
};
