import { z } from 'zod';
import { id } from '../api/fields.ts';
import { orAbsent } from '../api/missing-fields.ts';

/** What somebody wants of `/afterword`. */
export type Command =
  | {
      readonly kind: 'done';
      readonly by: string;
      readonly channel: string;
      readonly customer: string;
      readonly trigger: string;
      readonly responseUrl?: string;
    }
  /** `done` without a person, or with a name that Slack did not turn into one. */
  | { readonly kind: 'doneWhom' }
  | { readonly kind: 'help' }
  | { readonly kind: 'unknown'; readonly word: string };

const payload = z.object({
  text: orAbsent(z.string()),
  user_id: id,
  channel_id: id,
  trigger_id: id,
  response_url: orAbsent(z.string()),
});

/** `/afterword done @customer`, `/afterword help`. Slack writes people as `<@U123|name>` (`should_escape` in the manifest). */
export function parseCommand(body: unknown): Command {
  const read = payload.safeParse(body);
  if (!read.success) return { kind: 'help' };
  const [word = '', ...rest] = (read.data.text ?? '').trim().split(/\s+/);
  switch (word.toLowerCase()) {
    case 'done': {
      const customer = /^<@([UW][A-Z0-9]+)(\|[^>]*)?>$/.exec(rest.join(' '))?.[1];
      if (customer === undefined) return { kind: 'doneWhom' };
      const { user_id: by, channel_id: channel, trigger_id: trigger, response_url: responseUrl } = read.data;
      const answering = responseUrl === undefined ? {} : { responseUrl };
      return { kind: 'done', by, channel, customer, trigger, ...answering };
    }
    case 'help':
    case '':
      return { kind: 'help' };
    default:
      return { kind: 'unknown', word };
  }
}
