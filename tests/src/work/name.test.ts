import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isGone, nameWorker } from '../../../src/work/name.ts';

const mine = nameWorker();
const [here = '', self = '', life = ''] = mine.split('/');
const isLinux = process.platform === 'linux';

/** The name of a worker in another process. */
function nameOf({ pid }: Pick<ChildProcess, 'pid'>): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return `${here}/${pid}-${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}/${life}`;
}

test.runIf(isLinux)('a process that runs, or is stopped, is not gone; one that was killed is', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const name = nameOf(child);
  expect(isGone(name)).toBe(false);
  child.kill('SIGSTOP');
  expect(isGone(name)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isGone(name)).toBe(true);
});

test.runIf(isLinux)('a process whose parent has not looked at its end yet is gone', async () => {
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60']);
  try {
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(line);
    const name = nameOf({ pid });
    expect(isGone(name)).toBe(false);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
    expect(isGone(name)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});

test.runIf(isLinux)('a process that has the number of one that is gone is another', () => {
  const [pid, began] = self.split('-');
  expect(isGone(mine)).toBe(false);
  expect(isGone(`${here}/${pid}-${Number(began) - 1}/${life}`)).toBe(true);
});

test('of a process elsewhere nothing is known', () => {
  expect(isGone(`elsewhere/${self}/${life}`)).toBe(false);
  expect(isGone('nobody')).toBe(false);
  // Another boot or another container, whatever runs under that number here.
  const [pid = '', began] = self.split('-');
  expect(isGone(`0${here.slice(1)}x/${pid}-${Number(began) - 1}/${life}`)).toBe(false);
});
