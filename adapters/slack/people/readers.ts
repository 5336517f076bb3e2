import { z } from 'zod';
import { orAbsent } from '../api/missing-fields.ts';
import type { Web } from '../api/web.ts';
import type { Known, People } from './people.ts';

/** Members that are looked at: each is a call, of which Slack takes about a hundred a minute. */
const most = 100;
/** Calls at a time. */
const atOnce = 10;

const answer = z.object({
  members: z.array(z.string()),
  response_metadata: orAbsent(z.object({ next_cursor: orAbsent(z.string()) })),
});

export interface Outsiders {
  /** Guests, and people of other companies, unless the configuration names them as agents. */
  readonly outsiders: readonly Known[];
  /** Whether every member was looked at. */
  readonly isComplete: boolean;
}

export type Readers = ReturnType<typeof openReaders>;

/** Who can read a channel without being of the company. */
export function openReaders(web: Web, people: People) {
  return {
    /** What Slack doesn't tell is left out: then it isn't complete. Never throws. */
    async outsiders(channel: string): Promise<Outsiders> {
      const outsiders: Known[] = [];
      try {
        const read = answer.parse(await web.patient.conversations.members({ channel, limit: most }));
        let isComplete = (read.response_metadata?.next_cursor ?? '') === '';
        for (let first = 0; first < read.members.length; first += atOnce) {
          const some = read.members.slice(first, first + atOnce);
          const known = await Promise.all(some.map((id) => people.lookIfKnown(id)));
          isComplete &&= !known.includes(undefined);
          for (const each of known.filter((one) => one !== undefined).filter(isOutsider)) {
            // Where nobody can tell, they are taken for one.
            if (!(await people.isNamed(each.id).catch(() => false))) outsiders.push(each);
          }
        }
        return { outsiders, isComplete };
      } catch {
        return { outsiders, isComplete: false };
      }
    },
  };
}

function isOutsider({ isBot, isDeactivated, isGuest, isForeign }: Known): boolean {
  return !isBot && !isDeactivated && (isGuest || isForeign);
}

/** @param outsiders at least one */
export function outsidersInWords(outsiders: readonly Known[]): string {
  const [first] = outsiders;
  const kind = first?.isForeign === true ? 'somebody of another company' : 'a guest';
  const others = outsiders.length - 1;
  const more = others === 0 ? '' : ` and ${others} more like that`;
  return `${kind}, ${first?.name ?? ''} (${first?.id ?? ''})${more}`;
}
