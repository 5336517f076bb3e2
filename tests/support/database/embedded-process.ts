import { startEmbedded } from '../../../db/embedded/index.ts';

// A process that uses the bundled PostgreSQL, for tests that kill it. Run with: <data directory> [leave]
// Says in one line of JSON what came of the start. Then it stops in order when its input ends; told to leave it does
// nothing further, and so must come to an end by itself.

const [dataDir = '', mode] = process.argv.slice(2);
const started = await startEmbedded({ dataDir, fsync: false, log: (line) => console.error(line) });
process.on('SIGINT', () => process.exit(130));
process.stdout.write(`${JSON.stringify(started)}\n`);
if (mode !== 'leave') {
  for await (const _ of process.stdin);
  if (started.kind !== 'unavailable') await started.stop();
}
