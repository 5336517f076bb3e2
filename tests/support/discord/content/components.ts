import { ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import {
  boolean,
  byType,
  type Check,
  integer,
  list,
  object,
  oneOf,
  optional,
  type Path,
  type Report,
  required,
  string,
} from './checks.ts';
import { button, inLabel, selects, textDisplay, textInputInRow } from './elements.ts';

/** A row is five wide: a button takes one place, a select all of them. */
function checkWidth(row: Fields, path: Path, report: Report): void {
  const width = listAt(row, 'components').reduce<number>(
    (sum, each) => sum + (isFields(each) && each.type === Type.Button ? 1 : 5),
    0,
  );
  if (width > 5)
    for (const index of listAt(row, 'components').keys())
      if (index > 0)
        report(
          [...path, 'components', index],
          'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          'The specified component exceeds the maximum width',
        );
}

const row = (of: ReadonlyMap<number, Check>): Check =>
  object({ components: required(list(byType(of), 5, 1)) }, (value, path, report) => checkWidth(value, path, report));

const messageRow = row(new Map<number, Check>([[Type.Button, button], ...selects]));

const media: Check = object({ url: required(string(2048, 1)) });
const thumbnail: Check = object({
  media: required(media),
  description: optional(string(1024)),
  spoiler: optional(boolean),
});

const inContainer = new Map<number, Check>([
  [Type.ActionRow, messageRow],
  [
    Type.Section,
    object({
      components: required(list(byType(new Map([[Type.TextDisplay, textDisplay]])), 3, 1)),
      accessory: required(
        byType(
          new Map([
            [Type.Button, button],
            [Type.Thumbnail, thumbnail],
          ]),
        ),
      ),
    }),
  ],
  [Type.TextDisplay, textDisplay],
  [Type.MediaGallery, object({ items: required(list(thumbnail, 10, 1)) })],
  [Type.File, object({ file: required(media), spoiler: optional(boolean) })],
  [Type.Separator, object({ divider: optional(boolean), spacing: optional(oneOf(1, 2)) })],
]);

const container: Check = object({
  accent_color: optional(integer(0, 0xffffff)),
  spoiler: optional(boolean),
  components: required(list(byType(inContainer), 40, 1)),
});

/** Every component, those inside others included, with its path. */
export function everyComponent(
  components: readonly unknown[],
  path: Path,
): readonly { readonly component: Fields; readonly path: Path }[] {
  return components.flatMap((component, index) => {
    if (!isFields(component)) return [];
    const at = [...path, index];
    const single = (key: string) =>
      isFields(component[key]) ? [{ component: component[key], path: [...at, key] }] : [];
    return [
      { component, path: at },
      ...everyComponent(listAt(component, 'components'), [...at, 'components']),
      ...single('accessory'),
      ...single('component'),
    ];
  });
}

function checkIds(components: readonly unknown[], path: Path, report: Report): void {
  const customIds = new Set<string>();
  const ids = new Set<number>();
  for (const { component, path: at } of everyComponent(components, path)) {
    if (typeof component.custom_id === 'string') {
      if (customIds.has(component.custom_id))
        report([...at, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
      customIds.add(component.custom_id);
    }
    if (typeof component.id === 'number' && component.id !== 0) {
      if (ids.has(component.id)) report([...at, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
      ids.add(component.id);
    }
  }
}

function overall(of: Check, also: (components: readonly unknown[], path: Path, report: Report) => void): Check {
  return (value, path, report) => {
    of(value, path, report);
    if (!Array.isArray(value)) return;
    checkIds(value, path, report);
    also(value, path, report);
  };
}

/** Components of a message without IS_COMPONENTS_V2: up to five action rows. */
export const messageComponents: Check = overall(list(byType(new Map([[Type.ActionRow, messageRow]])), 5), () => {});

/** Components of a message with IS_COMPONENTS_V2: up to 40 in all, with up to 4,000 characters of text. */
export const messageComponentsV2: Check = overall(
  list(byType(new Map([...inContainer, [Type.Container, container]])), 40, 1),
  (components, path, report) => {
    const all = everyComponent(components, path);
    if (all.length > 40) report(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 40 in length.');
    const text = all.reduce((sum, { component }) => sum + textLength(component), 0);
    if (text > 4000)
      report(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'Displayable text size exceeds maximum size of 4000');
  },
);

const textLength = (component: Fields): number =>
  component.type === Type.TextDisplay && typeof component.content === 'string' ? [...component.content].length : 0;

const label: Check = object({
  label: required(string(45, 1)),
  description: optional(string(100)),
  component: required(byType(inLabel)),
});

/** The data of a modal response. Source: discord.com/developers/docs/interactions/receiving-and-responding (modal). */
export const modal: Check = object({
  title: required(string(45, 1)),
  custom_id: required(string(100, 1)),
  components: required(
    overall(
      list(
        byType(
          new Map([
            [Type.ActionRow, row(new Map([[Type.TextInput, textInputInRow]]))],
            [Type.Label, label],
            [Type.TextDisplay, textDisplay],
          ]),
        ),
        5,
        1,
      ),
      () => {},
    ),
  ),
});

/** Components as Discord stores them: each with an `id`, counted from 1 where none was given. */
export function numberComponents(components: readonly unknown[]): readonly Fields[] {
  const taken = new Set(everyComponent(components, []).map(({ component }) => component.id));
  let last = 0;
  const next = () => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (component: Fields): Fields => {
    const id = typeof component.id === 'number' && component.id !== 0 ? component.id : next();
    const copy: Fields = { ...component, id };
    if (Array.isArray(component.components))
      copy.components = component.components.map((each) => (isFields(each) ? number(each) : each));
    for (const key of ['accessory', 'component']) if (isFields(component[key])) copy[key] = number(component[key]);
    return copy;
  };
  return components.filter(isFields).map(number);
}
