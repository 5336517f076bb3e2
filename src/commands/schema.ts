import { configJsonSchema } from '../config/schema.ts';
import type { Surroundings } from './command.ts';
import { type ExitCode, exit } from './exit.ts';
import { dataOutput } from './npm-banner.ts';

/** `afterword schema` */
export async function schema({ env }: Pick<Surroundings, 'env'>): Promise<ExitCode> {
  dataOutput(env).write(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
  return exit.ok;
}
