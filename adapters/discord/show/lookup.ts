import { z } from 'zod';
import type { Call } from '../api/calls.ts';
import { firstIdAt } from '../api/ids.ts';
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

interface Where {
  readonly call: Call;
  readonly channel: string;
  /** The app's own user id. */
  readonly bot: string;
  /** No message of the posting is older, in milliseconds since 1970. */
  readonly since: number;
}

/** Most pages of 100: nothing that was not found in five thousand messages since the attempt is looked for any further. */
const mostPages = 50;
const pageSize = 100;

/**
 * Looks for a message that an earlier attempt may have left. An enforced nonce
 * does that better, but Discord knows it for a few minutes only. Its history tells no nonce, so there the message
 * is recognised by what it says and by the invitation in its buttons.
 * @throws what the client throws
 */
export async function findPosting(where: Where, nonce: string, wanted: Rendered): Promise<string | undefined> {
  const { call, channel, bot } = where;
  const print = fingerprint(wanted);
  let after = firstIdAt(where.since);
  for (let turn = 0; turn < mostPages; turn += 1) {
    const query = { limit: pageSize, after: String(after) };
    const messages = history.parse(await call('GET', `/channels/${channel}/messages`, { query }));
    const own = messages.filter((each) => each.author.id === bot);
    const found = own.find((each) => each.nonce === nonce) ?? own.find((each) => fingerprint(each) === print);
    if (found !== undefined || messages.length < pageSize) return found?.id;
    // Those that come next after an id come newest first.
    after = messages.reduce((latest, { id }) => (BigInt(id) > latest ? BigInt(id) : latest), after);
  }
  return undefined;
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
