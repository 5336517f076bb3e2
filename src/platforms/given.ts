import type { Given } from '../../adapters/platform.ts';
import type { Database } from '../../db/client.ts';
import { createMemory } from '../../db/memory.ts';
import { createWebChats } from '../../db/web.ts';
import type { Surroundings } from '../surroundings.ts';
import { postDigestNow } from '../work/digest.ts';

/** What adapters work with, composed of the configuration and the storage. @param url where the HTTP server answers */
export function providing({ config, log, clock }: Surroundings, db: Database, url: string) {
  const { teams, survey } = config;
  const team = teams.find(({ digest }) => digest?.to.platform === 'web');
  return (platform: string, onStanding: Given['onStanding'] = () => {}): Given => ({
    teams,
    company: survey.company,
    baseUrl: url,
    now: clock,
    log: (level, fields, text) => log[level](fields, text),
    memory: createMemory(db, platform),
    onStanding,
    playground: {
      chats: createWebChats(db),
      postDigest: async () => {
        if (team !== undefined) await postDigestNow({ db, teams, clock }, team);
      },
    },
  });
}
