/**
 * `npm run bench`: how much of bare Bolt's rate is left when every click is stored before it is acknowledged, and how
 * soon an alert follows a click. Everything runs on this machine; what counts is the ratio, not the rate. Writes no file.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConfig } from '../support/service/config.ts';
import { databaseIn } from '../support/service/embedded.ts';
import { startService } from '../support/service/index.ts';
import type { BareBolt } from './bare-bolt.ts';
import { alertChannel, type Click, secrets } from './click.ts';
import { apiToken, channels, invite, type Open } from './invitations.ts';
import type { BurstResult, Load } from './load.ts';
import { openPeer } from './process.ts';
import { quiet } from './quiet.ts';
import type { Sink } from './sink.ts';
import { median, percentile } from './statistics.ts';
import { verifyAnswers } from './verify.ts';

const connections = 64;
const pairs = 4;
const warmUp = 400;
const alerts = 250;
/** Clicks in a round, where there is time to prepare so many. */
const mostPerRound = 600;
/** Milliseconds for the preparation. */
const prepareWithin = 40_000;
const goals = { ratio: 0.35, alertMs: 15 };

const dataDir = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
const sink = openPeer<Sink>('./sink.ts');
const load = openPeer<Load>('./load.ts');
const bolt = openPeer<BareBolt>('./bare-bolt.ts');
try {
  await measure();
} finally {
  await Promise.all([sink.stop(), load.stop(), bolt.stop()]);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
}

async function measure(): Promise<void> {
  const apiUrl = await sink.ask('listen', undefined);
  const boltPort = await bolt.ask('listen', undefined);
  const service = await startService({
    database: { dataDir },
    slack: { apiUrl, ...secrets },
    config: writeConfig({ chats: channels, alerts: alertChannel }),
    env: { AFTERWORD_API_TOKEN: apiToken, LOG_LEVEL: 'warn' },
    nodeOptions: (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter((option) => option !== ''),
  });
  const port = Number(new URL(service.url).port);
  try {
    const began = performance.now();
    const all = await invite(service.url, sink, warmUp + alerts + pairs * mostPerRound, prepareWithin);
    const perRound = Math.floor((all.length - warmUp - alerts) / pairs);
    if (perRound < 100) throw new Error(`only ${all.length} invitations were created in time to measure anything`);
    const invitedIn = (performance.now() - began) / 1000;
    let taken = 0;
    const take = (count: number): readonly Open[] => {
      taken += count;
      return all.slice(taken - count, taken);
    };

    const click = async (target: number, open: readonly Open[]): Promise<BurstResult> => {
      const clicks = open.map((each, index): Click => ({ ...each, score: index % 11 }));
      const result = await load.ask('send', { port: target, connections, clicks });
      if (Object.keys(result.failures).length > 0)
        throw new Error(`not acknowledged: ${JSON.stringify(result.failures)}`);
      return result;
    };

    const clicked: Click[] = [];
    const ours: Round[] = [];
    const bare: Round[] = [];
    const rounds = [warmUp, ...Array.from({ length: pairs }, () => perRound)];
    for (const [index, count] of rounds.entries()) {
      const open = take(count);
      const own = await click(port, open);
      const caughtUpMs = await quiet(sink);
      clicked.push(...open.map((each, at) => ({ ...each, score: at % 11 })));
      const yardstick = await click(boltPort, open);
      if (index === 0) continue;
      ours.push({ ...own, caughtUpMs });
      bare.push({ ...yardstick, caughtUpMs: 0 });
    }

    const unhappy = take(alerts).map((each, index): Click => ({ ...each, score: index % 7 }));
    const alerted = await sink.ask('timeAlerts', { port, clicks: unhappy });
    await verifyAnswers(databaseIn(dataDir), [...clicked, ...unhappy]);
    report(ours, bare, alerted, all.length, invitedIn);
  } finally {
    await service.stop();
  }
}

interface Round extends BurstResult {
  /** Milliseconds from the last answer until every message was posted and edited. */
  readonly caughtUpMs: number;
}

function report(
  ours: readonly Round[],
  bare: readonly Round[],
  alerted: readonly number[],
  invited: number,
  invitedIn: number,
): void {
  const rate = ({ times, tookMs }: Round) => (times.length / tookMs) * 1000;
  const row = (name: string, rounds: readonly Round[]) => {
    const times = rounds.flatMap((round) => round.times);
    const fields = [
      Math.round(median(rounds.map(rate))),
      percentile(times, 0.5).toFixed(1),
      percentile(times, 0.99).toFixed(1),
      rounds.map((round) => Math.round(rate(round))).join(' '),
    ];
    return [
      name.padEnd(34),
      String(fields[0]).padStart(9),
      ...fields.slice(1, 3).map((f) => String(f).padStart(9)),
      `  ${fields[3]}`,
    ].join('');
  };
  const ratios = ours.map((own, index) => rate(own) / rate(bare[index] ?? own));
  const ratio = median(ratios);
  const p50 = percentile(alerted, 0.5);
  const caughtUp = median(ours.map((round) => round.caughtUpMs));
  console.log(`Afterword bench: Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), PostgreSQL bundled, fsync on

Clicks, ${connections} connections, ${pairs} rounds of ${ours[0]?.times.length}, alternating; each click counted is a stored answer
                                    clicks/s   p50 ms   p99 ms  rounds
${row('stored, then acknowledged', ours)}
${row('bare Bolt, acknowledged only', bare)}
ratio ${ratio.toFixed(2)} (rounds ${ratios.map((each) => each.toFixed(2)).join(' ')}); goal ${goals.ratio}: ${ratio >= goals.ratio ? 'met' : 'missed'}
messages and alerts of a round were all visible ${Math.round(caughtUp)} ms after its last acknowledgement

Click to alert, ${alerted.length} one after the other: p50 ${p50.toFixed(1)} ms, p99 ${percentile(alerted, 0.99).toFixed(1)} ms; goal ${goals.alertMs} ms: ${p50 <= goals.alertMs ? 'met' : 'missed'}
Support chats reported and asked about: ${Math.round(invited / invitedIn)}/s

The Slack here is a sink in a process of its own that takes every call: the strict one of the tests would be what is measured.`);
}
