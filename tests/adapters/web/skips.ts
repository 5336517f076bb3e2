import type { Case } from '../conformance.ts';

const typedForGood = 'What was typed in the playground can’t be changed or deleted.';

export const skip: Partial<Record<Case, string>> = {
  edited: typedForGood,
  deleted: typedForGood,
  signals: 'The one button of the playground is tried in tests/end-to-end/playground.test.ts.',
  'shared place': 'A chat in the playground is between its customer and the team.',
  people: 'People of the playground have no profiles; alerts name them.',
  busy: 'Nothing but its own database limits the playground, and that names no time (tests/adapters/web/show.test.ts).',
  unauthorized: 'Nothing stands between the playground and its own database that could refuse it.',
  unreachable: 'In the playground this depends on the place, not on an answer (tests/adapters/web/show.test.ts).',
  refused: 'In the playground this depends on the place, not on an answer (tests/adapters/web/show.test.ts).',
};
