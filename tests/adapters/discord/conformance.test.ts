import { describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';
import { ways } from './ways-to-end.ts';

describeAdapter('Discord', { open: (inbox) => openHarness(inbox), ways });
