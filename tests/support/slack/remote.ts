import { isFields } from '../json.ts';

/**
 * Asks a local Slack in another process to do something.
 * @param origin what main.ts printed as `origin`
 * @param name a method of LocalSlack, or another name that control.ts lists
 * @throws when that method throws there
 */
export async function callLocalSlack(origin: string, name: string, ...args: readonly unknown[]): Promise<unknown> {
  const response = await fetch(`${origin}/_control/${name}`, { method: 'POST', body: JSON.stringify(args) });
  const answer: unknown = await response.json();
  if (!isFields(answer)) throw new Error(`the local Slack answered ${name} with ${JSON.stringify(answer)}`);
  if (!response.ok) throw new Error(String(answer.error));
  return answer.result;
}
