import { type Fields, listAt } from '../../json.ts';
import {
  anything,
  boolean,
  type Check,
  integer,
  list,
  matching,
  object,
  optional,
  type Report,
  required,
  string,
} from './checks.ts';
import {
  actionId,
  confirm,
  dispatchActionConfig,
  hasOneSource,
  imageSource,
  isSameOption,
  option,
  optionGroup,
  plainText,
  style,
  webAddress,
} from './composition.ts';
import { richText } from './rich-text.ts';

const type = required(anything);
const action_id = optional(actionId);
const focus_on_load = optional(boolean);
const placeholder = optional(plainText(150));
const asked = { type, action_id, confirm: optional(confirm) };
const typed = { type, action_id, placeholder, focus_on_load, dispatch_action_config: optional(dispatchActionConfig) };
const picked = { ...asked, placeholder, focus_on_load };
const several = { max_selected_items: optional(integer(1)) };

const initialIsAnOption = (value: Fields, at: string, report: Report) => {
  const offered = [
    ...listAt(value, 'options'),
    ...listAt(value, 'option_groups').flatMap((group) => listAt(group, 'options')),
  ];
  const initial = value.initial_option;
  if (initial !== undefined && !offered.some((each) => isSameOption(each, initial)))
    report('initial_option must match one of the options', `${at}/initial_option`);
  for (const [index, each] of listAt(value, 'initial_options').entries())
    if (!offered.some((other) => isSameOption(other, each)))
      report('initial_options must match options', `${at}/initial_options/${index}`);
  const values = offered.map((each) => (each as Fields).value);
  if (new Set(values).size !== values.length) report('option values must be unique', `${at}/options`);
};

const optionsOrGroups = (value: Fields, at: string, report: Report) => {
  if ((value.options === undefined) === (value.option_groups === undefined))
    report('must have either options or option_groups', at);
  initialIsAnOption(value, at, report);
};

const lengthsAgree = (value: Fields, at: string, report: Report) => {
  const { min_length: min, max_length: max } = value;
  if (typeof min === 'number' && typeof max === 'number' && min > max) report('min_length exceeds max_length', at);
};

const menuOptions = {
  options: optional(list(option('menu'), 100)),
  option_groups: optional(list(optionGroup, 100)),
};
const initialIds = (key: string) => ({ [key]: optional(list(string(255), 100, 0)) });

/** Every interactive element by its `type`. Source: docs.slack.dev/reference/block-kit/block-elements. */
export const elements = {
  button: object({
    ...asked,
    text: required(plainText(75)),
    value: optional(string(2000)),
    url: optional(webAddress),
    style: optional(style),
    accessibility_label: optional(string(75)),
  }),
  workflow_button: object({
    ...asked,
    text: required(plainText(75)),
    workflow: required(anything),
    style: optional(style),
    accessibility_label: optional(string(75)),
  }),
  overflow: object({ ...asked, options: required(list(option('overflow'), 5)) }),
  radio_buttons: object(
    { ...asked, focus_on_load, options: required(list(option('choice'), 10)), initial_option: optional(anything) },
    initialIsAnOption,
  ),
  checkboxes: object(
    {
      ...asked,
      focus_on_load,
      options: required(list(option('choice'), 10)),
      initial_options: optional(list(anything, 10)),
    },
    initialIsAnOption,
  ),
  static_select: object({ ...picked, ...menuOptions, initial_option: optional(anything) }, optionsOrGroups),
  multi_static_select: object(
    { ...picked, ...several, ...menuOptions, initial_options: optional(list(anything, 100)) },
    optionsOrGroups,
  ),
  external_select: object({
    ...picked,
    initial_option: optional(option('menu')),
    min_query_length: optional(integer(0)),
  }),
  multi_external_select: object({
    ...picked,
    ...several,
    initial_options: optional(list(option('menu'), 100)),
    min_query_length: optional(integer(0)),
  }),
  users_select: object({ ...picked, initial_user: optional(string(255)) }),
  multi_users_select: object({ ...picked, ...several, ...initialIds('initial_users') }),
  channels_select: object({
    ...picked,
    initial_channel: optional(string(255)),
    response_url_enabled: optional(boolean),
  }),
  multi_channels_select: object({ ...picked, ...several, ...initialIds('initial_channels') }),
  conversations_select: object({
    ...picked,
    initial_conversation: optional(string(255)),
    default_to_current_conversation: optional(boolean),
    response_url_enabled: optional(boolean),
    filter: optional(anything),
  }),
  multi_conversations_select: object({
    ...picked,
    ...several,
    ...initialIds('initial_conversations'),
    default_to_current_conversation: optional(boolean),
    filter: optional(anything),
  }),
  datepicker: object({
    ...picked,
    initial_date: optional(matching(/^\d{4}-\d{2}-\d{2}$/, 'a date of the form YYYY-MM-DD')),
  }),
  timepicker: object({
    ...picked,
    initial_time: optional(matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the form HH:mm')),
    timezone: optional(string(255)),
  }),
  datetimepicker: object({ ...asked, focus_on_load, initial_date_time: optional(integer(1e9, 9_999_999_999)) }),
  plain_text_input: object(
    {
      ...typed,
      initial_value: optional(string(3000, 0)),
      multiline: optional(boolean),
      min_length: optional(integer(0, 3000)),
      max_length: optional(integer(1, 3000)),
    },
    lengthsAgree,
  ),
  number_input: object({
    ...typed,
    is_decimal_allowed: required(boolean),
    initial_value: optional(string(255)),
    min_value: optional(string(255)),
    max_value: optional(string(255)),
  }),
  email_text_input: object({ ...typed, initial_value: optional(string(3000)) }),
  url_text_input: object({ ...typed, initial_value: optional(string(3000)) }),
  rich_text_input: object({
    ...typed,
    initial_value: optional(richText),
    min_lines: optional(integer(1, 100)),
    max_lines: optional(integer(1, 100)),
  }),
  file_input: object({
    type,
    action_id,
    filetypes: optional(list(string(255), 100)),
    max_files: optional(integer(1, 10)),
  }),
  image: object({ type, alt_text: required(string(2000)), ...imageSource }, hasOneSource),
} satisfies Record<string, Check>;

type ElementType = keyof typeof elements;

const only = (...types: readonly ElementType[]): Readonly<Record<string, Check>> =>
  Object.fromEntries(types.map((each) => [each, elements[each]]));

const menus = [
  'static_select',
  'external_select',
  'users_select',
  'channels_select',
  'conversations_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_channels_select',
  'multi_conversations_select',
] as const;
const choices = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...menus] as const;

/** Which elements fit where. Source: the "works with block types" line of each element's page. */
export const fitting = {
  actions: only('button', 'workflow_button', 'overflow', 'datetimepicker', 'rich_text_input', ...choices),
  accessory: only('button', 'workflow_button', 'overflow', 'image', ...choices),
  input: only(
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'rich_text_input',
    'file_input',
    'datetimepicker',
    ...choices,
  ),
};
