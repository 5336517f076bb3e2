import type { Person } from '../../../conversations/place.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Finding } from '../../adapter.ts';
import { right, wrong } from '../../findings.ts';
import { nameFailure, readError } from '../api/failures.ts';
import type { People } from '../people/people.ts';
import { agentsOf, isGroup } from '../people/teams.ts';

/** Whether each configured agent is somebody, and each user group is one. Only what is wrong is listed by name. */
export async function checkAgents(people: People, teams: readonly Team[]): Promise<readonly Finding[]> {
  const configured = teams.flatMap((team, index) =>
    agentsOf(team).map((agent) => ({ agent, what: `teams[${index}].agents (slack:${agent.id})` })),
  );
  if (configured.length === 0) return [];
  const findings: Finding[] = [];
  for (const { agent, what } of configured) {
    const because = await whyNot(people, agent);
    if (because !== undefined) findings.push(wrong(what, because));
  }
  const count = configured.length - findings.length;
  return count === 0 ? findings : [right('Slack agents', `${count} of ${configured.length} are known`), ...findings];
}

async function whyNot(people: People, agent: Person): Promise<string | undefined> {
  try {
    if (isGroup(agent)) {
      const members = await people.groupOf(agent.id);
      return members.size === 0 ? 'is a user group without members, so nobody in it can end a chat' : undefined;
    }
    // A bot may be one: a ticket tool that sets the mark when a ticket is closed.
    const { isDeactivated } = await people.look(agent.id);
    return isDeactivated ? 'was deactivated, and can end no chat: name somebody else' : undefined;
  } catch (error) {
    const call = readError(error);
    const code = call.kind === 'platform' ? call.error : '';
    // A missing scope is a finding of its own.
    if (code === 'missing_scope') return undefined;
    if (unknown.has(code))
      return isGroup(agent)
        ? 'is no user group of this workspace: copy the id, S…, from the address of the group in Slack'
        : 'is nobody in this workspace: copy the id, U…, from the menu of their profile (Copy member ID)';
    const failure = nameFailure(error, 'reading');
    return `could not be looked up: ${'because' in failure ? failure.because : failure.kind}`;
  }
}

/** Source: the error tables of users.info and usergroups.users.list under docs.slack.dev/reference/methods. */
const unknown = new Set(['user_not_found', 'user_not_visible', 'no_such_subteam', 'subteam_not_found']);
