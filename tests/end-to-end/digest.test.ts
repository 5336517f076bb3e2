import { afterEach, expect, test } from 'vitest';
import { composeDueDigests } from '../../src/work/digest.ts';
import { execute } from '../support/database/execute.ts';
import {
  agent,
  chat,
  dana,
  digestChannel,
  openWorld,
  posted,
  supportChannel,
  team,
  textOf,
  type World,
} from './service.ts';

let world: World;
afterEach(() => world.close());

/** A clock that can be set; time does not pass by itself. */
function settable(start: string) {
  let now = new Date(start);
  return {
    clock: () => now,
    set(time: string) {
      now = new Date(time);
    },
  };
}

const digests = () => posted(world.slack, digestChannel).map(textOf);
const compose = (clock: () => Date) => composeDueDigests({ db: world.service().db, teams: [team], clock });

test('goes out once per local date, however many ask, with yesterday’s answers; a missed one is caught up once', async () => {
  const time = settable('2026-03-02T08:00:00Z');
  world = await openWorld({ clock: time.clock, survey: { remind: null } });
  const { slack } = world;
  const thread = await chat(slack);
  await slack.react(supportChannel, thread, agent, 'white_check_mark');
  // The chat ended by the wall clock of the local Slack; answers are dated by it as well.
  const delivered = () => execute(world.databaseUrl, 'select id from invitations where delivered_at is not null');
  await expect.poll(delivered).toHaveLength(1);
  time.set('2026-03-02T08:59:59Z');
  await compose(time.clock);
  expect(digests()).toEqual([]);

  time.set('2026-03-03T09:00:00Z');
  await Promise.all([compose(time.clock), compose(time.clock), compose(time.clock)]);
  await slack.waitFor(() => digests()[0]);
  await compose(time.clock);
  await world.restart();
  await compose(time.clock);
  expect(digests()).toHaveLength(1);
  expect(digests()[0]).toContain('no answers, one customer was asked.');

  // Down from Wednesday to Friday noon: one digest, for all the days it missed.
  time.set('2026-03-06T12:00:00Z');
  await compose(time.clock);
  await slack.waitFor(() => digests()[1]);
  await compose(time.clock);
  expect(digests()).toHaveLength(2);
  expect(digests()[1]).toMatch(/Mar 3\s–\s\w+, Mar 5/);
});

test('lists an answer given yesterday', async () => {
  const yesterday = Date.now() - 24 * 3_600_000;
  const time = settable(new Date(yesterday).toISOString());
  world = await openWorld({ clock: time.clock, survey: { remind: null } });
  const { slack } = world;
  const thread = await chat(slack);
  await slack.react(supportChannel, thread, agent, 'white_check_mark');
  const question = await slack.waitFor(() => posted(slack, supportChannel)[0]);
  await slack.click(supportChannel, question.ts, dana, 'score:3');
  await slack.waitFor(() =>
    posted(slack, supportChannel).some((message) => textOf(message).includes('Thank you for your answer')),
  );
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  time.set(`${tomorrow}T09:00:00Z`);
  await compose(time.clock);
  const digest = await slack.waitFor(() => digests().at(-1));
  expect(digest).toContain('1 answer, 0 promoters, 0 passives, 1 detractor;');
  expect(digest).toContain('3 · dana · helped by robin');
});
