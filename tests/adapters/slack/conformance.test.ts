import { describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';
import { ways } from './ways-to-end.ts';

describeAdapter('Slack over HTTP', { open: (inbox) => openHarness('http', inbox), ways });
describeAdapter('Slack over Socket Mode', { open: (inbox) => openHarness('socket', inbox), ways });
