import { z } from 'zod';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';

/** Who the app is in its workspace. */
export interface Identity {
  /** The bot's user id, as in mentions. */
  readonly user: string;
  /** Its id as the author of messages. */
  readonly bot: string;
  /** The workspace. */
  readonly team: string;
  readonly teamName: string;
  /** The workspace's address, with a slash. */
  readonly url?: string;
  /** What the token may do; undefined where Slack does not tell. */
  readonly scopes?: readonly string[];
}

const answer = z.object({
  user_id: z.string(),
  bot_id: orAbsent(z.string()),
  team_id: z.string(),
  team: orAbsent(z.string()),
  url: orAbsent(z.string()),
  response_metadata: orAbsent(z.object({ scopes: orAbsent(z.array(z.string())) })),
});

/** Asks Slack who the token belongs to. @throws what the client throws */
export async function identify(web: Web): Promise<Identity> {
  const read = answer.parse(await web.patient.auth.test());
  const scopes = read.response_metadata?.scopes;
  return {
    user: read.user_id,
    bot: read.bot_id ?? '',
    team: read.team_id,
    teamName: read.team ?? read.team_id,
    ...(read.url === undefined ? {} : { url: read.url }),
    ...(scopes === undefined ? {} : { scopes }),
  };
}
