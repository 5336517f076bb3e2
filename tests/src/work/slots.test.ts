import { expect, test } from 'vitest';
import { openSlots } from '../../../src/work/slots.ts';

/** Platforms of which some are in trouble, and some of those rest. */
function open({ troubled = [] as string[], resting = [] as string[] } = {}) {
  const stands = { troubled, resting };
  return {
    stands,
    slots: openSlots({
      isResting: (platform) => stands.resting.includes(platform),
      isTroubled: (platform) => stands.troubled.includes(platform),
    }),
  };
}

/** How many can be taken until no more can. */
function takeAll({ take }: ReturnType<typeof open>['slots'], platform: string): number {
  for (let taken = 0; ; taken += 1) if (taken > 1_000 || !take(platform)) return taken;
}

test('a platform takes 64 messages at once, whatever another has under way', () => {
  const { slots } = open();
  expect([takeAll(slots, 'slack'), takeAll(slots, 'teams')]).toEqual([64, 64]);
  slots.give('slack');
  expect([takeAll(slots, 'slack'), takeAll(slots, 'teams')]).toEqual([1, 0]);
});

test('one that has refused us takes one at a time, and none while it rests', () => {
  const { slots, stands } = open({ troubled: ['slack'] });
  expect(takeAll(slots, 'slack')).toBe(1);
  slots.give('slack');
  stands.resting = ['slack'];
  expect([takeAll(slots, 'slack'), takeAll(slots, 'discord')]).toEqual([0, 64]);
  stands.resting = [];
  stands.troubled = [];
  expect(takeAll(slots, 'slack')).toBe(64);
});

test('what was under way when the trouble began counts until it is over', () => {
  const { slots, stands } = open();
  for (let n = 0; n < 3; n += 1) slots.take('slack');
  stands.troubled = ['slack'];
  expect(takeAll(slots, 'slack')).toBe(0);
  for (let n = 0; n < 3; n += 1) slots.give('slack');
  expect(takeAll(slots, 'slack')).toBe(1);
});
