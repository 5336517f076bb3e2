#!/usr/bin/env node
import { systemClock } from './clock.ts';
import { loadConfig } from './config/load.ts';
import { createLog } from './log.ts';
import { start } from './main.ts';

const loaded = loadConfig({ env: process.env, cwd: process.cwd() });
if (loaded.kind === 'problems') {
  console.error(loaded.problems);
  process.exit(1);
}
const started = await start({ config: loaded.config, log: createLog('info'), clock: systemClock });
if (started.kind === 'failed') {
  console.error(started.because);
  process.exit(1);
}
console.log(`Afterword is ready at ${started.url}`);
process.once('SIGINT', () => started.stop());
process.once('SIGTERM', () => started.stop());
