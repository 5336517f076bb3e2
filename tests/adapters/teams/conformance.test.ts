import { describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';
import { skip } from './skips.ts';

describeAdapter('Teams, clicks as invokes', { open: (inbox) => openHarness('Action.Execute', inbox), skip });
describeAdapter('Teams, clicks as messages', { open: (inbox) => openHarness('Action.Submit', inbox), skip });
