import type { Fields } from '../../json.ts';
import type { Outcome, Transport } from '../deliver/delivery.ts';
import type { Workspace } from '../workspace.ts';

/** What the person saw of an interaction: `isAcknowledged` false means Slack showed them an error. */
export type Interaction = {
  readonly type: string;
  readonly user: string;
  readonly payload: Fields;
  readonly isAcknowledged: boolean;
  /** What the app put in its answer, if anything. */
  readonly body: unknown;
  readonly outcome: Outcome;
  /** How long the app took, in ms. */
  readonly tookMs: number;
};

export type Interactions = {
  readonly all: readonly Interaction[];
  /** Delivers once; interactions and commands are never retried. */
  send(kind: 'interactive' | 'slash_commands', type: string, user: string, payload: Fields): Promise<Interaction>;
};

export function openInteractions(transport: Transport): Interactions {
  const all: Interaction[] = [];
  return {
    all,
    async send(kind, type, user, payload) {
      const startedAt = performance.now();
      const outcome = await transport.deliver(kind, payload);
      const interaction: Interaction = {
        type,
        user,
        payload,
        isAcknowledged: outcome.kind === 'acknowledged',
        body: outcome.kind === 'acknowledged' ? outcome.body : undefined,
        outcome,
        tookMs: performance.now() - startedAt,
      };
      all.push(interaction);
      return interaction;
    },
  };
}

/** The fields every interaction payload starts with. */
export function payloadOf(workspace: Workspace, userId: string, type: string, teamId?: string): Fields {
  const user = workspace.users.get(userId);
  const { settings } = workspace;
  const team = teamId ?? settings.teamId;
  return {
    type,
    team: { id: team, domain: team === settings.teamId ? settings.teamDomain : `team-${team.toLowerCase()}` },
    user: { id: userId, username: user?.name, name: user?.name, team_id: user?.teamId },
    api_app_id: settings.appId,
    token: 'verification-token-is-deprecated',
    enterprise: settings.enterpriseId === undefined ? null : { id: settings.enterpriseId, name: 'Org' },
    is_enterprise_install: false,
  };
}
