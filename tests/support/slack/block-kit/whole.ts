import { isFields, listAt, stringAt } from '../../json.ts';
import type { Report } from './checks.ts';

type Placed = { readonly element: unknown; readonly at: string };

/** The interactive elements of one block, with where they are. */
function elementsOf(block: unknown, at: string): readonly Placed[] {
  if (!isFields(block)) return [];
  const single = (key: string) => (isFields(block[key]) ? [{ element: block[key], at: `${at}/${key}` }] : []);
  return [
    ...(block.type === 'actions'
      ? listAt(block, 'elements').map((element, index) => ({ element, at: `${at}/elements/${index}` }))
      : []),
    ...single('accessory'),
    ...single('element'),
  ];
}

/** Every string under a value: what counts towards the limits on a whole table. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0);
  if (!isFields(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return (
    own + Object.values(value).reduce<number>((sum, each) => sum + (typeof each === 'object' ? textLength(each) : 0), 0)
  );
}

/** Rules that hold between the blocks of one message or view. */
export function checkTogether(blocks: readonly unknown[], root: string, report: Report): void {
  const blockIds = new Set<string>();
  let focused = 0;
  for (const [index, block] of blocks.entries()) {
    const at = `${root}/${index}`;
    const blockId = stringAt(block, 'block_id');
    if (blockId !== undefined && blockIds.has(blockId))
      report(`block_id \`${blockId}\` already exists for another block`, at);
    if (blockId !== undefined) blockIds.add(blockId);
    const actionIds = new Set<string>();
    for (const placed of elementsOf(block, at)) {
      const actionId = stringAt(placed.element, 'action_id');
      if (actionId !== undefined && actionIds.has(actionId))
        report(`\`action_id\` \`${actionId}\` already exists`, placed.at);
      if (actionId !== undefined) actionIds.add(actionId);
      if (isFields(placed.element) && placed.element.focus_on_load === true) focused += 1;
    }
  }
  if (focused > 1) report('only one element may have focus_on_load', root);
  const tables = blocks.filter((block) => stringAt(block, 'type') === 'table');
  if (tables.length > 1) report('only one table allowed', root);
  for (const table of tables)
    if (textLength(listAt(table, 'rows')) > 10_000) report('table must be less than 10001 characters', root);
  const markdown = blocks.filter((block) => stringAt(block, 'type') === 'markdown');
  if (markdown.reduce<number>((sum, block) => sum + (stringAt(block, 'text') ?? '').length, 0) > 12_000)
    report('markdown blocks must be less than 12001 characters together', root);
}
