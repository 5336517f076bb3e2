import type { Receipt } from '../../adapters/adapter.ts';
import type { PlaceLost } from '../../conversations/inbound.ts';
import { showAfresh } from '../../db/lost-places.ts';
import type { InboxOptions } from './options.ts';

/** What is asked in a place that takes no answer any more is to be shown again: the adapter finds another place for it. */
export async function lose({ db, nudges }: InboxOptions, { place }: PlaceLost): Promise<Receipt> {
  const lanes = await showAfresh(db, place);
  if (lanes.length === 0) return { kind: 'ignored', because: 'nothingAsked' };
  nudges?.took([], [], lanes);
  return { kind: 'accepted' };
}
