import { createServer } from 'node:http';
import {
  type Activity,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import express from 'express';
import type { Fields } from '../json.ts';
import type { LocalTeams } from './index.ts';

type Turn = (context: TurnContext) => Promise<void>;

/** The real SDK, as a bot would use it: what it heard, and ways to make it speak. */
export type ABot = {
  readonly adapter: CloudAdapter;
  readonly heard: Partial<Activity>[];
  /** What the next turns do, after the activity was noted. */
  onTurn: Turn;
  /** Does something in a conversation it knows of. */
  proactively<T>(reference: Partial<ConversationReference>, act: (context: TurnContext) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** The connector client takes no option for its retries (`noRetryPolicy` is read by nobody), so they are taken out of its pipeline. */
function tryOnce(connector: {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
}) {
  connector.client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

/** A message with a card, as the bot sends it. */
export const withCard = (card: Fields) => MessageFactory.attachment(CardFactory.adaptiveCard(card));

/** A conversation the bot never heard from, as it would have stored it. */
export function referenceTo(teams: LocalTeams, conversation: string): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    bot: { id: teams.botId, name: 'Afterword' },
    // The SDK's type asks for more than the service does.
    conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' },
  };
}

/**
 * Starts a bot on botbuilder and express, registered at this Teams, and lets Teams deliver to it. What it does
 * proactively it tries once: by default the SDK would try again by itself, after seconds.
 */
export async function startABot(teams: LocalTeams, changes: Readonly<Record<string, string>> = {}): Promise<ABot> {
  const settings = { ...teams.settings, ...changes };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings));
  const app = express();
  app.use(express.json());
  const heard: Partial<Activity>[] = [];
  const bot = {
    adapter,
    heard,
    onTurn: (async () => {}) as Turn,
    async proactively<T>(
      reference: Partial<ConversationReference>,
      act: (context: TurnContext) => Promise<T>,
    ): Promise<T> {
      let result: T | undefined;
      await adapter.continueConversationAsync(teams.settings.MicrosoftAppId, reference, async (context) => {
        tryOnce(context.turnState.get(adapter.ConnectorClientKey));
        result = await act(context);
      });
      return result as T;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  app.post('/api/messages', (request, response) => {
    adapter
      .process(request, response, async (context) => {
        heard.push(context.activity);
        await bot.onTurn(context);
      })
      .catch(() => response.status(400).end());
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bot has no port');
  teams.deliverTo(`http://127.0.0.1:${address.port}/api/messages`);
  return bot;
}
