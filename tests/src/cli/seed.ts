import type { EndedChat } from '../../../conversations/inbound.ts';
import { connect } from '../../../db/client.ts';
import { createInbox } from '../../../src/inbox/index.ts';
import { wakeInvitation } from '../../../src/work/wakes.ts';
import { configOf } from '../config/loading.ts';

export const yaml = `company: Acme
playground: true
teams:
  - id: support
    name: Support
    timezone: UTC
    chats: [web:support]
    alerts: web:support-alerts
    digest: { to: web:nps-digest }
  - { id: sales, name: Sales, timezone: UTC }
survey: { delay: 0, quietHours: off }
`;

export interface Chat extends Partial<Pick<EndedChat, 'closeReason' | 'team'>> {
  readonly customer: string;
  readonly endedAt: Date;
  /** The question went out a minute after the end, and this was the answer a minute later. */
  readonly answer?: { readonly score: number; readonly reason?: string };
}

/** Lets chats end, questions go out and answers come in, by the code of the bot, at the times given. */
export async function seed(url: string, chats: readonly Chat[]): Promise<void> {
  const { survey, teams } = configOf(yaml);
  const db = connect(url, { max: 2 });
  let now = new Date();
  const options = { db, survey, teams, clock: () => now, adapter: () => undefined };
  const inbox = createInbox(options);
  try {
    for (const { customer, endedAt, answer, closeReason = 'resolved', ...rest } of chats) {
      const person = { platform: 'web', id: customer.toLowerCase() };
      now = endedAt;
      await inbox({
        kind: 'chatEnded',
        id: `end-${customer}`,
        at: endedAt,
        chat: {
          source: 'web',
          id: `chat-${person.id}`,
          respondent: { ...person, name: customer, locale: 'en' },
          channel: { platform: 'web', channel: 'support' },
          ask: { platform: 'web', channel: `chat-${person.id}` },
          agents: [{ id: 'sam', name: 'Sam' }],
          closeReason,
          tags: [],
          ...rest,
        },
      });
      if (answer === undefined) continue;
      const { rows } = await db.$client.query(
        'select i.id from invitations i join support_chats c on c.id = i.chat_id where c.external_id = $1',
        [`chat-${person.id}`],
      );
      const invitation = String(rows[0].id);
      now = new Date(endedAt.getTime() + 60_000);
      await wakeInvitation(options, invitation);
      now = new Date(endedAt.getTime() + 120_000);
      const said = { by: person, at: now, invitation };
      await inbox({ kind: 'answered', id: `score-${customer}`, ...said, score: answer.score });
      if (answer.reason === undefined) continue;
      await inbox({ kind: 'reasonGiven', id: `reason-${customer}`, ...said, text: answer.reason });
    }
  } finally {
    await db.$client.end();
  }
}
