import type { Finding } from '../../adapter.ts';
import { right, wrong } from '../../findings.ts';
import type { Member } from '../api/connector.ts';
import { nameFailure } from '../api/failures.ts';
import type { Reference, References } from '../api/reference.ts';
import { agentsOf, type People } from '../people/people.ts';
import type { TeamsSettings } from './settings.ts';

interface Needs {
  readonly references: References;
  readonly people: People;
  readonly teams: TeamsSettings['teams'];
}

/** Teams and chats in which an agent is looked for: each is a call. */
const mostPlaces = 50;

/**
 * Whether each configured agent is somebody: a bot may only look people up in the teams and chats it is in, and an agent who
 * is in none of them can end no chat there. Only what is wrong is listed by name.
 */
export function openAgentsCheck({ references, people, teams }: Needs) {
  return async (): Promise<readonly Finding[]> => {
    const configured = teams.flatMap((team, index) =>
      agentsOf(team).map((id) => ({ id, what: `teams[${index}].agents (teams:${id})` })),
    );
    if (configured.length === 0) return [];
    const places = await references.places(mostPlaces);
    if (places.length === 0)
      return [wrong('Teams agents', 'can’t be looked up before the app is installed in a team or chat')];
    const findings: Finding[] = [];
    let found = 0;
    for (const { id, what } of configured) {
      const looked = await lookFor(id, places);
      if (looked.kind === 'found') found += 1;
      else findings.push(wrong(what, looked.because));
    }
    return found === 0 ? findings : [right('Teams agents', `${found} of ${configured.length} are known`), ...findings];
  };

  async function lookFor(
    id: string,
    places: readonly Reference[],
  ): Promise<{ readonly kind: 'found'; readonly member: Member } | { readonly kind: 'not'; readonly because: string }> {
    let trouble: string | undefined;
    for (const place of places) {
      try {
        const member = await people.look(place, place.conversationId, id);
        if (member !== undefined) return { kind: 'found', member };
      } catch (error) {
        const failure = nameFailure(error, 'reading');
        // Teams answers 400 to an id that can't be anybody's.
        if (failure.kind !== 'refused') trouble = 'because' in failure ? failure.because : failure.kind;
      }
    }
    return {
      kind: 'not',
      because:
        trouble === undefined
          ? 'is nobody in the teams and chats the app is in: write the object id of their account, from Microsoft Entra, and add them there'
          : `could not be looked up: ${trouble}`,
    };
  }
}
