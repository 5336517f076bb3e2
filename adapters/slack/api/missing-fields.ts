import type { z } from 'zod';

/**
 * A field that Slack may leave out, or send as null: both mean that there is nothing to tell. Slack's own description of
 * its API allows null where its pages only say "optional", such as for a message's `bot_id` and a person's `tz`, and
 * files that people share do arrive with `"bot_id": null`.
 * Source: github.com/slackapi/slack-api-specs, web-api/slack_web_openapi_v2.json, objs_message and objs_user.
 */
export function orAbsent<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/**
 * What arrived, without the nulls of its own fields and of its event's. Bolt looks into fields that are there, such as
 * `channel`, without a look at what they are, and a null would be a failure of ours for which Slack delivers again.
 */
export function withoutNulls(body: unknown): Readonly<Record<string, unknown>> {
  const { event, ...rest } = written(body);
  return event === undefined ? rest : { ...rest, event: written(event) };
}

function written(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}
