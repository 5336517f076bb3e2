import { createLog, type Log } from '../log.ts';
import { start as startBot } from '../main.ts';
import { secretsOf } from '../secrets.ts';
import type { Surroundings } from './command.ts';
import { loadOrComplain } from './configuration.ts';
import { type ExitCode, exit } from './exit.ts';
import { onInterruption } from './interruption.ts';
import { complain, print } from './print.ts';
import { welcome } from './welcome.ts';

/** Milliseconds that stopping in order may take. */
const patience = 10_000;

/** `afterword start`: resolves when the bot has stopped. */
export async function start(surroundings: Surroundings): Promise<ExitCode> {
  const config = loadOrComplain(surroundings);
  if (config === undefined) return exit.configuration;

  const log = createLog(config.logLevel, secretsOf(config));
  const ending = awaitEnd(log);
  const started = await startBot({ config, log, clock: surroundings.clock });
  if (started.kind === 'failed') {
    complain(`Afterword did not start: ${started.because}`);
    return exit.failed;
  }
  for (const line of welcome(config, started.url, surroundings.clock())) print(line);
  const code = await ending;
  await started.stop();
  return code;
}

/** Resolves when the bot has to stop, because it is told to or because of a bug; from then on it has ten seconds. */
function awaitEnd(log: Log): Promise<ExitCode> {
  const end = Promise.withResolvers<ExitCode>();
  const leave = (code: ExitCode) => {
    end.resolve(code);
    setTimeout(() => {
      log.error(`stopping took more than ${patience / 1000} s: it was cut off`);
      process.exit(exit.failed);
    }, patience).unref();
  };
  onInterruption((signal) => {
    if (process.stderr.isTTY) complain('\nStopping. Press Ctrl-C again to stop at once.');
    else log.info({ signal }, 'stopping');
    leave(exit.ok);
  });
  // What nobody expected may have left anything behind: a fresh process is safe, this one no longer. The tables hold
  // all that is under way.
  const fault = (error: unknown) => {
    log.fatal({ err: error }, 'a bug, please report it: Afterword stops');
    leave(exit.failed);
  };
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
  return end.promise;
}
