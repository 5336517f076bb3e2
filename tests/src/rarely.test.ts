import { expect, test } from 'vitest';
import type { Log } from '../../src/log.ts';
import { rarely } from '../../src/rarely.ts';

function listen() {
  const lines: object[] = [];
  const take = (level: string) => (fields: object, text: string) => lines.push({ level, text, ...fields });
  return { lines, log: { warn: take('warn'), error: take('error') } as unknown as Log };
}

test('what happens a hundred times is said once, and how often it was when it is said again', async () => {
  const { lines, log } = listen();
  const say = rarely(log, 50);
  for (let n = 0; n < 100; n += 1) say('warn', { n }, 'the database is away');
  say('error', {}, 'another thing');
  await new Promise((resolve) => setTimeout(resolve, 60));
  say('warn', { n: 100 }, 'the database is away');
  expect(lines).toEqual([
    { level: 'warn', text: 'the database is away', n: 0 },
    { level: 'error', text: 'another thing' },
    { level: 'warn', text: 'the database is away', n: 100, leftOut: 99 },
  ]);
});
