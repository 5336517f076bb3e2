import { describeAdapter } from '../conformance.ts';
import { openHarness } from './harness.ts';

describeAdapter('Slack over HTTP', { open: (inbox) => openHarness('http', inbox) });
describeAdapter('Slack over Socket Mode', { open: (inbox) => openHarness('socket', inbox) });
