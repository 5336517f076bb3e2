import type { Message } from '../../conversations/message.ts';
import { lane } from '../../conversations/place.ts';
import type { Team } from '../../conversations/team.ts';
import { addDays, type LocalDate, startOfDay } from '../../conversations/time.ts';
import type { Database } from '../../db/client.ts';
import { composeDigest, postExtraDigest } from '../work/digest.ts';
import type { Surroundings } from './command.ts';
import { type DigestOptions, readDigestRequest } from './digest-request.ts';
import { exit } from './exit.ts';
import { plainText } from './plain.ts';
import { complain, print } from './print.ts';
import { withStore } from './store.ts';

/** `afterword digest` */
export function digest(wanted: Surroundings & { readonly values: DigestOptions }) {
  return withStore(wanted, async ({ config, db }) => {
    const now = wanted.clock();
    const request = readDigestRequest(wanted.values, config.teams, now);
    if (request.kind === 'refused') {
      complain(request.because);
      return exit.usage;
    }
    for (const { team, date } of request.days) {
      const message = await composeDay(db, team, date, now);
      print(`${plainText(message)}\n`);
      if (wanted.values.post) await post(db, team, message, now);
    }
    return exit.ok;
  });
}

async function post(db: Database, team: Team, message: Message, now: Date): Promise<void> {
  if (!(await postExtraDigest(db, team, message, now)) || team.digest === undefined) return;
  complain(`Handed over for ${lane(team.digest.to)}: the running bot posts it at once, else the next one started.`);
}

/** One day of the team's, as far as it has gone. */
function composeDay(db: Database, team: Team, date: LocalDate, now: Date): Promise<Message> {
  const next = addDays(date, 1);
  const end = startOfDay(next, team.timezone);
  const since = startOfDay(date, team.timezone);
  return composeDigest(db, team, { since, until: end < now ? end : now, localDate: next });
}
