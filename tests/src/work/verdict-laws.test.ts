import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DuePosting } from '../../../db/postings.ts';
import { type Came, judge, type Verdict } from '../../../src/work/verdict.ts';
import { alert, question, seen } from './taken.ts';

const hour = 3_600_000;
const day = 24 * hour;

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
