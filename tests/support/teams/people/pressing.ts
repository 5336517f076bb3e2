import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { type CardAction, cardInputs, visibleActions } from '../cards/reading.ts';
import type { Message, Person } from '../tenant.ts';

/** Which action to press: by its title, verb or id, or by what it carries (`data` needs to hold at least this). */
export type Target =
  | string
  | { readonly title?: string; readonly verb?: string; readonly id?: string; readonly data?: Fields };

/** What a person typed or chose, by the id of the input. */
export type Inputs = Readonly<Record<string, string>>;

/** The cards of a message as one person sees them. */
export function cardsFor(message: Message, person: Person): readonly Fields[] {
  const own = message.shownTo.get(person.id);
  return own === undefined ? message.cards : [own];
}

function holds(data: unknown, wanted: Fields): boolean {
  return (
    isFields(data) &&
    Object.entries(wanted).every(([key, value]) => JSON.stringify(data[key]) === JSON.stringify(value))
  );
}

function isTarget(action: CardAction, target: Target): boolean {
  if (typeof target === 'string') return [action.title, action.verb, action.id].includes(target);
  const { data, ...names } = target;
  return (
    Object.entries(names).every(([key, value]) => action[key] === value) &&
    (data === undefined || holds(action.data, data))
  );
}

/** The action a person can press, and its card. @throws when it is not shown to them, or cannot be told from others */
export function findAction(
  message: Message,
  person: Person,
  target: Target,
): { readonly action: CardAction; readonly card: Fields } {
  if (message.deletedAt !== undefined) throw new Error('the message was deleted');
  const cards = cardsFor(message, person);
  const found = cards.flatMap((card) =>
    visibleActions(card)
      .shown.filter((action) => action.isEnabled !== false && isTarget(action, target))
      .map((action) => ({ action, card })),
  );
  const [first, second] = found;
  const wanted = JSON.stringify(target);
  if (first === undefined) {
    const offered = cards.flatMap((card) => visibleActions(card).shown.map((action) => action.title ?? action.verb));
    throw new Error(`${person.name} sees no action ${wanted}, only ${offered.join(', ')}`);
  }
  if (second !== undefined) throw new Error(`${wanted} could be several actions`);
  return first;
}

/** What the inputs of a card hold when it is sent. @throws when a person could not have typed that */
export function fillIn(card: Fields, action: CardAction, typed: Inputs): Fields {
  const inputs = cardInputs(card);
  for (const id of Object.keys(typed))
    if (!inputs.some((input) => input.id === id)) throw new Error(`the card has no input ${id}`);
  if (action.associatedInputs === 'none') return {};
  const values = inputs.map((input): [string, unknown] => {
    const value = typed[String(input.id)] ?? stringAt(input, 'value');
    if (input.isRequired === true && !value) throw new Error(`the input ${String(input.id)} is required`);
    if (typeof input.maxLength === 'number' && (value?.length ?? 0) > input.maxLength)
      throw new Error(`the input ${String(input.id)} takes at most ${input.maxLength} characters`);
    const choices = listAt(input, 'choices').map((choice) => stringAt(choice, 'value'));
    if (value !== undefined && choices.length > 0 && !value.split(',').every((each) => choices.includes(each)))
      throw new Error(`the input ${String(input.id)} has no choice ${value}`);
    return [String(input.id), value];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** The data of an action, with the inputs. */
export function dataOf(action: CardAction, inputs: Fields): Fields {
  return { ...(isFields(action.data) ? action.data : {}), ...inputs };
}
