import { describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';
import { skip } from './skips.ts';
import { ways } from './ways-to-end.ts';

describeAdapter('Teams, clicks as invokes', { open: (inbox) => openHarness('Action.Execute', inbox), ways, skip });
describeAdapter('Teams, clicks as messages', { open: (inbox) => openHarness('Action.Submit', inbox), ways, skip });
