import type { Case } from '../conformance.ts';

export const skip: Partial<Record<Case, string>> = {
  uncertain:
    'Teams can’t be asked what it has: at most one double, and the answer counts once (tests/adapters/teams/delivery.test.ts).',
};
