import { alertChannel, type Click } from './click.ts';
import { type CpuTime, cpuBetween, readCpu } from './cpu.ts';
import { invite, type Open } from './invitations.ts';
import type { BurstResult } from './load.ts';
import { quiet } from './quiet.ts';
import { median, percentile } from './statistics.ts';
import type { Figure } from './table.ts';
import { verifyAnswers } from './verify.ts';
import type { World } from './world.ts';

const connections = 64;
const goals = { ratio: 0.6, p99: 2, alertP50: 6, alertP99: 25, reported: 500, cpu: 5 };

/**
 * Chats reported, asked about and answered: how much of bare Bolt's rate is left when every click is stored before it is
 * acknowledged, how soon an alert follows a click, and what it all costs.
 */
export async function measureClicks(world: World, isShort: boolean): Promise<readonly Figure[]> {
  const { service, sink, load, bolt, dataDir } = world;
  const [pairs, perRound, warmUp, alerts] = isShort ? [1, 300, 100, 50] : [4, 600, 400, 250];
  const port = Number(new URL(service.url).port);
  const boltPort = await bolt.ask('listen', undefined);

  // The first ones meet an empty database and cold code.
  const early = await invite(service.url, sink, { count: warmUp + alerts, atOnce: 48, within: 60_000 });
  const clicked: Click[] = [];
  const clicks = (open: readonly Open[]) => open.map((each, index): Click => ({ ...each, score: index % 11 }));
  const burst = async (target: number, what: readonly Click[]): Promise<BurstResult> => {
    const result = await load.ask('send', { port: target, connections, clicks: what });
    if (Object.keys(result.failures).length > 0)
      throw new Error(`not acknowledged: ${JSON.stringify(result.failures)}`);
    return result;
  };

  const warm = clicks(early.slice(0, warmUp));
  await burst(port, warm);
  clicked.push(...warm);
  await quiet(sink);
  await burst(boltPort, warm);
  const stored = await world.query(sizes);
  const cpu = readCpu(service.pid, dataDir);
  const began = performance.now();
  const all = await invite(service.url, sink, { count: pairs * perRound, atOnce: 48, within: 60_000 });
  const invitedIn = (performance.now() - began) / 1000;
  const asked = readCpu(service.pid, dataDir);
  const ours: BurstResult[] = [];
  const bare: BurstResult[] = [];
  const caughtUp: number[] = [];
  for (let round = 0; round < pairs; round += 1) {
    const open = clicks(all.slice(round * perRound, (round + 1) * perRound));
    ours.push(await burst(port, open));
    caughtUp.push(await quiet(sink));
    clicked.push(...open);
    bare.push(await burst(boltPort, open));
  }
  const used = readCpu(service.pid, dataDir);
  const grown = await world.query(sizes);

  const unhappy = early.slice(warmUp).map((each, index): Click => ({ ...each, score: index % 7 }));
  const alerted = await sink.ask('timeAlerts', { port, clicks: unhappy });
  await verifyAnswers(world.databaseUrl, [...clicked, ...unhappy]);

  const rate = ({ times, tookMs }: BurstResult) => (times.length / tookMs) * 1000;
  const ratios = ours.map((own, index) => rate(own) / rate(bare[index] ?? own));
  const at = (results: readonly BurstResult[], share: number) =>
    percentile(
      results.flatMap(({ times }) => times),
      share,
    );
  const ratio = median(ratios);
  const [alertP50, alertP99] = [percentile(alerted, 0.5), percentile(alerted, 0.99)];
  const reported = all.length / invitedIn;
  const perThousand = (from: CpuTime, to: CpuTime) => (cpuBetween(from, to) / all.length) * 1000;
  const costs = (from: CpuTime, to: CpuTime) =>
    `${(((to.service - from.service) / all.length) * 1000).toFixed(1)} + ${(((to.database - from.database) / all.length) * 1000).toFixed(1)}`;
  const perAnswer = (key: string) => ((grown[key] ?? 0) - (stored[key] ?? 0)) / all.length / 1000;
  return [
    {
      what: `durable click / bare Bolt, ${connections} connections`,
      measured: `${ratio.toFixed(2)} (${ours.map((own) => Math.round(rate(own))).join(' ')} / ${bare.map((each) => Math.round(rate(each))).join(' ')} per s)`,
      goal: `${goals.ratio}`,
      met: ratio >= goals.ratio,
    },
    {
      what: 'its p50 / p99, beside bare Bolt',
      measured: `${at(ours, 0.5).toFixed(0)} / ${at(ours, 0.99).toFixed(0)} ms, ${at(bare, 0.5).toFixed(0)} / ${at(bare, 0.99).toFixed(0)} ms`,
      goal: `p99 at most ${goals.p99} x`,
      met: at(ours, 0.99) <= goals.p99 * at(bare, 0.99),
    },
    {
      what: `click to alert (${alertChannel}), one after the other, p50 / p99`,
      measured: `${alertP50.toFixed(1)} / ${alertP99.toFixed(1)} ms`,
      goal: `${goals.alertP50} / ${goals.alertP99} ms`,
      met: alertP50 <= goals.alertP50 && alertP99 <= goals.alertP99,
    },
    {
      what: 'chats reported and asked',
      measured: `${Math.round(reported)} per s`,
      goal: `${goals.reported} per s`,
      met: reported >= goals.reported,
    },
    {
      what: 'CPU per 1,000 answered chats, service and PostgreSQL',
      measured: `${perThousand(cpu, used).toFixed(1)} s (${costs(cpu, asked)} until asked, ${costs(asked, used)} from there)`,
      goal: `${goals.cpu} s`,
      met: perThousand(cpu, used) <= goals.cpu,
    },
    {
      what: 'bytes per answer: database / WAL',
      measured: `${perAnswer('size').toFixed(1)} / ${perAnswer('wal').toFixed(1)} kB`,
      goal: '',
    },
    {
      what: 'last message shown after the last click of a round',
      measured: `${Math.round(median(caughtUp))} ms`,
      goal: '',
    },
  ];
}

const sizes = `select pg_database_size(current_database())::float8 as size,
  pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal`;
