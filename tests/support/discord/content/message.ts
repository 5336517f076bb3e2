import { MessageFlags as Flag } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import {
  boolean,
  type Check,
  list,
  object,
  oneOf,
  optional,
  type Path,
  type Report,
  required,
  snowflake,
  string,
} from './checks.ts';
import { messageComponents, messageComponentsV2 } from './components.ts';
import { embeds } from './embeds.ts';

/** Where a message body comes from: it decides which flags it may set. */
export type Origin = 'channel' | 'edit' | 'interaction';

const settable: Readonly<Record<Origin, number>> = {
  channel: Flag.SuppressEmbeds | Flag.SuppressNotifications | Flag.IsComponentsV2,
  edit: Flag.SuppressEmbeds | Flag.IsComponentsV2,
  interaction: Flag.SuppressEmbeds | Flag.SuppressNotifications | Flag.IsComponentsV2 | Flag.Ephemeral,
};

const allowedMentions: Check = object(
  {
    parse: optional(list(oneOf('users', 'roles', 'everyone'), 3)),
    users: optional(list(snowflake, 100)),
    roles: optional(list(snowflake, 100)),
    replied_user: optional(boolean),
  },
  (value, path, report) => {
    for (const key of ['users', 'roles'])
      if (listAt(value, 'parse').includes(key) && listAt(value, key).length > 0)
        report(
          [...path, 'parse'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
        );
  },
);

const nonce: Check = (value, path, report) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return;
  string(25)(value, path, report);
};

const shape = (isV2: boolean) => ({
  content: optional(string(2000)),
  embeds: optional(embeds),
  components: optional(isV2 ? messageComponentsV2 : messageComponents),
  allowed_mentions: optional(allowedMentions),
  tts: optional(boolean),
  nonce: optional(nonce),
  enforce_nonce: optional(boolean),
  message_reference: optional(object({ message_id: required(snowflake), fail_if_not_exists: optional(boolean) })),
  attachments: optional(list(object({ filename: optional(string(1024)), description: optional(string(1024)) }), 10)),
});

const legacy = ['content', 'embeds', 'poll', 'stickers', 'sticker_ids'];

function checkV2(body: Fields, path: Path, report: Report): void {
  for (const key of legacy) {
    const value = body[key];
    const isUsed = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
    if (isUsed)
      report(
        [...path, key],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
  }
}

/**
 * The check of a message body.
 * @param before the flags of the message that is edited; Components V2 can't be taken away again.
 */
export function messageCheck(origin: Origin, before = 0): Check {
  return (value, path, report) => {
    if (!isFields(value)) return report(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const flags = value.flags ?? 0;
    if (typeof flags !== 'number' || !Number.isInteger(flags))
      return report([...path, 'flags'], 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(flags)} is not int.`);
    if ((flags & ~(settable[origin] | before)) !== 0)
      report([...path, 'flags'], 'BASE_TYPE_CHOICES', 'These flags cannot be set here.');
    const isV2 = ((flags | before) & Flag.IsComponentsV2) !== 0;
    if (isV2) checkV2(value, path, report);
    object(shape(isV2))(value, path, report);
  };
}

/** Whether a message says nothing at all. */
export const isEmpty = (message: {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly attachments: readonly unknown[];
}): boolean =>
  message.content.trim() === '' &&
  message.embeds.length === 0 &&
  message.components.length === 0 &&
  message.attachments.length === 0;
