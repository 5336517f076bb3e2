import { z } from 'zod';
import type { Call } from '../api/calls.ts';
import type { Rendered } from './render.ts';

const history = z.array(
  z.object({
    id: z.string(),
    nonce: z.union([z.string(), z.number()]).optional(),
    author: z.object({ id: z.string() }),
    content: z.string().default(''),
    embeds: z.array(z.object({ title: z.string().optional(), description: z.string().optional() })).default([]),
    components: z
      .array(z.object({ components: z.array(z.object({ custom_id: z.string().optional() })).default([]) }))
      .default([]),
  }),
);

/**
 * Looks for a message that an earlier attempt may have left, among the latest 50 of the channel. An enforced nonce
 * does that better, but Discord knows it for a few minutes only. Its history tells no nonce, so there the message
 * is recognised by what it says and by the invitation in its buttons.
 * @throws what the client throws
 */
export async function findPosting(call: Call, channel: string, bot: string, nonce: string, wanted: Rendered) {
  const messages = history.parse(await call('GET', `/channels/${channel}/messages`, { query: { limit: 50 } }));
  const print = fingerprint(wanted);
  const own = messages.filter((each) => each.author.id === bot);
  return (own.find((each) => each.nonce === nonce) ?? own.find((each) => fingerprint(each) === print))?.id;
}

interface Printed {
  readonly content: string;
  readonly embeds: readonly { readonly title?: string | undefined; readonly description?: string | undefined }[];
  readonly components: readonly { readonly components: readonly object[] }[];
}

function fingerprint({ content, embeds, components }: Printed): string {
  const ids = components.flatMap((row) =>
    row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : [])),
  );
  const texts = embeds.flatMap((embed) => [embed.title?.trim() ?? '', embed.description?.trim() ?? '']);
  return JSON.stringify([content.trim(), texts, ids]);
}
