import { execute } from '../support/database/execute.ts';
import type { Click } from './click.ts';

/** @throws unless the stored answers are exactly the clicks that were acknowledged */
export async function verifyAnswers(url: string, clicks: readonly Click[]): Promise<void> {
  const rows = await execute(url, 'select invitation_id, score from answers');
  const stored = new Map(rows.map((row) => [String(row.invitation_id), Number(row.score)]));
  const wrong = clicks.filter(({ question, score }) => stored.get(question.invitation) !== score);
  if (wrong.length > 0 || rows.length !== clicks.length) {
    throw new Error(`${clicks.length} clicks were acknowledged, ${rows.length} stored, ${wrong.length} of them wrong`);
  }
}
