import { type Case, describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';

const skip: Partial<Record<Case, string>> = {
  uncertain: 'Teams can’t be asked what it has; tests/adapters/teams/delivery.test.ts holds it to one double at most',
};

describeAdapter('Teams, clicks as invokes', { open: (inbox) => openHarness('Action.Execute', inbox), skip });
describeAdapter('Teams, clicks as messages', { open: (inbox) => openHarness('Action.Submit', inbox), skip });
