import { ButtonStyle, ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import {
  boolean,
  type Check,
  integer,
  list,
  object,
  oneOf,
  optional,
  type Path,
  type Report,
  required,
  type Shape,
  snowflake,
  string,
  url,
} from './checks.ts';

/** Source of every limit here: discord.com/developers/docs/components/reference. */
export const customId = string(100, 1);

const customEmoji = /^\d{15,21}$/;

const emoji: Check = (value, path, report) => {
  if (!isFields(value)) return report(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  const { id, name } = value;
  const isCustom = typeof id === 'string' && customEmoji.test(id);
  const isUnicode = (id === undefined || id === null) && typeof name === 'string' && isEmoji(name);
  if (!isCustom && !isUnicode) report([...path, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
};

const isEmoji = (text: string): boolean => /^\p{RGI_Emoji}$/v.test(text) || /^\p{Emoji_Presentation}$/u.test(text);

function checkButton(button: Fields, path: Path, report: Report): void {
  const { style } = button;
  const has = (key: string) => button[key] !== undefined && button[key] !== null;
  const refuse = (key: string, code: string, message: string) => report([...path, key], code, message);
  if (style === ButtonStyle.Premium) {
    if (!has('sku_id')) refuse('sku_id', 'BUTTON_COMPONENT_SKU_ID_REQUIRED', 'A premium button must have a sku_id');
    for (const key of ['custom_id', 'url', 'label', 'emoji'])
      if (has(key)) refuse(key, 'BUTTON_COMPONENT_PREMIUM_BUTTON_FIELD', `A premium button cannot have a ${key}`);
    return;
  }
  if (!has('label') && !has('emoji'))
    refuse('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button must have a label or an emoji');
  if (style === ButtonStyle.Link) {
    if (!has('url')) refuse('url', 'BASE_TYPE_REQUIRED', 'A url is required');
    if (has('custom_id'))
      refuse(
        'custom_id',
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    return;
  }
  if (!has('custom_id')) refuse('custom_id', 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  if (has('url'))
    refuse('url', 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');
}

const id = { id: optional(integer(0, 2 ** 31 - 1)) } satisfies Shape;

export const button: Check = object(
  {
    ...id,
    style: required(oneOf(1, 2, 3, 4, 5, 6)),
    label: optional(string(80)),
    emoji: optional(emoji),
    custom_id: optional(customId),
    url: optional((value, path, report) => {
      url(value, path, report);
      string(512)(value, path, report);
    }),
    sku_id: optional(snowflake),
    disabled: optional(boolean),
  },
  checkButton,
);

function checkOptions(max: number, minKey = 'min_values') {
  return (value: Fields, path: Path, report: Report) => {
    const options = listAt(value, 'options').filter(isFields);
    const seen = new Set<unknown>();
    for (const [index, option] of options.entries()) {
      if (seen.has(option.value))
        report(
          [...path, 'options', index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        );
      seen.add(option.value);
    }
    const most = typeof value.max_values === 'number' ? value.max_values : max;
    const least = typeof value[minKey] === 'number' ? (value[minKey] as number) : 0;
    const defaults = options.filter((option) => option.default === true).length;
    if (least > most || (options.length > 0 && (most > options.length || least > options.length)))
      report(
        [...path, 'max_values'],
        'SELECT_COMPONENT_MAX_VALUES_INVALID',
        'min_values and max_values must fit the options',
      );
    if (defaults > most)
      report(
        [...path, 'options'],
        'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
        'Too many options are chosen by default',
      );
  };
}

const option: Check = object({
  label: required(string(100, 1)),
  value: required(string(100, 1)),
  description: optional(string(100)),
  emoji: optional(emoji),
  default: optional(boolean),
});

const selectShape = {
  ...id,
  custom_id: required(customId),
  placeholder: optional(string(150)),
  min_values: optional(integer(0, 25)),
  max_values: optional(integer(1, 25)),
  disabled: optional(boolean),
  required: optional(boolean),
} satisfies Shape;

export const stringSelect: Check = object({ ...selectShape, options: required(list(option, 25, 1)) }, checkOptions(1));

const autoSelect: Check = object({
  ...selectShape,
  default_values: optional(list(object({ id: required(snowflake) }), 25)),
});

export const selects: ReadonlyMap<number, Check> = new Map([
  [Type.StringSelect, stringSelect],
  [Type.UserSelect, autoSelect],
  [Type.RoleSelect, autoSelect],
  [Type.MentionableSelect, autoSelect],
  [Type.ChannelSelect, autoSelect],
]);

const textInputShape = {
  ...id,
  custom_id: required(customId),
  style: required(oneOf(1, 2)),
  min_length: optional(integer(0, 4000)),
  max_length: optional(integer(1, 4000)),
  required: optional(boolean),
  value: optional(string(4000)),
  placeholder: optional(string(100)),
} satisfies Shape;

function checkTextInput(value: Fields, path: Path, report: Report): void {
  const most = typeof value.max_length === 'number' ? value.max_length : 4000;
  const least = typeof value.min_length === 'number' ? value.min_length : 0;
  if (least > most)
    report([...path, 'min_length'], 'TEXT_INPUT_MIN_LENGTH_GREATER_THAN_MAX', 'min_length must not exceed max_length');
  if (typeof value.value === 'string' && [...value.value].length > most)
    report([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
}

/** The old form, in an action row: it carries its own label. */
export const textInputInRow: Check = object({ ...textInputShape, label: required(string(45, 1)) }, checkTextInput);

/** The form inside a Label, which has the label instead. */
export const textInputInLabel: Check = object(textInputShape, (value, path, report) => {
  if (value.label !== undefined && value.label !== null)
    report([...path, 'label'], 'TEXT_INPUT_LABEL_NOT_ALLOWED', 'A text input within a Label cannot have a label');
  checkTextInput(value, path, report);
});

const choice: Check = object({
  value: required(string(100, 1)),
  label: required(string(100, 1)),
  description: optional(string(100)),
  default: optional(boolean),
});

/** What a Label may hold. */
export const inLabel: ReadonlyMap<number, Check> = new Map<number, Check>([
  [Type.TextInput, textInputInLabel],
  ...selects,
  [
    Type.FileUpload,
    object({
      ...id,
      custom_id: required(customId),
      min_values: optional(integer(0, 10)),
      max_values: optional(integer(1, 10)),
      required: optional(boolean),
    }),
  ],
  [
    Type.RadioGroup,
    object(
      { ...id, custom_id: required(customId), options: required(list(choice, 10, 2)), required: optional(boolean) },
      checkOptions(1),
    ),
  ],
  [
    Type.CheckboxGroup,
    object(
      {
        ...id,
        custom_id: required(customId),
        options: required(list(choice, 10, 1)),
        min_values: optional(integer(0, 10)),
        max_values: optional(integer(1, 10)),
        required: optional(boolean),
      },
      checkOptions(10, 'none'),
    ),
  ],
  [Type.Checkbox, object({ ...id, custom_id: required(customId), default: optional(boolean) })],
]);

export const textDisplay: Check = object({ ...id, content: required(string(4000, 1)) });
