import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { listMentioned } from '../mentions.ts';
import { actionCheck, refreshActionCheck, selectActionCheck } from './actions.ts';
import { checkProperties, filled, flag, listOf, matching, oneOf, type Properties, record, text } from './checks.ts';
import { elements } from './elements.ts';
import { cardInputs, cardTexts, walkCard } from './reading.ts';

const cardProperties: Properties = {
  type: oneOf('AdaptiveCard'),
  $schema: filled,
  version: matching(/^1\.[0-5]$/, 'at most "1.5"'),
  body: elements,
  actions: listOf(actionCheck),
  selectAction: selectActionCheck,
  fallbackText: text,
  lang: filled,
  speak: text,
  rtl: flag,
  // Teams' `userIds` are its own ids of people. Source: "User Specific Views" in the Teams docs.
  refresh: record(
    {
      action: refreshActionCheck,
      userIds: listOf(matching(/^29:/, 'an id of Teams, 29:...'), 0, 60),
    },
    ['action'],
  ),
  minHeight: matching(/^\d+px$/, 'a number of px'),
  verticalContentAlignment: oneOf('top', 'center', 'bottom'),
  msteams: record({
    width: oneOf('Full'),
    entities: listOf(
      record(
        { type: oneOf('mention'), text: filled, mentioned: record({ id: filled, name: filled }, ['id', 'name']) },
        ['type', 'text', 'mentioned'],
      ),
    ),
  }),
};

/** Bytes of UTF-16 a card may have. Source: "Format your bot messages" in the Teams docs, about 28 KB. */
export const cardBytes = 28 * 1024;

/** Bytes of UTF-16 a value takes as JSON. */
export const sizeOf = (value: unknown) => JSON.stringify(value).length * 2;

/** The 1.x of the schema that brought a type: a card that claims an older version loses it without a word. */
const since: Readonly<Record<string, number>> = {
  ActionSet: 2,
  RichTextBlock: 2,
  'Action.ToggleVisibility': 2,
  'Action.Execute': 4,
  Table: 5,
};

/** Mentions, ids and versions hold together across the card. */
function checkWhole(card: Fields, problems: string[]): void {
  if (sizeOf(card) > cardBytes) problems.push(`the card has ${sizeOf(card)} bytes, more than ${cardBytes}`);
  const minor = Number(String(card.version).split('.')[1]);
  walkCard(card, ({ type }) => {
    const needed = typeof type === 'string' ? (since[type] ?? 0) : 0;
    if (needed > minor) problems.push(`${String(type)} needs version 1.${needed}`);
  });
  if (card.refresh !== undefined && minor < 4) problems.push('refresh needs version 1.4');
  const mentioned = cardTexts(card).flatMap((each) => (each.isMarkdown ? listMentioned(each.text) : []));
  for (const entity of listAt(card.msteams, 'entities'))
    if (!mentioned.includes(stringAt(entity, 'text') ?? ''))
      problems.push(`the mention ${stringAt(entity, 'text')} is in no text`);
  const ids = new Set<string>();
  walkCard(card, ({ id }) => {
    if (typeof id !== 'string') return;
    if (ids.has(id)) problems.push(`the id ${id} is used twice`);
    ids.add(id);
  });
  for (const input of cardInputs(card)) {
    if (input.label === undefined) problems.push(`the input ${String(input.id)} has no label`);
    if (input.isRequired === true && input.errorMessage === undefined)
      problems.push(`the input ${String(input.id)} is required but has no errorMessage`);
  }
}

/**
 * What is wrong with an Adaptive Card for Teams, by the 1.5 schema, strictly: unknown properties and types are problems, too, so
 * are cards that are too large, and inputs without a label, which Teams shows but a screen reader cannot name. Empty when the
 * card is fine.
 */
export function validateCard(card: unknown): readonly string[] {
  if (!isFields(card)) return ['a card must be an object'];
  const problems: string[] = [];
  checkProperties(card, 'card', cardProperties, ['type', 'version'], problems);
  if (problems.length === 0) checkWhole(card, problems);
  return problems;
}
