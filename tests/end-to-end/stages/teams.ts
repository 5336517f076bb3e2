import type { Visible } from '../../adapters/conformance.ts';
import { settingsOf } from '../../adapters/teams/local.ts';
import { readCardAs, readMessage } from '../../adapters/teams/reading.ts';
import { type Message, startLocalTeams } from '../../support/teams/index.ts';
import type { Stage } from './stage.ts';

export async function openTeamsStage(): Promise<Stage> {
  const teams = await startLocalTeams();
  const agent = teams.addPerson({ name: 'Robin' });
  const stranger = teams.addPerson({ name: 'Mallory' });
  const customers = Array.from({ length: 12 }, () => teams.addPerson({ name: 'Dana', locale: 'en-US' }));
  const members = [agent, stranger, ...customers].map(({ id }) => id);
  const team = teams.addTeam({ name: 'Acme', channels: ['Help', 'Alerts', 'Digest'], members });
  const [help, alerts, digest] = ['Help', 'Alerts', 'Digest'].map((name) => teams.channelOf(team, name));
  const place = (channel = '') => ({ platform: 'teams', channel });
  const posted = (conversation: string) =>
    teams
      .messages(conversation)
      .filter((each) => each.from === teams.botId && each.deletedAt === undefined && each.cards.length > 0);
  const wordsOf = ({ text, buttons }: Visible) => [text, ...buttons].join('\n');
  const textOf = (message: Message | undefined) => (message === undefined ? '' : wordsOf(readMessage(message)));
  /** What one person sees of a message. */
  const readOf = (message: string, person: string) =>
    message === ''
      ? ''
      : teams
          .cards(message, person)
          .map((card) => wordsOf(readCardAs(card)))
          .join('\n');

  return {
    platform: 'teams',
    settings: { teams: settingsOf(teams) },
    chats: place(help),
    agents: [{ platform: 'teams', id: agent.aadObjectId }],
    alerts: place(alerts),
    digest: place(digest),
    patience: 5_000,
    async connect(url) {
      teams.deliverTo(`${url}/api/messages`);
      await teams.install(team.id, agent.id);
    },
    async openChat() {
      const customer = customers.pop() ?? agent;
      // The bot hears of a channel only what mentions it.
      const { id: thread } = await teams.say(help ?? '', customer.id, 'My export fails', { mentionBot: true });
      const mine = () => posted(`${help};messageid=${thread}`);
      const newest = () => mine().at(-1)?.id ?? '';
      return {
        respondent: { platform: 'teams', id: customer.aadObjectId },
        place: { ...place(help), thread },
        end: async () => void (await teams.say(help ?? '', agent.id, 'done', { mentionBot: true, threadOf: thread })),
        reads: () => readOf(newest(), customer.id),
        everybodyReads: () => textOf(mine().at(-1)),
        count: () => mine().length,
        click: async (score) => void (await teams.execute(newest(), customer.id, String(score))),
        clickAsStranger: async (score) => void (await teams.execute(newest(), stranger.id, String(score))),
        async explain(words) {
          // Their view of the card comes a moment after each edit of it.
          await teams.waitFor(() => readOf(newest(), customer.id).includes('Send'));
          await teams.execute(newest(), customer.id, 'Send', { reason: words });
        },
      };
    },
    read: ({ channel = '' }) => posted(channel).map(textOf),
    close: () => teams.close(),
  };
}
