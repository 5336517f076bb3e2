import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../../../db/embedded/index.ts';
import { migrate } from '../../../../db/migrate.ts';
import { execute, inDatabase } from '../../database/execute.ts';
import { findScratch } from '../../database/scratch.ts';

/** A PostgreSQL that nobody else uses: faults may hit all of it. */
export interface Server {
  /** A database with its tables. */
  create(name: string): Promise<string>;
  /** Every session, also those there are, writes or does not: what a failover to a standby looks like. */
  setReadOnly(isReadOnly: boolean): Promise<void>;
  stop(): Promise<void>;
}

export async function openServer(): Promise<Server> {
  const dataDir = mkdtempSync(join(findScratch(), 'afterword-faults-'));
  const started = await startEmbedded({ dataDir, fsync: false, log: () => {} });
  if (started.kind === 'unavailable') throw new Error(started.because);
  const { url } = started;
  return {
    async create(name) {
      await execute(url, `create database ${name}`);
      await migrate(inDatabase(url, name));
      return inDatabase(url, name);
    },
    async setReadOnly(isReadOnly) {
      await execute(url, `alter system set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`);
      await execute(url, 'select pg_reload_conf()');
    },
    async stop() {
      await started.stop();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
