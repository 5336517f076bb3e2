import { z } from 'zod';
import type { Call } from '../api/calls.ts';
import { snowflake } from '../api/ids.ts';

export interface Identity {
  /** The application's id. */
  readonly application: string;
  /** Its bot's user id. */
  readonly bot: string;
}

const ready = z.object({
  user: z.object({ id: snowflake }),
  application: z.object({ id: snowflake }),
});
const app = z.object({ id: snowflake, bot: z.object({ id: snowflake }).optional() });

export type Identities = ReturnType<typeof openIdentity>;

/** Who the token belongs to: told by the gateway, or asked of Discord before that. */
export function openIdentity(call: Call) {
  let known: Identity | undefined;
  return {
    /** Takes it from a READY. */
    read(json: unknown): void {
      const read = ready.safeParse(json);
      if (read.success) known = { application: read.data.application.id, bot: read.data.user.id };
    },
    /** @throws before anybody told */
    known(): Identity {
      if (known === undefined) throw new Error('the gateway has not said who the app is');
      return known;
    },
    /** @throws what the client throws */
    async ask(): Promise<Identity> {
      if (known === undefined) {
        const { id, bot } = app.parse(await call('GET', '/applications/@me'));
        known = { application: id, bot: bot?.id ?? id };
      }
      return known;
    },
  };
}
