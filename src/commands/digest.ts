import { digestCovering } from '../../conversations/digest/schedule.ts';
import type { Message } from '../../conversations/message.ts';
import { lane } from '../../conversations/place.ts';
import type { Team } from '../../conversations/team.ts';
import { addDays, type LocalDate, localDate, startOfDay } from '../../conversations/time.ts';
import type { Database } from '../../db/client.ts';
import { findDigestOf } from '../../db/digests.ts';
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

/** The digest that told, or will tell, of a day of the team's: as far as its days have gone. */
export async function composeDay(db: Database, team: Team, date: LocalDate, now: Date): Promise<Message> {
  const since = startOfDay(date, team.timezone);
  const composed = await findDigestOf(db, team.id, since);
  if (composed !== undefined) return composeDigest(db, team, composed, { kind: 'told', on: composed.localDate });
  const next = addDays(date, 1);
  const planned = team.digest === undefined ? null : digestCovering(team.digest, team.timezone, date);
  const days = planned ?? { localDate: next, since, until: startOfDay(next, team.timezone) };
  if (days.until <= now) return composeDigest(db, team, days, { kind: 'given', from: days.since, to: days.until });
  const today = addDays(localDate(now, team.timezone), 1);
  const soFar = { ...days, localDate: today, until: now };
  return composeDigest(db, team, soFar, { kind: 'given', from: days.since, to: now });
}
