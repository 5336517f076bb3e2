import type { KnownBlock } from '@slack/types';
import { fine, limits } from '../../limits.ts';
import { plain } from '../text.ts';

/**
 * The message within Slack's limits for a whole message: what is asked always stays, content is left out from its
 * end, and a line says how much. A second table becomes such a line too: a message holds only one.
 */
export function fitTogether(content: readonly KnownBlock[], ask: readonly KnownBlock[]): readonly KnownBlock[] {
  const kept: KnownBlock[] = [];
  let blocks = limits.blocks - ask.length - 1;
  let text = fine.messageText - lengthOf(ask);
  let tables = 1;
  let full = false;
  for (const block of content) {
    blocks -= 1;
    text -= lengthOf(block);
    if (block.type === 'table') tables -= 1;
    full ||= blocks < 0 || text < 0;
    if (full) break;
    if (block.type !== 'table' || tables >= 0) kept.push(block);
  }
  const left = content.length - kept.length;
  const more: KnownBlock[] = left === 0 ? [] : [{ type: 'context', elements: [plain(`… +${left}`, limits.text)] }];
  return [...kept, ...more, ...ask];
}

/** Every character of a text under a block, however deep. */
function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + lengthOf(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, each]) => {
    if (typeof each === 'string') return key === 'text' || key === 'alt_text' ? sum + each.length : sum;
    return sum + lengthOf(each);
  }, 0);
}
