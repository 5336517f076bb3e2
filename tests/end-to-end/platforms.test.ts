import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Team, weekdays } from '../../conversations/team.ts';
import { createLog } from '../../src/log.ts';
import { start } from '../../src/main.ts';
import { postDigestNow } from '../../src/work/digest.ts';
import { createDatabase } from '../support/database/index.ts';
import { apiToken, promptSurvey, type Service } from './service.ts';
import { openDiscordStage } from './stages/discord.ts';
import { openSlackStage } from './stages/slack.ts';
import type { Stage } from './stages/stage.ts';
import { openTeamsStage } from './stages/teams.ts';

const platforms = ['slack', 'teams', 'discord'] as const;
type Name = (typeof platforms)[number];

let stages: Readonly<Record<Name, Stage>>;
let service: Service;
let drop: () => Promise<void>;

/** One team a platform: chats, alerts and digest on it. Across platforms a report names the pair's own team. */
function teamsOf(): Team[] {
  const own = platforms.map((name): Team => {
    const { chats, agents, alerts, digest } = stages[name];
    const plan = { to: digest, at: 9 * 60, days: weekdays };
    return { id: name, name, timezone: 'UTC', language: 'en', chats: [chats], agents, alerts, digest: plan };
  });
  const alertsOnly = platforms.map(
    (name): Team => ({ ...(own.find(({ id }) => id === name) as Team), id: `alerts-${name}`, chats: [] }),
  );
  return [...own, ...alertsOnly];
}

beforeAll(async () => {
  const [slack, teams, discord] = await Promise.all([openSlackStage(), openTeamsStage(), openDiscordStage()]);
  stages = { slack, teams, discord };
  const database = await createDatabase();
  drop = database.drop;
  const started = await start({
    config: {
      survey: promptSurvey,
      teams: teamsOf(),
      http: { host: '127.0.0.1', port: 0 },
      database: { kind: 'url', url: database.url },
      api: { token: apiToken },
      platforms: { ...slack.settings, ...teams.settings, ...discord.settings },
      logLevel: 'silent',
    },
    log: createLog(process.env.AFTERWORD_TEST_LOG ?? 'silent'),
    clock: () => new Date(),
  });
  if (started.kind === 'failed') throw new Error(started.because);
  service = started;
  for (const stage of Object.values(stages)) await stage.connect(service.url);
}, 60_000);
afterAll(async () => {
  await service?.stop();
  for (const stage of Object.values(stages ?? {})) await stage.close();
  await drop?.();
}, 30_000);

describe.each(platforms)('the story on %s', (name) => {
  test('end the chat, click 3, say why: the survey changes in place, the team is told, the digest tells the manager', async () => {
    const stage = stages[name];
    const until = { timeout: stage.patience };
    const chat = await stage.openChat();
    await chat.end();
    await expect.poll(() => chat.reads(), until).toContain('How likely is it that you would recommend Acme');
    await chat.clickAsStranger(10);
    await chat.click(3);
    await expect.poll(() => chat.everybodyReads(), until).toContain('Thank you for your answer');
    await expect.poll(() => stage.read(stage.alerts).join(), until).toContain('Detractor alert: 3 out of 10');
    await chat.explain('Too slow <!channel> @everyone');
    await expect.poll(() => stage.read(stage.alerts).join(), until).toContain('Too slow');
    await expect.poll(() => chat.reads(), until).toContain('reads them');
    expect(chat.everybodyReads()).not.toMatch(/[Yy]our 3|gave 3|Too slow/);
    expect(chat.count()).toBe(1);
    expect(stage.read(stage.alerts)).toHaveLength(1);

    const team = teamsOf().find(({ id }) => id === name) as Team;
    await postDigestNow({ db: service.db, teams: teamsOf(), clock: () => new Date() }, team);
    await expect
      .poll(() => stage.read(stage.digest).join(), until)
      .toContain('1 answer, 0 promoters, 0 passives, 1 detractor');
  });
});

describe.each(platforms.flatMap((customer) => platforms.map((team) => ({ customer, team }))))(
  'a customer on $customer whose team works in $team',
  ({ customer, team }) => {
    test('is asked where they are, and the team is told where it is', async () => {
      const [there, here] = [stages[customer], stages[team]];
      const until = { timeout: Math.max(there.patience, here.patience) };
      const chat = await there.openChat();
      const before = here.read(here.alerts).length;
      const answer = await fetch(`${service.url}/v1/support-chats`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          source: 'helpdesk',
          id: `${customer}-${team}`,
          respondent: { ...chat.respondent, name: `Customer of ${customer}` },
          ask: chat.place,
          team: `alerts-${team}`,
        }),
      });
      expect(await answer.json()).toMatchObject({ invitation: expect.any(String) });
      await expect.poll(() => chat.reads(), until).toContain('How likely is it that you would recommend Acme');
      await chat.click(0);
      await expect.poll(() => here.read(here.alerts).length, until).toBe(before + 1);
      expect(here.read(here.alerts).at(-1)).toContain(`Customer of ${customer}`);
    });
  },
);
