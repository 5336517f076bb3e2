import { startLocalSlack } from '../../support/slack/index.ts';
import { slackScopes } from '../service.ts';
import type { Stage } from './stage.ts';

const credentials = { signingSecret: 'signing-secret', botToken: 'xoxb-local', appToken: 'xapp-local' };
const [agent, stranger, chats, alerts, digest] = ['U0AGENT', 'U0OTHER', 'C0SUPPORT', 'C0ALERTS', 'C0DIGEST'] as const;

export async function openSlackStage(): Promise<Stage> {
  const slack = await startLocalSlack({ ...credentials, transport: 'http', scopes: slackScopes });
  slack.addUser({ id: agent, name: 'robin' });
  slack.addUser({ id: stranger, name: 'mallory' });
  const place = (channel: string) => ({ platform: 'slack', channel });
  const customers = Array.from({ length: 12 }, (_, n) => `U0CUSTOMER${n}`);
  for (const id of customers) slack.addUser({ id, name: 'dana', locale: 'en-US' });
  slack.addChannel({ id: chats, name: 'support', members: [agent, stranger, ...customers, slack.botUserId] });
  slack.addChannel({ id: alerts, name: 'alerts', members: [agent, slack.botUserId] });
  slack.addChannel({ id: digest, name: 'digest', members: [agent, slack.botUserId] });
  const posted = (channel: string) =>
    slack.messages(channel).filter((each) => each.user === slack.botUserId && each.deletedAt === undefined);
  const textOf = (message: { readonly text: string; readonly blocks?: unknown } | undefined) =>
    message === undefined ? '' : `${message.text} ${JSON.stringify(message.blocks ?? [])}`;

  return {
    platform: 'slack',
    settings: {
      slack: {
        botToken: credentials.botToken,
        apiUrl: slack.apiUrl,
        reaction: 'white_check_mark',
        transport: { kind: 'http', signingSecret: credentials.signingSecret },
      },
    },
    chats: place(chats),
    agents: [{ platform: 'slack', id: agent }],
    alerts: place(alerts),
    digest: place(digest),
    patience: 5_000,
    connect: async (url) => slack.deliverTo(`${url}/slack/events`),
    async openChat() {
      const customer = customers.pop() ?? '';
      const thread = await slack.say(chats, customer, 'My export fails');
      await slack.say(chats, agent, 'Try again', { threadTs: thread });
      const mine = () => posted(chats).filter((each) => each.threadTs === thread);
      const alone = () => slack.ephemerals(chats, customer).filter((each) => each.deletedAt === undefined);
      const press = (who: string, action: string) => slack.click(chats, mine().at(-1)?.ts ?? '', who, action);
      return {
        respondent: { platform: 'slack', id: customer },
        place: { ...place(chats), thread },
        end: async () => void (await slack.react(chats, thread, agent, 'white_check_mark')),
        reads: () => textOf(alone().at(-1) ?? mine().at(-1)),
        everybodyReads: () => textOf(mine().at(-1)),
        count: () => mine().length,
        click: async (score) => void (await press(customer, `score:${score}`)),
        clickAsStranger: async (score) => void (await press(stranger, `score:${score}`)),
        async explain(words) {
          const action = /"action_id":"(reason[^"]*)"/.exec(textOf(alone().at(-1)))?.[1] ?? '';
          await slack.click(chats, alone().at(-1)?.ts ?? '', customer, action);
          const view = await slack.waitFor(() => slack.views(customer)[0]);
          const text = JSON.stringify(view.body);
          const [block, field] = [/"block_id":"([^"]+)"/, /"action_id":"([^"]+)"/].map(
            (each) => each.exec(text)?.[1] ?? '',
          );
          await slack.submit(view.id, customer, { [block ?? '']: { [field ?? '']: words } });
        },
      };
    },
    read: ({ channel = '' }) => posted(channel).map(textOf),
    close: () => slack.close(),
  };
}
