import type { App } from '@slack/bolt';
import { z } from 'zod';
import { whatToMend } from '../api/failures.ts';
import type { Note } from '../api/standing.ts';

const revoked = z.object({ event: z.object({ tokens: z.object({ bot: z.array(z.unknown()).min(1) }) }) });

/**
 * Slack says that the app was removed, or its token taken back: what is sent meanwhile would only be refused. A later call
 * that goes well says otherwise. Source: docs.slack.dev/reference/events/tokens_revoked and app_uninstalled.
 */
export function listenForRemoval(app: App, note: Note): void {
  app.event('tokens_revoked', async ({ body }) => {
    // Tokens of people, which the app never asks for, are no matter of ours.
    if (revoked.safeParse(body).success) refuse('token_revoked');
  });
  app.event('app_uninstalled', async () => refuse('app_uninstalled'));

  function refuse(error: string): void {
    note('token', { kind: 'refused', because: whatToMend(error, 'SLACK_BOT_TOKEN') });
  }
}
