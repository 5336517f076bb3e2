import type { Adapter } from '../../adapters/adapter.ts';
import type { Database } from '../../db/client.ts';
import type { StepOptions } from '../steps/step.ts';
import type { RecordEnd } from './record.ts';

/** What everything that comes in works with. */
export interface InboxOptions extends StepOptions {
  readonly db: Database;
  /** How ends of chats are stored; absent: each by itself. */
  readonly record?: RecordEnd;
  readonly adapter: (platform: string) => Adapter | undefined;
}
