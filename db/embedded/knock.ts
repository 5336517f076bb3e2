import pg from 'pg';
import { type Access, DATABASE, USER } from './cluster.ts';
import { Refusal } from './refusal.ts';

export function urlOf(access: Access, database = DATABASE): string {
  return `postgres://${USER}:${encodeURIComponent(access.password)}@127.0.0.1:${access.port}/${database}`;
}

/**
 * Tries to get in. Creates our database where it is still missing, so a kill between initdb and here does no harm.
 * @throws Refusal when the server knows another password.
 */
export async function knock(access: Access): Promise<'open' | 'closed'> {
  const outcome = await run(urlOf(access), 'SELECT');
  switch (outcome) {
    case undefined:
    case TOO_MANY_CONNECTIONS:
      return 'open';
    case NO_SUCH_DATABASE:
      await createDatabase(access);
      return 'closed';
    case WRONG_PASSWORD:
      throw new Refusal(
        `The database does not accept the password in afterword.json. Restore that file from a backup.`,
      );
    default:
      // Nobody listens yet, or 57P03: starting up, recovering or shutting down.
      return 'closed';
  }
}

async function createDatabase(access: Access): Promise<void> {
  const code = await run(urlOf(access, 'postgres'), `CREATE DATABASE ${DATABASE}`);
  if (code === DISK_FULL) throw new Refusal('The disk is full. Free some space and start again.');
}

const DISK_FULL = '53100';
const TOO_MANY_CONNECTIONS = '53300';
const NO_SUCH_DATABASE = '3D000';
const WRONG_PASSWORD = '28P01';

/** @returns undefined when it went well, else the error's code. */
async function run(url: string, statement: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, ssl: false });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(statement);
    return undefined;
  } catch (failure) {
    return failure instanceof Error && 'code' in failure ? String(failure.code) : 'unknown';
  } finally {
    await client.end().catch(() => {});
  }
}
