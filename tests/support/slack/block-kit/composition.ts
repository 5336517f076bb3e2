import { isFields } from '../../json.ts';
import { anything, boolean, byType, type Check, list, object, oneOf, optional, required, string } from './checks.ts';

const type = required(anything);

/** A plain_text object (the only kind allowed in headers, buttons, labels, titles and placeholders). */
export function plainText(max: number): Check {
  return byType({
    plain_text: object({ type, text: required(string(max)), emoji: optional(boolean) }),
  });
}

/** A plain_text or mrkdwn object; `emoji` only exists on the first, `verbatim` only on the second. */
export function anyText(max: number): Check {
  return byType({
    plain_text: object({ type, text: required(string(max)), emoji: optional(boolean) }),
    mrkdwn: object({ type, text: required(string(max)), verbatim: optional(boolean) }),
  });
}

export const actionId = string(255);
export const blockId = string(255);
export const style = oneOf('primary', 'danger');
export const webAddress: Check = (value, at, report) => {
  string(3000)(value, at, report);
  if (typeof value === 'string' && !/^(https?|mailto|slack|tel):/i.test(value)) report('must be a valid URL', at);
};

/** Source: docs.slack.dev confirmation dialog object; all four texts are required there. */
export const confirm = object({
  title: required(plainText(100)),
  text: required(anyText(300)),
  confirm: required(plainText(30)),
  deny: required(plainText(30)),
  style: optional(style),
});

/** An option of a menu; `url` only exists in overflow menus, mrkdwn text only in radio buttons and checkboxes. */
export function option(kind: 'menu' | 'overflow' | 'choice'): Check {
  return object({
    text: required(kind === 'choice' ? anyText(75) : plainText(75)),
    value: required(string(75)),
    description: optional(kind === 'choice' ? anyText(75) : plainText(75)),
    ...(kind === 'overflow' ? { url: optional(webAddress) } : {}),
  });
}

export const optionGroup = object({ label: required(plainText(75)), options: required(list(option('menu'), 100)) });

export const dispatchActionConfig = object({
  trigger_actions_on: optional(list(oneOf('on_enter_pressed', 'on_character_entered'), 2)),
});

/** An image's source: a public address or a Slack file, never both. */
export const imageSource = {
  image_url: optional(webAddress),
  slack_file: optional(
    object({ id: optional(string(255)), url: optional(webAddress) }, (value, at, report) => {
      if ((value.id === undefined) === (value.url === undefined)) report('must have either id or url', at);
    }),
  ),
};

export const hasOneSource = (
  value: Readonly<Record<string, unknown>>,
  at: string,
  report: (problem: string, pointer: string) => void,
) => {
  if ((value.image_url === undefined) === (value.slack_file === undefined))
    report('must have either image_url or slack_file', at);
};

/** Whether two options are the same one: an `initial_option` must equal one of the `options`. */
export function isSameOption(a: unknown, b: unknown): boolean {
  if (!isFields(a) || !isFields(b)) return false;
  const textOf = (value: unknown) => (isFields(value) ? value.text : undefined);
  return a.value === b.value && textOf(a.text) === textOf(b.text);
}
