import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DuePosting } from '../../../db/postings.ts';
import { type Came, judge, type Verdict } from '../../../src/work/verdict.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const question: DuePosting = {
  id: 'p',
  ownerKind: 'invitation',
  ownerId: 'i',
  teamId: 'support',
  slot: 'survey',
  audience: 'respondent',
  place: { platform: 'slack', channel: 'C1' },
  lane: 'slack:C1',
  message: { summary: 'How likely ...', blocks: [] },
  version: 1,
  shownVersion: 0,
  ref: null,
  attempts: 0,
  uncertain: false,
  editOnly: false,
  holder: 'one#1',
  overdue: 0,
};
const alert: DuePosting = { ...question, slot: 'alert', audience: 'team' };
const seen = { ref: { ts: '1' }, shownVersion: 1, version: 2 };
const inDoubt = { uncertain: true, attempts: 1 };

const busy = { kind: 'busy', retryAfter: 0, because: 'HTTP 503', uncertain: false, scope: 'posting' } as const;
const limited = { ...busy, retryAfter: 30_000, because: '429', scope: 'lane' } as const;
const refused = { kind: 'refused', because: 'no scope' } as const;
const away = { kind: 'unreachable', because: 'nobody there' } as const;
const shown = { kind: 'shown', ref: { ts: '2' } } as const;

/** What is written beside what stands there anyway. */
type Written = Partial<Verdict['outcome']>;
const delivered = { kind: 'delivered' };

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
  });
});

/** What a posting reads after it, when it is taken the next time. */
function next(posting: DuePosting, { outcome }: Verdict): DuePosting {
  const { ref, shownVersion, attempts, uncertain } = outcome;
  return { ...posting, ref, shownVersion, attempts, uncertain };
}

describe('whatever a platform answers', () => {
  const because = fc.constant('x');
  const scope = fc.constantFrom('posting' as const, 'lane' as const);
  const postponed: fc.Arbitrary<Came> = fc.record({
    kind: fc.constant('busy' as const),
    retryAfter: fc.constantFrom(0, 500, 30_000),
    because,
    uncertain: fc.boolean(),
    scope,
  });
  const held: fc.Arbitrary<Came> = fc.oneof(
    fc.record({ kind: fc.constant('paused' as const), because }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: hour }) }),
  );
  const hopeless: fc.Arbitrary<Came> = fc.record({
    kind: fc.constantFrom('refused' as const, 'unreachable' as const),
    because,
  });

  /** Answers in runs, as troubles come: one kind for a while, then another. */
  const troubles = fc
    .array(fc.tuple(fc.oneof(postponed, held, hopeless), fc.integer({ min: 1, max: 400 })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((runs) => runs.flatMap(([came, times]) => Array.from({ length: times }, () => came)));
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });
  const shownBefore = fc.constantFrom<Partial<DuePosting>>({}, seen);

  test("a team's message is not given up before it was tried for a week", () => {
    fc.assert(
      fc.property(troubles, shownBefore, random, (all, before, at) => {
        let posting: DuePosting = { ...alert, ...before };
        let passed = 0;
        for (const came of all) {
          const verdict = judge(posting, came, at);
          if (verdict.outcome.dueIn === null) {
            expect(passed).toBeGreaterThanOrEqual(7 * day);
            return;
          }
          passed += verdict.outcome.dueIn;
          expect(verdict.news).toBeUndefined();
          posting = next(posting, verdict);
        }
      }),
    );
  });

  test('a question is tried for most of a day while its platform is in trouble or limits us', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(postponed, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 5 }),
        random,
        (runs, at) => {
          let posting = question;
          let passed = 0;
          for (const came of runs.flatMap(([each, times]) => Array.from({ length: times }, () => each))) {
            const verdict = judge(posting, came, at);
            if (verdict.outcome.dueIn === null) {
              expect(passed).toBeGreaterThanOrEqual(18 * hour);
              return;
            }
            passed += verdict.outcome.dueIn;
            posting = next(posting, verdict);
          }
        },
      ),
    );
  });

  test('what may have been created stays in doubt until it is known', () => {
    fc.assert(
      fc.property(
        fc.oneof(postponed, held, hopeless),
        fc.boolean(),
        fc.nat(300),
        random,
        (came, isQuestion, attempts, at) => {
          const posting = { ...(isQuestion ? question : alert), attempts, uncertain: true };
          const { outcome } = judge(posting, came, at);
          expect(outcome.uncertain).toBe(outcome.dueIn !== null);
        },
      ),
    );
    fc.assert(
      fc.property(postponed, fc.nat(100), (came, attempts) => {
        const isInDoubt = came.kind === 'busy' && came.uncertain;
        expect(judge({ ...question, attempts }, came).outcome.uncertain).toBe(isInDoubt);
      }),
    );
  });

  test('what has nothing to do with the message counts for nothing', () => {
    fc.assert(
      fc.property(
        held,
        fc.boolean(),
        shownBefore,
        fc.nat(2_000),
        fc.boolean(),
        (came, isQuestion, before, attempts, uncertain) => {
          const posting = { ...(isQuestion ? question : alert), ...before, attempts, uncertain };
          const { outcome, news } = judge(posting, came);
          expect(outcome).toMatchObject({ attempts, uncertain, ref: posting.ref, failedBecause: null, pauseIn: null });
          expect(outcome.dueIn).toBeGreaterThan(0);
          expect(news).toBeUndefined();
        },
      ),
    );
  });

  test('nothing is tried again without a wait, but a message that was deleted', () => {
    fc.assert(
      fc.property(
        fc.oneof(postponed, held, hopeless),
        fc.boolean(),
        fc.nat(400),
        random,
        (came, isQuestion, attempts, at) => {
          const { dueIn } = judge({ ...(isQuestion ? question : alert), attempts }, came, at).outcome;
          const isLimitedForNoTime = came.kind === 'busy' && came.scope === 'lane' && came.retryAfter === 0;
          if (dueIn !== null && !isLimitedForNoTime) expect(dueIn).toBeGreaterThan(0);
        },
      ),
    );
  });
});
