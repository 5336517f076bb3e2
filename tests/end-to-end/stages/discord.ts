import { readMarkdown } from '../../adapters/discord/markdown.ts';
import { type Message, startLocalDiscord } from '../../support/discord/index.ts';
import { Bits } from '../../support/discord/permissions.ts';
import type { Stage } from './stage.ts';

const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.local.secret';

export async function openDiscordStage(): Promise<Stage> {
  const discord = await startLocalDiscord({ token });
  const agent = discord.addUser({ username: 'robin' });
  const stranger = discord.addUser({ username: 'mallory' });
  const customers = Array.from({ length: 12 }, (_, n) => discord.addUser({ username: `dana${n}`, locale: 'en-US' }));
  const guild = discord.addGuild({ name: 'Acme', members: [agent, stranger, ...customers] });
  discord.addMember(guild, agent, [discord.addRole(guild, 'moderators', Bits.ManageThreads | Bits.ManageMessages)]);
  const hidden = [
    { id: guild, kind: 'role' as const, deny: Bits.ViewChannel },
    { id: discord.applicationId, kind: 'member' as const, allow: Bits.ViewChannel },
  ];
  const support = discord.addChannel({ guild, name: 'support' });
  const [alerts, digest] = ['alerts', 'digest'].map((name) => discord.addChannel({ guild, name, overwrites: hidden }));
  const place = (channel = '') => ({ platform: 'discord', channel });
  const posted = (channel: string) =>
    discord.messages(channel).filter((each) => each.authorId === discord.applicationId && each.deletedAt === undefined);
  const textOf = (message: Message | undefined) => (message === undefined ? '' : readMarkdown(JSON.stringify(message)));

  return {
    platform: 'discord',
    settings: { discord: { token, apiUrl: discord.apiUrl, autoArchiveEnds: false } },
    chats: place(support),
    agents: [{ platform: 'discord', id: agent }],
    alerts: place(alerts),
    digest: place(digest),
    // discord.js waits five seconds between two identifies.
    patience: 10_000,
    connect: async () => {},
    async openChat() {
      const customer = customers.pop() ?? '';
      const thread = discord.openThread(support, customer, { name: 'My export fails', members: [agent, stranger] });
      const mine = () => posted(thread);
      const press = (who: string, kind: string) => {
        const message = mine().at(-1);
        const id = new RegExp(`"custom_id":"(${kind}[^"]*)"`).exec(JSON.stringify(message))?.[1] ?? '';
        return discord.click(message?.id ?? '', who, id);
      };
      return {
        respondent: { platform: 'discord', id: customer },
        place: { ...place(support), thread },
        end: async () => void (await discord.command(agent, thread, 'afterword', 'done')),
        reads: () => textOf(discord.ephemerals(customer).at(-1) ?? mine().at(-1)),
        everybodyReads: () => textOf(mine().at(-1)),
        count: () => mine().length,
        click: async (score) => void (await press(customer, `score:${score}:`)),
        clickAsStranger: async (score) => void (await press(stranger, `score:${score}:`)),
        async explain(words) {
          // The field opens with the click on a score; whoever closed it finds it again behind their answer.
          const before = discord.ephemerals(customer).length;
          await press(customer, 'intent:reviewed');
          const alone = await discord.waitFor(() => discord.ephemerals(customer)[before]);
          const id = /"custom_id":"(reason[^"]*)"/.exec(JSON.stringify(alone))?.[1] ?? '';
          const opened = await discord.click(alone.id, customer, id);
          await discord.submitModal(opened.id, customer, { reason: words });
        },
      };
    },
    read: ({ channel = '' }) => posted(channel).map(textOf),
    close: () => discord.close(),
  };
}
