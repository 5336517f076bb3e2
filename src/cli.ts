import { systemClock } from './clock.ts';
import { readArguments } from './commands/arguments.ts';
import { type ExitCode, exit } from './commands/exit.ts';
import { helpOf, overview } from './commands/help.ts';
import { complain, print } from './commands/print.ts';
import { commands } from './commands/registry.ts';
import { readOwnVersion } from './version.ts';

let isLost = false;

// Whoever reads our output may stop reading (afterword export | head): the command still has to end in order.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || isLost) return;
  isLost = true;
  complain(`The output could not be written: ${error.message}.`);
  process.exitCode = exit.failed;
});

const code = await main(process.argv.slice(2));
process.exitCode = isLost ? exit.failed : code;
// Everything is closed by now. Should something have been forgotten, it keeps the process no longer than this.
setTimeout(() => process.exit(), 1_000).unref();

async function main(args: readonly string[]): Promise<ExitCode> {
  const asked = readArguments(args, commands);
  switch (asked.kind) {
    case 'overview':
      process.stdout.write(overview(commands));
      return exit.ok;
    case 'version':
      print(readOwnVersion());
      return exit.ok;
    case 'help':
      process.stdout.write(helpOf(asked.command));
      return exit.ok;
    case 'misused':
      for (const sentence of asked.because) complain(sentence);
      complain(`Try afterword ${asked.command === undefined ? '' : `${asked.command.name} `}--help.`);
      return exit.usage;
    case 'run':
      return asked.command.run({ ...asked, env: process.env, cwd: process.cwd(), clock: systemClock });
  }
}
