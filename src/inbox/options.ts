import type { Adapter } from '../../adapters/adapter.ts';
import type { Database } from '../../db/client.ts';
import type { StepOptions } from '../steps/step.ts';

/** What everything that comes in works with. */
export interface InboxOptions extends StepOptions {
  readonly db: Database;
  readonly adapter: (platform: string) => Adapter | undefined;
}
