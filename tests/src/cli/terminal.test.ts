import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../src/commands/progress.ts';
import { explain } from '../../../src/explain.ts';
import { describeError } from '../../../src/log-errors.ts';
import { readable } from '../../../src/log-lines.ts';

describe('the progress bar', () => {
  const draw = (columns: number) => {
    const drawn: string[] = [];
    let now = 0;
    const progress = createProgress({ columns, write: (text) => drawn.push(text) }, 200_000, 'chats', () => now);
    const at = (ms: number, done: number) => {
      now = ms;
      progress.show(done);
    };
    return { drawn, at, progress };
  };

  it('says how much is done and how long the rest takes, at most ten times a second, and goes away', () => {
    const { drawn, at, progress } = draw(120);
    at(0, 0);
    at(50, 1_000);
    at(5_000, 50_000);
    at(5_010, 200_000);
    progress.end();
    expect(drawn).toEqual([
      '\r[------------------------]   0 %  0 of 200,000 chats\u001b[K',
      '\r[######------------------]  25 %  50,000 of 200,000 chats, 15 s left\u001b[K',
      '\r[########################] 100 %  200,000 of 200,000 chats\u001b[K',
      '\r\u001b[K',
    ]);
  });

  it('keeps to one line of a narrow terminal, and to the total when more rows come meanwhile', () => {
    const { drawn, at } = draw(40);
    at(1_000, 300_000);
    expect(drawn[0]).toBe(`\r${'[########################] 100 %  200,000'.slice(0, 39)}\u001b[K`);
  });
});

describe('the log on a terminal', () => {
  const line = (entry: object) => {
    const written: string[] = [];
    readable((text) => written.push(text)).write(JSON.stringify({ time: Date.now(), ...entry }));
    return written.join('');
  };

  it('is short', () => {
    expect(line({ level: 40, msg: 'posting postponed', lane: 'slack:C1', because: 'too many requests' })).toMatch(
      /^\d\d:\d\d:\d\d warning posting postponed lane=slack:C1 because="too many requests"\n$/,
    );
  });

  it('tells errors with their cause, and where they come from when they are grave', () => {
    const err = describeError(new Error('failed', { cause: Object.assign(new Error('refused'), { code: 'E1' }) }));
    expect(line({ level: 40, msg: 'again', err })).toMatch(/again\n {9}failed\n {9}because of: E1 refused\n$/);
    expect(line({ level: 50, msg: 'again', err })).toMatch(/\n {9}failed\n {13}at .*terminal\.test\.ts/);
  });
});

describe('an error in the log', () => {
  it('holds nothing but its kind, message, code and place: no token, no parameter of a query', () => {
    const error = Object.assign(new Error('Failed query: insert ($1)\nparams: private words'), {
      query: 'insert ($1)',
      params: ['private words'],
      config: { token: 'xoxb-secret' },
      code: '23505',
    });
    const told = describeError(error);
    expect(JSON.stringify(told)).not.toMatch(/private|secret/);
    expect(told).toEqual({
      type: 'Error',
      message: 'Failed query: insert ($1)',
      code: '23505',
      stack: expect.stringMatching(/^ {4}at /),
    });
  });
});

describe('what went wrong with the database', () => {
  const url = { kind: 'url', url: 'postgres://ada:secret@db.example/nps' } as const;
  const failure = (code: string, message = 'it says') => Object.assign(new Error(message), { code });

  it.each([
    ['ENOTFOUND', /^The host of DATABASE_URL is not known here: db\.example:5432\/nps\./],
    ['28P01', /refuses the user or the password/],
    ['3D000', /no database at db\.example:5432\/nps \(it says\)\. Create it/],
    ['42501', /Grant it/],
    ['53300', /max_connections/],
    ['XX000', /^it says$/],
  ])('%s', (code, sentence) => {
    const told = explain(new Error('Failed query', { cause: failure(code) }), url);
    expect(told).toMatch(sentence);
    expect(told).not.toContain('secret');
  });

  it('is found among several attempts, one per address', () => {
    expect(explain(new AggregateError([failure('ECONNREFUSED')], ''), url)).toMatch(/^No PostgreSQL answers/);
  });
});
