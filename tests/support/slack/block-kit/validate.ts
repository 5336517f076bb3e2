import { isFields, listAt, stringAt } from '../../json.ts';
import { blocksOf } from './blocks.ts';
import {
  anything,
  boolean,
  byType,
  type Check,
  list,
  object,
  optional,
  type Report,
  required,
  string,
} from './checks.ts';
import { plainText } from './composition.ts';
import { checkTogether } from './whole.ts';

export type Surface = 'message' | 'modal' | 'home';

const maxBlocks: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

function blocksCheck(surface: Surface): Check {
  return (value, at, report) => {
    list(byType(blocksOf[surface]), maxBlocks[surface], 0)(value, at, report);
    if (Array.isArray(value)) checkTogether(value, at, report);
  };
}

function collect(check: Check, value: unknown, at: string): string[] {
  const found: string[] = [];
  const report: Report = (problem, pointer) => found.push(`${problem} [json-pointer:${pointer}]`);
  check(value, at, report);
  return found;
}

/**
 * What Slack would say is wrong with these blocks, each naming the failing place as a JSON pointer; empty when they are fine.
 * @param surface where the blocks would be shown: it decides which blocks exist and how many fit (50 in a message, 100 elsewhere)
 */
export function validateBlocks(blocks: unknown, surface: Surface): string[] {
  return collect(blocksCheck(surface), blocks, '/blocks');
}

const type = required(anything);
const shared = {
  type,
  private_metadata: optional(string(3000, 0)),
  callback_id: optional(string(255, 0)),
  external_id: optional(string(255, 0)),
};

const view = byType({
  modal: object(
    {
      ...shared,
      blocks: required(blocksCheck('modal')),
      title: required(plainText(24)),
      submit: optional(plainText(24)),
      close: optional(plainText(24)),
      clear_on_close: optional(boolean),
      notify_on_close: optional(boolean),
    },
    (value, at, report) => {
      const asks = listAt(value, 'blocks').some((block) => stringAt(block, 'type') === 'input');
      if (asks && value.submit === undefined) report('submit is required when a view has input blocks', at);
    },
  ),
  home: object({ ...shared, blocks: required(blocksCheck('home')) }),
});

/** What Slack would say is wrong with a modal or Home view; empty when it is fine. */
export function validateView(value: unknown): string[] {
  return collect(view, value, '/view');
}

/** Whether a view is over Slack's 250 kB, which is refused with its own error. */
export function isViewTooLarge(value: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(value)) > 250_000;
}

/**
 * What is wrong with message metadata. Source: docs.slack.dev/messaging/message-metadata.
 * @returns the error code Slack answers with, or undefined
 */
export function metadataError(
  value: unknown,
): 'invalid_metadata_format' | 'invalid_metadata_schema' | 'metadata_too_large' | undefined {
  if (!isFields(value)) return 'invalid_metadata_format';
  const { event_type: eventType, event_payload: payload, ...rest } = value;
  if (typeof eventType !== 'string' || !isFields(payload)) return 'invalid_metadata_format';
  if (!/^[A-Za-z0-9_]{1,255}$/.test(eventType) || Object.keys(rest).length > 0) return 'invalid_metadata_schema';
  const isPlain = (each: unknown) => ['string', 'number', 'boolean'].includes(typeof each);
  const isFlat = (each: unknown) => isFields(each) && Object.values(each).every(isPlain);
  const isAllowed = (each: unknown) =>
    isPlain(each) || isFlat(each) || (Array.isArray(each) && each.every((one) => isPlain(one) || isFlat(one)));
  if (!Object.values(payload).every(isAllowed)) return 'invalid_metadata_schema';
  return Buffer.byteLength(JSON.stringify(value)) > 8000 ? 'metadata_too_large' : undefined;
}
