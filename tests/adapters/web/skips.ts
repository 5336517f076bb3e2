import type { Case } from '../conformance.ts';

const typedForGood = 'What was typed in the playground can’t be changed or deleted.';

export const skip: Partial<Record<Case, string>> = {
  edited: typedForGood,
  deleted: typedForGood,
  'shared place': 'A chat in the playground is between its customer and the team.',
  busy: 'Nothing but its own database limits the playground, and that names no time (tests/adapters/web/show.test.ts).',
  unreachable: 'In the playground this depends on the place, not on an answer (tests/adapters/web/show.test.ts).',
  refused: 'In the playground this depends on the place, not on an answer (tests/adapters/web/show.test.ts).',
};
