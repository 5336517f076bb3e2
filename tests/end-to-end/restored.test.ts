import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restore } from '../../db/backup/restore.ts';
import { verifyBackup } from '../../db/backup/verify.ts';
import { backupOf } from '../../db/backup/write.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { createLog } from '../../src/log.ts';
import { type Started, start } from '../../src/main.ts';
import { seed, yaml } from '../src/cli/seed.ts';
import { configOf } from '../src/config/loading.ts';
import { execute } from '../support/database/execute.ts';
import { createDatabase } from '../support/database/index.ts';
import { findScratch } from '../support/database/scratch.ts';

const day = 86_400_000;
const weekAgo = new Date(Date.now() - 8 * day);

let target: Awaited<ReturnType<typeof createDatabase>>;
let service: Started & { readonly kind: 'started' };
beforeAll(async () => {
  // A backup taken eight days ago: Ada had just answered 0 and nothing had been shown yet, Bob was about to be asked.
  const source = await createDatabase();
  await seed(source.url, [
    { customer: 'Ada', endedAt: weekAgo, answer: { score: 0, reason: 'Slow' } },
    { customer: 'Bob', endedAt: weekAgo },
    { customer: 'Cy', endedAt: new Date(Date.now() - 60_000) },
  ]);
  await execute(
    source.url,
    `insert into web_chats select lower(name), lower(name), name, now() from unnest(array['Ada', 'Bob', 'Cy']) name`,
  );
  const folder = mkdtempSync(join(findScratch(), 'afterword-restored-'));
  const path = join(folder, 'a.backup');
  const pieces: Buffer[] = [];
  const schema = journal.entries.at(-1)?.tag ?? '';
  for await (const piece of backupOf(source.url, { version: '0', schema })) pieces.push(piece);
  writeFileSync(path, gzipSync(Buffer.concat(pieces)));
  await source.drop();
  target = await createDatabase();
  await restore(target.url, { path, contents: await verifyBackup(path), signal: new AbortController().signal });
  rmSync(folder, { recursive: true });
  const config = configOf(yaml, { DATABASE_URL: target.url, PORT: '0' });
  const started = await start({ config, log: createLog('silent'), clock: () => new Date() });
  if (started.kind === 'failed') throw new Error(started.because);
  service = started;
});
afterAll(async () => {
  await service?.stop();
  await target.drop();
});

const states = async () =>
  Object.fromEntries(
    (
      await execute(
        target.url,
        `select c.external_id as chat, i.state ->> 'kind' as kind from invitations i join support_chats c on c.id = i.chat_id`,
      )
    ).map(({ chat, kind }) => [chat, kind]),
  );
const posted = async (channel: string) =>
  (
    await execute(target.url, `select message ->> 'summary' as summary from web_posts where channel = '${channel}'`)
  ).map(({ summary }) => summary);

describe('what a restore means a week later', () => {
  test('an alert that had not been shown is shown; once', async () => {
    await expect.poll(() => posted('support-alerts'), { timeout: 20_000 }).toHaveLength(1);
    expect(await posted('support-alerts')).toEqual([expect.stringContaining('0')]);
  });

  test('a question that is over a day late is not asked, and one that is due now is', async () => {
    await expect.poll(states, { timeout: 20_000 }).toEqual({
      'chat-ada': 'settled',
      'chat-bob': 'suppressed',
      'chat-cy': 'asked',
    });
    expect(await posted('chat-bob')).toEqual([]);
    await expect.poll(() => posted('chat-cy'), { timeout: 20_000 }).toHaveLength(1);
  });

  test('nothing is left to do', async () => {
    const due = () => execute(target.url, 'select slot, place from postings where due_at is not null');
    await expect.poll(due, { timeout: 20_000 }).toEqual([]);
  });
});
