import type { Peer } from './process.ts';
import type { Asked, Sink } from './sink.ts';

export const apiToken = 'bench-71c0e94fa83b25d6e8f2';
/** The channel of the configuration in which chats end. */
export const home = 'C0HELP';

/** One thing that a person can be asked about. */
export interface Open {
  readonly question: Asked;
  readonly user: string;
}

let nextPerson = 0;

/** How chats are reported. */
export interface Reporting {
  readonly count: number;
  /** Reports at once. */
  readonly atOnce: number;
  /** Milliseconds after which no more are begun. */
  readonly within: number;
  /** Channels that are asked in, in turn; absent: each chat in a channel of its own, so that no limit is met. */
  readonly channels?: number;
  /** When all of them ended; each when it is reported where left out. */
  readonly endedAt?: Date;
  /** Told when all of them are reported. */
  readonly onReported?: () => void;
}

/**
 * Creates invitations the way help desks do, each of a person of its own, and waits until all questions are posted. Fewer
 * than `count` where the machine is too slow to create them in time.
 */
export async function invite(
  url: string,
  sink: Peer<Sink>,
  { count, atOnce, within, channels = count, endedAt, onReported }: Reporting,
): Promise<readonly Open[]> {
  const stopAt = Date.now() + within;
  const before = (await sink.ask('counts', undefined)).questions;
  const users = new Map<string, string>();
  let next = 0;
  const reporter = async () => {
    for (let index = next++; index < count && Date.now() < stopAt; index = next++) {
      const person = nextPerson++;
      const user = `U0CUSTOMER${person}`;
      const channel = `C${channels}X${index % channels}`;
      users.set(await report(url, person, user, channel, endedAt), user);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reporter));
  onReported?.();
  const giveUpAt = Date.now() + 120_000;
  while ((await sink.ask('counts', undefined)).questions - before < users.size) {
    if (Date.now() > giveUpAt) throw new Error('the questions were not posted within two minutes');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const questions = await sink.ask('questions', undefined);
  return questions.flatMap((question) => {
    const user = users.get(question.invitation);
    return user === undefined ? [] : [{ question, user }];
  });
}

/** @returns the invitation's id */
async function report(url: string, index: number, user: string, channel: string, endedAt?: Date): Promise<string> {
  const response = await fetch(`${url}/v1/support-chats`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      source: 'bench',
      id: `chat-${index}`,
      team: 'support',
      closeReason: 'resolved',
      ...(endedAt !== undefined && { endedAt: endedAt.toISOString() }),
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
