import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openClockWatch } from '../../adapters/clock-watch.ts';
import { clientOptions } from '../../adapters/slack/api/web.ts';
import type { SlackSettings } from '../../adapters/slack/index.ts';
import { openLocal } from './discord/local.ts';

const noon = Date.UTC(2026, 2, 2, 12);
const minute = 60_000;
const header = (at: number) => new Date(at).toUTCString();

/** A clock that shows noon, and what it said of itself. */
function watch(now = () => noon) {
  const said: string[] = [];
  return { said, ...openClockWatch('Slack', (because) => said.push(because), now) };
}

test.each([
  ['the same second', noon, noon, undefined],
  ['a second that has just begun there', noon + 900, noon, undefined],
  ['half a minute', noon - 30_000, noon, undefined],
  ['an answer that took two minutes', noon - 2 * minute, noon - 2 * minute, undefined],
  ['five minutes ahead', noon - 5 * minute, noon, '4 min ahead of Slack’s'],
  ['five minutes behind', noon + 5 * minute, noon, '5 min behind Slack’s'],
])('%s', (_, theirs, sentAt, wrong) => {
  const { hear, whatIsWrong } = watch();
  hear(header(theirs), sentAt);
  expect(whatIsWrong()).toEqual(wrong === undefined ? undefined : expect.stringContaining(wrong));
});

test('it is said at once and once an hour, and is over when the next answer says so', () => {
  let now = noon;
  const { hear, whatIsWrong, said } = watch(() => now);
  for (let call = 0; call < 100; call += 1) hear(header(now + 5 * minute), now);
  expect(said).toHaveLength(1);
  now += 61 * minute;
  hear(header(now + 5 * minute), now);
  expect(said).toHaveLength(2);
  hear(header(now), now);
  expect(whatIsWrong()).toBeUndefined();
});

test('what is no time says nothing', () => {
  const { hear, whatIsWrong, said } = watch();
  for (const date of [null, '', 'soon']) hear(date, noon);
  expect([whatIsWrong(), said]).toEqual([undefined, []]);
});

test('Slack’s client tells the time of each answer', async () => {
  const server = createServer((_, response) => response.writeHead(200, { date: header(noon) }).end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const heard: (string | null)[] = [];
  const { fetch: call } = clientOptions({ log: () => {} } as unknown as SlackSettings, 1_000, {
    hear: (date) => heard.push(date),
  });
  await call?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {} as never);
  await new Promise((resolve) => server.close(resolve));
  expect(heard).toEqual([header(noon)]);
});

test('`check` and the log say by how much Discord’s clock differs', async () => {
  const local = await openLocal(async () => ({ kind: 'accepted' }));
  const { discord } = local;
  try {
    const wrong = async () =>
      (await local.adapter.check([]))
        .filter(({ ok, what }) => !ok && what.startsWith('Clock'))
        .map((each) => each.detail);
    expect(await wrong()).toEqual([]);
    const date = header(Date.now() + 10 * minute);
    discord.fail.next(
      '*',
      { kind: 'answer', status: 200, headers: { date, 'content-type': 'application/json' }, body: '{"id":"1"}' },
      { times: 10 },
    );
    expect(await wrong()).toEqual([expect.stringMatching(/\d+ min behind Discord’s/)]);
    expect(local.logged.filter((line) => line.includes('the clocks differ'))).toHaveLength(1);
  } finally {
    await local.close();
  }
});
