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
  /** The Enterprise organisation that the workspace belongs to, if it belongs to one. */
  readonly enterprise?: string;
  readonly teamName: string;
  /** The workspace's address, with a slash. */
  readonly url?: string;
  /** The token is for a whole Enterprise organisation instead of one workspace. */
  readonly isOrgWide: boolean;
  /** What the token may do; undefined where Slack does not tell. */
  readonly scopes?: readonly string[];
}

const answer = z.object({
  user_id: z.string(),
  bot_id: orAbsent(z.string()),
  team_id: orAbsent(z.string()),
  enterprise_id: orAbsent(z.string()),
  is_enterprise_install: orAbsent(z.boolean()),
  team: orAbsent(z.string()),
  url: orAbsent(z.string()),
  response_metadata: orAbsent(z.object({ scopes: orAbsent(z.array(z.string())) })),
});

/** Asks Slack who the token belongs to. @throws what the client throws */
export async function identify(web: Web): Promise<Identity> {
  const read = answer.parse(await web.patient.auth.test());
  const scopes = read.response_metadata?.scopes;
  const isOrgWide = read.is_enterprise_install === true || read.team_id?.startsWith('E') === true;
  const team = z.string().parse(isOrgWide ? (read.team_id ?? read.enterprise_id) : read.team_id);
  return {
    user: read.user_id,
    bot: read.bot_id ?? '',
    team,
    teamName: read.team ?? team,
    isOrgWide,
    ...(read.enterprise_id === undefined ? {} : { enterprise: read.enterprise_id }),
    ...(read.url === undefined ? {} : { url: read.url }),
    ...(scopes === undefined ? {} : { scopes }),
  };
}

/** What is said of a token that is for a whole organisation: who belongs to the company can't be told with it. */
export const orgWideInWords =
  'is for a whole Enterprise organisation, and Afterword works in one workspace: install the app in that workspace, and copy the Bot User OAuth Token from there into SLACK_BOT_TOKEN';
