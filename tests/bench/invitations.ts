import type { Peer } from './process.ts';
import type { Asked, Sink } from './sink.ts';

export const apiToken = 'bench-71c0e94fa83b25d6e8f2';
export const channels: readonly string[] = Array.from({ length: 64 }, (_, index) => `C0HELP${index}`);

/** One thing that a person can be asked about. */
export interface Open {
  readonly question: Asked;
  readonly user: string;
}

/**
 * Creates invitations the way help desks do, each of a person of its own in a thread of its own, and waits until all
 * questions are posted. Fewer than `count` where the machine is too slow to create them in `ms` milliseconds.
 */
export async function invite(url: string, sink: Peer<Sink>, count: number, ms: number): Promise<readonly Open[]> {
  const stopAt = Date.now() + ms;
  const users = new Map<string, string>();
  let next = 0;
  const reporter = async () => {
    for (let index = next++; index < count && Date.now() < stopAt; index = next++) {
      const user = `U0CUSTOMER${index}`;
      users.set(await report(url, index, user), user);
    }
  };
  await Promise.all(Array.from({ length: 16 }, reporter));
  const giveUpAt = Date.now() + 60_000;
  while ((await sink.ask('counts', undefined)).posted < users.size) {
    if (Date.now() > giveUpAt) throw new Error('the questions were not posted within a minute');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const questions = await sink.ask('questions', undefined);
  return questions.flatMap((question) => {
    const user = users.get(question.invitation);
    return user === undefined ? [] : [{ question, user }];
  });
}

/** @returns the invitation's id */
async function report(url: string, index: number, user: string): Promise<string> {
  const channel = channels[index % channels.length] ?? '';
  const response = await fetch(`${url}/v1/support-chats`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'bench',
      id: `chat-${index}`,
      closeReason: 'resolved',
      respondent: { platform: 'slack', id: user, name: `Customer ${index}`, locale: 'en' },
      ask: { platform: 'slack', channel, thread: `1700000000.${String(index).padStart(6, '0')}` },
      agents: [{ id: 'U0AGENT', name: 'Grace' }],
    }),
  });
  const answer: unknown = await response.json();
  const invitation = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'invitation') : undefined;
  if (typeof invitation !== 'string') throw new Error(`not invited: ${response.status} ${JSON.stringify(answer)}`);
  return invitation;
}
