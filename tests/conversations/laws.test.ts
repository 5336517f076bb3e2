import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../conversations/invitation/input.ts';
import { reasonOf } from '../../conversations/invitation/reason.ts';
import { readSaid } from '../../conversations/invitation/said.ts';
import { askedPart, type InvitationState, isClosed } from '../../conversations/invitation/state.ts';
import { admitted, transition } from '../../conversations/invitation/transition.ts';
import { isScore } from '../../conversations/numbers/score.ts';
import { chatEndedAt, context, day, minute, second } from './story.ts';

const moment = fc.integer({ min: -minute, max: 9 * day }).map((after) => chatEndedAt + after);
const words = fc.oneof(
  fc.constantFrom('8/10', '0', 'stop', 'thanks!', 'between 6 and 8', 'a solid 7 because slow', 'it broke again', '55'),
  fc.string({ maxLength: 40 }),
);
const where = fc.constantFrom('inTheChat' as const, 'toUs' as const, 'aside' as const);

const anything: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ kind: fc.constant('woke' as const), at: moment }),
  fc.record({ kind: fc.constant('delivered' as const), at: moment }),
  fc.record({ kind: fc.constant('undeliverable' as const), at: moment, because: fc.constant('gone') }),
  fc.record({
    kind: fc.constant('suppressed' as const),
    at: moment,
    because: fc.constant('x'),
    detail: fc.constant('y'),
  }),
  fc.record({
    kind: fc.constant('answered' as const),
    at: moment,
    score: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double()),
  }),
  fc.record({ kind: fc.constant('reasonGiven' as const), at: moment, text: words }),
  fc.record({ kind: fc.constant('said' as const), at: moment, text: words, where }),
  fc.record({
    kind: fc.constantFrom('declined' as const, 'optedOut' as const, 'reconsidered' as const, 'reopened' as const),
    at: moment,
  }),
);

/** What a respondent does about a question they see, each at a time of its own, within the week. */
const answering: fc.Arbitrary<readonly Input[]> = fc
  .uniqueArray(fc.integer({ min: 3 * minute, max: 6 * day }), { minLength: 1, maxLength: 7 })
  .chain((times) =>
    fc.tuple(
      ...times.map((after) => {
        const at = fc.constant(chatEndedAt + after);
        return fc.oneof(
          fc.record({ kind: fc.constant('answered' as const), at, score: fc.integer({ min: 0, max: 10 }) }),
          fc.record({
            kind: fc.constant('reasonGiven' as const),
            at,
            text: fc.constantFrom('slow', 'kind people', 'meh'),
          }),
          fc.record({
            kind: fc.constant('said' as const),
            at,
            text: fc.constantFrom('3', 'it was slow', 'thanks', 'never again from you people'),
            where: fc.constant('aside' as const),
          }),
          fc.record({ kind: fc.constantFrom('declined' as const, 'optedOut' as const), at }),
        );
      }),
    ),
  );

function run(
  inputs: readonly Input[],
  from: InvitationState = admitted(chatEndedAt + 2 * minute).state,
): InvitationState {
  return inputs.reduce((state, input) => {
    const moved = transition(context, state, input);
    return moved.kind === 'moved' ? moved.state : state;
  }, from);
}

const askedState = run([
  { kind: 'woke', at: chatEndedAt + 2 * minute },
  { kind: 'delivered', at: chatEndedAt + 2 * minute + second },
]);

/** What counts in the end: what is stored and reported. */
function outcome(state: InvitationState) {
  const answered = state.kind === 'answered' || state.kind === 'settled';
  return {
    status: state.kind,
    score: answered ? state.score : undefined,
    reason: answered ? reasonOf(state) : undefined,
    optedOut: askedPart(state)?.optedOutAt !== undefined,
  };
}

describe('laws of the invitation machine', () => {
  test('it never throws, and its score is always one of the eleven', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 25 }), (inputs) => {
        const state = run(inputs);
        if ('score' in state) expect(isScore(state.score)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
  test('whoever answered or clicked "no thanks" was reached: never more responses than deliveries', () => {
    const posted = run([{ kind: 'woke', at: chatEndedAt + 2 * minute }]);
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 15 }), (inputs) => {
        const state = run(inputs, posted);
        const declined = state.kind === 'declined' && !('optedOutAt' in state);
        if ('score' in state || declined) expect(askedPart(state)?.deliveredAt).toBeDefined();
      }),
      { numRuns: 400 },
    );
  });
  test('closed absorbs: afterwards only typed scores, opt-outs and a delivery change what is stored or shown', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 15 }), anything, (inputs, late) => {
        const state = run(inputs);
        if (!isClosed(state) || !('at' in state)) return;
        // A question being taken back still hears a click for a minute.
        const input = { ...late, at: Math.max(late.at, state.at + minute + 1) };
        const moved = transition(context, state, input);
        if (moved.kind === 'ignored') return;
        const [before, after] = [outcome(state), outcome(moved.state)];
        switch (input.kind) {
          case 'optedOut':
          case 'delivered':
            expect(after).toEqual({ ...before, optedOut: input.kind === 'optedOut' || before.optedOut });
            return;
          case 'answered':
            // It may be there without our knowing.
            expect(state.kind).toBe('undeliverable');
            return;
          case 'said': {
            const { kind } = readSaid(context, state, input);
            const talksOn = input.where === 'inTheChat' && state.kind === 'withdrawn';
            if ((kind === 'score' || kind === 'stop') && !(kind === 'score' && talksOn)) return;
            break;
          }
        }
        expect({ after, shown: moved.show }).toEqual({ after: before, shown: [] });
      }),
      { numRuns: 2_000 },
    );
  });
  test('a step shows each slot at most once, and only what changed', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 15 }), anything, (inputs, input) => {
        const moved = transition(context, run(inputs), input);
        if (moved.kind === 'ignored') return;
        const slots = moved.show.map(({ slot }) => slot);
        expect(new Set(slots).size).toBe(slots.length);
      }),
      { numRuns: 300 },
    );
  });
  test('replays and doubles change nothing', () => {
    fc.assert(
      fc.property(answering, (inputs) => {
        const once = run(inputs, askedState);
        expect(outcome(run([...inputs, ...inputs], askedState))).toEqual(outcome(once));
        expect(
          outcome(
            run(
              inputs.flatMap((input) => [input, input]),
              askedState,
            ),
          ),
        ).toEqual(outcome(once));
      }),
      { numRuns: 300 },
    );
  });
  test('what a respondent did comes to the same in whatever order it is heard of', () => {
    fc.assert(
      fc.property(answering, fc.infiniteStream(fc.nat()), (inputs, dice) => {
        const inOrder = [...inputs].sort((a, b) => a.at - b.at);
        const shuffled = [...inputs];
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = Number(dice.next().value) % (i + 1);
          const [a, b] = [shuffled[i], shuffled[j]];
          if (a === undefined || b === undefined) continue;
          shuffled[i] = b;
          shuffled[j] = a;
        }
        expect(outcome(run(shuffled, askedState))).toEqual(outcome(run(inOrder, askedState)));
      }),
      { numRuns: 500 },
    );
  });
  test('it is never woken for nothing: at its time it moves', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 15 }), (inputs) => {
        let state = run(inputs);
        for (let wakes = 0; wakes < 6; wakes++) {
          const moved = transition(context, state, { kind: 'woke', at: chatEndedAt + 100 * day });
          if (moved.kind === 'ignored') return;
          state = moved.state;
        }
        expect(state.kind).toBe('never ends');
      }),
      { numRuns: 300 },
    );
  });
});
