import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { execute, inDatabase } from './execute.ts';
import type { TestServer } from './server.ts';

/**
 * A migrated, empty database of your own. One per test file is the rule: `beforeAll` creates it, `afterAll` drops it.
 * `drop` ends connections that are still open; the end of the run removes what was not dropped.
 */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { url, template } = await findServer();
  const name = template.replace(/template$/, randomBytes(6).toString('hex'));
  await execute(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return {
    url: inDatabase(url, name),
    drop: async () => void (await execute(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function findServer(): Promise<TestServer> {
  const answer = await fetch(inject('testDatabaseDoor'));
  if (!answer.ok) throw new Error(`No database for the tests: ${await answer.text()}`);
  return (await answer.json()) as TestServer;
}
