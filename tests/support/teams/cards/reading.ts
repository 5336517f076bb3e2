import { type Fields, isFields, listAt, stringAt } from '../../json.ts';

/** Most actions a set shows: the others are dropped without a word. Source: Adaptive Cards in Teams. */
const mostActions = 6;

/** An action of a card that can be pressed, as the card has it. */
export type CardAction = Fields & { readonly type: string };

/** Visits every element, action and part of a card that would be shown, in reading order. Fallbacks are not visited. */
export function walkCard(card: Fields, visit: (node: Fields) => void): void {
  const enter = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(enter);
      return;
    }
    if (!isFields(value) || value.isVisible === false) return;
    visit(value);
    for (const [key, child] of Object.entries(value))
      if (!['fallback', 'data', 'msteams', 'requires', 'refresh'].includes(key) && typeof child === 'object')
        enter(child);
  };
  enter(card);
}

export type CardText = { readonly text: string; readonly isMarkdown: boolean };

/** Every text a reader sees, in order. TextBlocks and facts are Markdown; labels and rich text runs are not. */
export function cardTexts(card: Fields): CardText[] {
  const texts: CardText[] = [];
  const add = (text: unknown, isMarkdown: boolean) => {
    if (typeof text === 'string' && text !== '') texts.push({ text, isMarkdown });
  };
  walkCard(card, (node) => {
    const type = stringAt(node, 'type');
    if (type === 'TextBlock') add(node.text, true);
    if (type === 'TextRun') add(node.text, false);
    if (type === 'RichTextBlock')
      for (const inline of listAt(node, 'inlines')) if (typeof inline === 'string') add(inline, false);
    if (type === 'FactSet')
      for (const fact of listAt(node, 'facts')) {
        add(stringAt(fact, 'title'), true);
        add(stringAt(fact, 'value'), true);
      }
    if (type?.startsWith('Input.')) {
      add(node.label, true);
      add(node.placeholder, false);
    }
    if (type?.startsWith('Action.')) add(node.title, false);
    if (type === 'Image') add(node.altText, false);
  });
  return texts;
}

/** The texts of a card, one per line. */
export function readCard(card: Fields): string {
  return cardTexts(card)
    .map(({ text }) => text)
    .join('\n');
}

const isAction = (value: unknown): value is CardAction =>
  isFields(value) && typeof value.type === 'string' && value.type.startsWith('Action.');

/**
 * The actions of a card that Teams shows, and those it silently drops: the seventh and later primary ones of a set or of the card.
 * Secondary ones wait in the set's overflow menu. Whole elements that act (`selectAction`) are shown, too.
 */
export function visibleActions(card: Fields): {
  readonly shown: readonly CardAction[];
  readonly hidden: readonly CardAction[];
} {
  const shown: CardAction[] = [];
  const hidden: CardAction[] = [];
  walkCard(card, (node) => {
    if (isAction(node.selectAction)) shown.push(node.selectAction);
    if (node.type !== 'ActionSet' && node.type !== 'AdaptiveCard') return;
    const actions = listAt(node, 'actions').filter(isAction);
    const primary = actions.filter((action) => action.mode !== 'secondary');
    shown.push(...actions.filter((action) => action.mode === 'secondary'), ...primary.slice(0, mostActions));
    hidden.push(...primary.slice(mostActions));
  });
  return { shown, hidden };
}

/** The inputs of a card that can be filled in. */
export function cardInputs(card: Fields): Fields[] {
  const inputs: Fields[] = [];
  walkCard(card, (node) => {
    if (stringAt(node, 'type')?.startsWith('Input.')) inputs.push(node);
  });
  return inputs;
}
