import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deed } from '../../conversations/invitation/deed.ts';
import { reasonOf } from '../../conversations/invitation/reason.ts';
import { asked, day, minute, type Story, second } from './story.ts';

/*
 * Platforms deliver what happened late, twice and in any order. Everything comes to what it comes to in the order of its
 * times: what is stored, what the respondent sees, and what the team was told.
 */

type What = Deed extends infer Each ? (Each extends Deed ? Omit<Each, 'at'> : never) : never;

const clicks: fc.Arbitrary<What> = fc.oneof(
  fc.record({ kind: fc.constant('answered' as const), score: fc.integer({ min: 0, max: 10 }) }),
  fc.record({ kind: fc.constantFrom('declined' as const, 'optedOut' as const) }),
  fc.record({ kind: fc.constant('reasonGiven' as const), text: fc.constantFrom('slow', 'kind people') }),
);
/** Lines that say the same whatever was said before them, and such that mean something else once a score is stored. */
const alike = [
  '5',
  '9',
  '8/10',
  'it was slow',
  'it is broken again',
  'can you help me with my invoice?',
  'thanks!',
  'stop',
];
const byStage = ['8/10 because it was slow', 'maybe 3', 'actually 2', 'very likely', '7 or 8', '1, stop asking me'];
const said = (texts: readonly string[], ...where: ('inTheChat' | 'toUs' | 'aside')[]): fc.Arbitrary<What> =>
  fc.record({
    kind: fc.constant('said' as const),
    text: fc.constantFrom(...texts),
    where: fc.constantFrom(...where),
  });
const reopened: fc.Arbitrary<What> = fc.record({ kind: fc.constant('reopened' as const) });

/** Deeds each at a time of its own, between these two after the end of the chat, in some order of arrival. */
function story(what: fc.Arbitrary<What>, from: number, to: number) {
  return fc
    .uniqueArray(fc.integer({ min: from, max: to }), { minLength: 2, maxLength: 6 })
    .chain((times) => fc.tuple(...times.map((after) => what.map((each) => ({ ...each, after })))))
    .chain((deeds) => fc.shuffledSubarray(deeds, { minLength: deeds.length, maxLength: deeds.length }));
}

type Told = readonly ((What | { readonly kind: 'woke' }) & { readonly after: number })[];

function tell(told: Told): Story {
  return told.reduce((story, { after, ...what }) => story.when(after, what as Parameters<Story['when']>[1]), asked());
}

/** All that anybody knows of it in the end. */
function outcome({ state, visible }: Story) {
  const answered = state.kind === 'answered' || state.kind === 'settled';
  const { clarification: _, ...shown } = Object.fromEntries(visible);
  return {
    status: state.kind,
    score: answered ? state.score : undefined,
    scoredAt: answered ? state.scoredAt : undefined,
    reason: answered ? reasonOf(state) : undefined,
    optedOut: JSON.stringify(state).includes('optedOutAt'),
    shown,
  };
}

function inOrder(deeds: Told): Told {
  return deeds.toSorted((a, b) => a.after - b.after);
}

/**
 * An alert that went out stays, and says what is true now: a message can be edited, not unsent. So it may stand where in the
 * order of times none would ever have been raised.
 */
function agree(one: Story, other: Story) {
  const [{ shown: got, ...rest }, { shown: wanted, ...wantedRest }] = [outcome(one), outcome(other)];
  expect(rest).toEqual(wantedRest);
  const { alert, ...mine } = got;
  const { alert: wantedAlert, ...theirs } = wanted;
  expect(mine).toEqual(theirs);
  if (wantedAlert !== undefined || (rest.score ?? 10) < 7) expect(alert).toEqual(wantedAlert);
}

describe('whatever order deeds are heard of in, they come to the same', () => {
  test('as long as nobody talks on in the chat: answers, words to us, ways out', () => {
    const deeds = fc.oneof(clicks, said([...alike, ...byStage], 'aside', 'toUs'));
    fc.assert(
      fc.property(story(deeds, 3 * minute, 6 * day), (arriving) => agree(tell(arriving), tell(inOrder(arriving)))),
      { numRuns: 1_500 },
    );
  });

  test('even when the question was closed before they were heard of', () => {
    const deeds = fc.oneof(clicks, said([...alike, ...byStage], 'aside', 'toUs'));
    const closing = { kind: 'woke' as const, after: 2 * minute + 7 * day };
    fc.assert(
      fc.property(story(deeds, 3 * minute, 12 * day), fc.nat(5), (arriving: Told, at) => {
        agree(
          tell([...arriving.toSpliced(at, 0, closing), closing]),
          tell([...inOrder([...arriving, closing]), closing]),
        );
      }),
      { numRuns: 1_500 },
    );
  });

  test('within the minute in which a question that is taken back still hears answers', () => {
    const deeds = fc.oneof(clicks, said(alike, 'inTheChat', 'aside'), reopened);
    fc.assert(
      fc.property(story(deeds, 3 * minute, 3 * minute + 59 * second), (arriving) =>
        agree(tell(arriving), tell(inOrder(arriving))),
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('and nobody is left without an answer who was told that it is saved', () => {
  test('by news that the chat had gone on before it', () => {
    const deeds = fc.oneof(clicks, said([...alike, ...byStage], 'inTheChat', 'aside', 'toUs'), reopened);
    fc.assert(
      fc.property(story(deeds, 3 * minute, 6 * day), (arriving) => {
        const told = asked();
        let isSaved = false;
        for (const { after, ...what } of arriving) {
          isSaved ||= 'score' in told.state;
          told.when(after, what as Parameters<Story['when']>[1]);
          if (isSaved) expect(told.state).toHaveProperty('score');
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the two that were lost', () => {
  const trouble = { kind: 'said', where: 'inTheChat', text: 'it is broken again' } as const;
  test('a typed score whose chat was heard to go on before it', () => {
    asked()
      .when(4 * minute, trouble)
      .is('withdrawn')
      .when(3 * minute, { kind: 'said', where: 'inTheChat', text: '5' })
      .is('answered')
      .scored(5)
      .explained('it is broken again')
      .reads('alert', '5 out of 10');
  });
  test('the alert of a score that was changed before it was heard of', () => {
    const clicked = (...order: readonly (readonly [number, number])[]) =>
      order.reduce((story, [after, score]) => story.when(after, { kind: 'answered', score }), asked());
    const [now, later] = [
      [3 * minute, 3],
      [4 * minute, 9],
    ] as const;
    const wanted = clicked(now, later).visible.get('alert');
    expect(JSON.stringify(wanted)).toContain('Alert withdrawn: now 9');
    expect(clicked(later, now).visible.get('alert')).toEqual(wanted);
  });
  test('a decline and a wish to stop before the chat went on', () => {
    for (const kind of ['declined', 'optedOut'] as const) {
      asked()
        .when(4 * minute, trouble)
        .when(3 * minute, { kind })
        .is('declined');
    }
  });
});
