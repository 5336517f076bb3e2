import { describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';

describeAdapter('Discord', { open: (inbox) => openHarness(inbox) });
