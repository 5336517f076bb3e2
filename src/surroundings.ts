import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Log } from './log.ts';

/** What every part of the service is composed with. */
export interface Surroundings {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
}
