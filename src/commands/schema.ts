import { configJsonSchema } from '../config/schema.ts';
import { type ExitCode, exit } from './exit.ts';
import { print } from './print.ts';

/** `afterword schema` */
export async function schema(): Promise<ExitCode> {
  print(JSON.stringify(configJsonSchema(), null, 2));
  return exit.ok;
}
