import { cut } from '../../../cut.ts';
import { limits } from '../../limits.ts';
import type { Element, RichTextBlock, TextRun } from '../card.ts';
import { tame } from '../text.ts';

/** Text that is shown as it is, because a text run knows no markup. */
export function plain(text: string, look: Omit<TextRun, 'type' | 'text'> = {}): RichTextBlock {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: cut(tame(text), limits.text), ...look }] };
}

/** How much was left out; nothing when nothing was. */
export function more(left: number): readonly Element[] {
  return left <= 0 ? [] : [plain(`… +${left}`, { isSubtle: true })];
}
