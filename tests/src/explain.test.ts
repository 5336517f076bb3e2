import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notStarted } from '../../src/explain.ts';

const database = { kind: 'url', url: 'postgres://ada:secret@db.example/nps' } as const;
const unknownHost = Object.assign(new Error('getaddrinfo ENOTFOUND somewhere'), { code: 'ENOTFOUND' });

/** What is said when the adapter's start failed with this. */
const saidOf = (platform: string, error: unknown) => notStarted(platform, error, database);

describe('a platform that does not start', () => {
  it('has its own sentence', () => {
    const error = new Error('Discord: the gateway could not be reached (no answer)', { cause: unknownHost });
    expect(saidOf('discord', error)).toBe('Discord: the gateway could not be reached (no answer)');
    const refused = new Error('Slack refused the Socket Mode connection: invalid_auth', { cause: unknownHost });
    expect(saidOf('slack', refused)).toBe('Slack refused the Socket Mode connection: invalid_auth');
  });

  it('is named where its failure says nothing of it', () => {
    const error = new Error('fetch failed', { cause: unknownHost });
    expect(saidOf('teams', error)).toBe('Teams could not be reached: getaddrinfo ENOTFOUND somewhere');
    expect(saidOf('slack', undefined)).toBe('Slack could not be reached: it gave no reason');
  });

  it('is not blamed for the database, which is asked meanwhile', () => {
    const error = new DrizzleQueryError('select 1', [], unknownHost);
    expect(saidOf('discord', error)).toBe(
      'The host of DATABASE_URL is not known here: db.example:5432/nps. Correct it, or mend the name service.',
    );
  });
});
