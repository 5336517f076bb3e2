import { describe, expect, test } from 'vitest';
import type { DuePosting } from '../../../db/postings.ts';
import { type Came, judge, type Verdict } from '../../../src/work/verdict.ts';
import { alert, question, seen } from './taken.ts';

const minute = 60_000;
const hour = 60 * minute;

const inDoubt = { uncertain: true, attempts: 1 };

const busy = { kind: 'busy', retryAfter: 0, because: 'HTTP 503', uncertain: false, scope: 'posting' } as const;
const limited = { ...busy, retryAfter: 30_000, because: '429', scope: 'lane' } as const;
const refused = { kind: 'refused', because: 'no scope' } as const;
const away = { kind: 'unreachable', because: 'nobody there' } as const;
const shown = { kind: 'shown', ref: { ts: '2' } } as const;

/** What is written beside what stands there anyway. */
type Written = Partial<Verdict['outcome']>;
const delivered = { kind: 'delivered' };
const neverThere = 'the platform says that it is gone, and it never was there';

/** What is written of a posting whatever came of it, and left as it was unless said otherwise. */
const standing = (posting: DuePosting): Verdict['outcome'] => ({
  posting: { id: 'p', lane: 'slack:C1', version: posting.version, holder: 'one#1' },
  ref: posting.ref,
  shownVersion: posting.shownVersion,
  isShown: false,
  attempts: posting.attempts,
  uncertain: posting.uncertain,
  failedBecause: null,
  dueIn: null,
  pauseIn: null,
});

describe('what is written of a posting, and what its owner is told', () => {
  const isShown = { ref: { ts: '2' }, isShown: true };
  const failed = { attempts: 1, failedBecause: 'no scope' };
  test.each<[string, DuePosting, Came, Written, object?]>([
    ['a question shown', question, shown, { ...isShown, shownVersion: 1 }, delivered],
    [
      'one shown after doubts',
      { ...question, ...inDoubt },
      shown,
      { ...isShown, shownVersion: 1, attempts: 0, uncertain: false },
      delivered,
    ],
    ['one changed', { ...question, ...seen }, shown, { ...isShown, shownVersion: 2 }],
    ['an alert shown', alert, shown, { ...isShown, shownVersion: 1 }, delivered],
    [
      'nothing there to change',
      { ...question, ...inDoubt, editOnly: true },
      { kind: 'nothingThere' },
      { uncertain: false },
    ],
    ['one that must not appear yet', question, { kind: 'wait', ms: 7 * hour }, { dueIn: 7 * hour }],
    ['one in doubt that must not appear yet', { ...question, ...inDoubt }, { kind: 'wait', ms: 5 }, { dueIn: 5 }],
    ['credentials refused', question, { kind: 'paused', because: 'token_revoked' }, { dueIn: 1_000 }],
    [
      'credentials refused while in doubt',
      { ...alert, ...inDoubt },
      { kind: 'paused', because: 'x' },
      { dueIn: 1_000 },
    ],
    ['a platform in trouble', question, busy, { attempts: 1, dueIn: 500 }],
    ['a platform in trouble for long', { ...question, attempts: 40 }, busy, { attempts: 41, dueIn: 5 * minute }],
    ['a platform that says how long', question, { ...busy, retryAfter: 9_000 }, { attempts: 1, dueIn: 9_000 }],
    ['an answer lost', question, { ...busy, uncertain: true }, { attempts: 1, dueIn: 500, uncertain: true }],
    ['a channel limited', question, limited, { attempts: 1, dueIn: 30_000, pauseIn: 30_000 }],
    ['a channel limited again', { ...question, attempts: 7 }, limited, { dueIn: 30_000, pauseIn: 30_000 }],
    ['a question refused', question, refused, failed, { kind: 'undeliverable', because: 'no scope' }],
    [
      'a question refused that may be there',
      { ...question, ...inDoubt },
      refused,
      { ...failed, attempts: 2, uncertain: false },
    ],
    [
      'nobody reached in doubt',
      { ...question, ...inDoubt },
      away,
      { attempts: 2, failedBecause: 'nobody there', uncertain: false },
      { kind: 'undeliverable', because: 'nobody there' },
    ],
    [
      'a question too late',
      question,
      { kind: 'tooLate', because: '30 hours' },
      { attempts: 1, failedBecause: '30 hours' },
      { kind: 'undeliverable', because: '30 hours' },
    ],
    ['a change refused', { ...question, ...seen }, refused, failed],
    ['an alert refused', alert, refused, { ...failed, dueIn: 10 * minute }],
    ['an alert refused again', { ...alert, attempts: 2 }, refused, { ...failed, attempts: 3, dueIn: 40 * minute }],
    ['an alert refused for days', { ...alert, attempts: 90 }, refused, { ...failed, attempts: 91, dueIn: hour }],
    ['an alert in doubt refused', { ...alert, ...inDoubt }, refused, { ...failed, attempts: 2, dueIn: 20 * minute }],
    ['an alert nobody can see', alert, away, { ...failed, failedBecause: 'nobody there', dueIn: 10 * minute }],
    [
      'an alert refused for more than a week',
      { ...alert, attempts: 1_000 },
      refused,
      { ...failed, attempts: 1_001 },
      { kind: 'undeliverable', because: 'no scope' },
    ],
    [
      'a message deleted',
      { ...alert, ...seen },
      { kind: 'gone' },
      { ref: null, shownVersion: 0, attempts: 1, dueIn: 0 },
    ],
    [
      'an alert deleted before anybody knew that it was there',
      { ...alert, ...inDoubt },
      { kind: 'gone' },
      { uncertain: false, attempts: 2, dueIn: 0 },
    ],
    [
      'a question deleted before anybody knew that it was there',
      { ...question, ...inDoubt },
      { kind: 'gone' },
      { uncertain: false, attempts: 2, dueIn: 0 },
    ],
    [
      'an alert said to be gone that never was there',
      alert,
      { kind: 'gone' },
      { ...failed, failedBecause: neverThere, dueIn: 10 * minute },
    ],
    [
      'a question said to be gone that never was there',
      question,
      { kind: 'gone' },
      { ...failed, failedBecause: neverThere },
      { kind: 'undeliverable', because: neverThere },
    ],
    ['a message deleted that is only changed', { ...alert, ...seen, editOnly: true }, { kind: 'gone' }, {}],
  ])('%s', (_, posting, came, written, news) => {
    const verdict = judge(posting, came, 0);
    expect(verdict.outcome).toEqual({ ...standing(posting), ...written });
    expect(verdict.news).toEqual(news);
  });

  test('the operator is told of what is refused or postponed, and of nothing else', () => {
    const levels = [
      shown,
      { kind: 'wait', ms: 1 } as const,
      { kind: 'paused', because: 'x' } as const,
      busy,
      away,
      refused,
    ];
    expect(levels.map((came) => judge(question, came).log?.level)).toEqual([
      ...Array(3).fill(undefined),
      'warn',
      'warn',
      'error',
    ]);
    expect(judge(alert, away).log).toMatchObject({ level: 'error', because: 'nobody there' });
    expect(judge({ ...alert, ...inDoubt }, { kind: 'gone' }).log).toMatchObject({ level: 'warn' });
    expect(judge(alert, { kind: 'gone' }).log).toMatchObject({ level: 'error', because: neverThere });
  });
});
