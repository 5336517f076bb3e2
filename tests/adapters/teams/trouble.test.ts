import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Wish } from '../../../adapters/adapter.ts';
import type { Standing } from '../../../adapters/standing.ts';
import { createTeamsAdapter } from '../../../adapters/teams/index.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { scale, thanks } from '../messages.ts';
import { type Local, openLocal, run } from './local.ts';

let received: Inbound[];
let local: Local;
beforeEach(async () => {
  received = [];
  local = await openLocal(async (event) => {
    received.push(event);
    return { kind: 'accepted' };
  });
});
afterEach(() => local.close());

const wish = (more: Partial<Wish> = {}): Wish => ({
  place: { platform: 'teams', channel: local.help },
  message: scale,
  key: 'survey-1',
  uncertain: false,
  audience: 'respondent',
  ...more,
});
const posted = () => local.teams.messages(local.help).filter((each) => each.from === local.teams.botId);
const kinds = () => local.standings.map(({ kind }) => kind);
const withoutNetwork = { openIdMetadataUrl: 'http://127.0.0.1:9/keys', loginUrl: 'https://127.0.0.1:9/tenant' };

describe('a token that Teams does not accept', () => {
  test('once, as after hours of silence: a fresh one is got and the message is there, once', async () => {
    const before = local.teams.signIns.length;
    local.teams.fail.next('create', { kind: 'unauthorized' });
    expect(await local.adapter.show(wish())).toMatchObject({ kind: 'shown' });
    expect(posted()).toHaveLength(1);
    expect(local.teams.signIns.length - before).toBe(1);
    expect(kinds()).toEqual(['works']);
  });

  test('while editing, looking somebody up, and looking who is there: the same', async () => {
    const shown = await local.adapter.show(wish());
    if (shown.kind !== 'shown') throw new Error(shown.kind);
    local.teams.fail.next('update', { kind: 'unauthorized' });
    expect(await local.adapter.show(wish({ message: thanks, previous: shown.ref }))).toMatchObject({ kind: 'shown' });
    local.teams.fail.next('members', { kind: 'unauthorized' });
    expect(await local.adapter.describe({ platform: 'teams', id: local.ada.id })).toMatchObject({
      name: 'Ada Lovelace',
    });
    expect(kinds()).toEqual(['works']);
  });

  test('nor a fresh one: the platform pauses, says what to mend, and works again by itself', async () => {
    local.teams.fail.next('create', { kind: 'unauthorized' }, { times: 2 });
    const because = expect.stringMatching(/401.*TEAMS_APP_ID.*Azure bot/);
    expect(await local.adapter.show(wish())).toEqual({ kind: 'paused', because });
    expect(local.standings).toEqual([{ kind: 'works' }, { kind: 'refused', because }]);
    expect(posted()).toHaveLength(0);
    expect(await local.adapter.show(wish())).toMatchObject({ kind: 'shown' });
    expect(kinds()).toEqual(['works', 'refused', 'works']);
    expect(posted()).toHaveLength(1);
  });

  test('nor a fresh one, and then nothing is sent: readiness finds out by itself that it is over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      await local.restart();
      local.teams.fail.next('members', { kind: 'unauthorized' }, { times: 2 });
      await local.adapter.describe({ platform: 'teams', id: local.mallory.id });
      expect(local.standings.at(-1)).toMatchObject({ kind: 'refused' });
      const before = local.teams.log.length;
      vi.advanceTimersByTime(55_000);
      expect(local.teams.log).toHaveLength(before);
      vi.advanceTimersByTime(10_000);
      await expect.poll(() => local.standings.at(-1)).toEqual({ kind: 'works' });
    } finally {
      vi.useRealTimers();
    }
  });

  test('of sixty at once: one sign-in for all, and none of them is lost', async () => {
    const before = local.teams.signIns.length;
    local.teams.revokeTokens();
    const all = await Promise.all(Array.from({ length: 60 }, (_, key) => local.adapter.show(wish({ key: `k${key}` }))));
    expect(all.filter(({ kind }) => kind === 'shown')).toHaveLength(60);
    expect(local.teams.signIns.length - before).toBe(1);
  });

  test('for a team’s message: paused as well, not refused for good', async () => {
    local.teams.fail.next('members', { kind: 'unauthorized' }, { times: 2 });
    const alerts = wish({ audience: 'team', place: { platform: 'teams', channel: local.alerts } });
    expect(await local.adapter.show(alerts)).toMatchObject({ kind: 'paused' });
  });

  test('for ever: no storm of sign-ins, however much is tried', async () => {
    const before = local.teams.signIns.length;
    local.teams.fail.next('create', { kind: 'unauthorized' }, { times: 10_000 });
    for (let tries = 0; tries < 50; tries += 1)
      expect(await local.adapter.show(wish())).toMatchObject({ kind: 'paused' });
    expect(local.teams.signIns.length - before).toBeLessThanOrEqual(2);
  });
});

describe('a sign-in that', () => {
  /** A second bot, which has no token yet. */
  async function starting(cloud: Partial<typeof withoutNetwork>, secret?: string) {
    const standings: Standing[] = [];
    const settings = {
      ...local.settings,
      // A token belongs to a bot: the one that is running already must not lend its own.
      ...(secret === undefined ? {} : { appPassword: secret }),
      cloud: { ...(local.settings.cloud as NonNullable<typeof local.settings.cloud>), ...cloud },
      onStanding: (standing: Standing) => void standings.push(standing),
    };
    const bot = await run(settings, async (event) => {
      received.push(event);
      return { kind: 'accepted' };
    });
    return { ...bot, standings };
  }

  test('nobody answers at the start: the service receives, sends are paused, and it is told', async () => {
    const { adapter, url, standings, close } = await starting({ loginUrl: withoutNetwork.loginUrl });
    expect(standings).toEqual([{ kind: 'disconnected', because: expect.stringContaining('sign-in') }]);
    expect(await adapter.show(wish())).toMatchObject({ kind: 'paused', retryAfter: expect.any(Number) });
    local.teams.deliverTo(url);
    await local.teams.say(local.help, local.ada.id, '9', { mentionBot: true });
    expect(received).toMatchObject([{ kind: 'said', text: '9' }]);
    await close();
  });

  test('is refused at the start: the same, and the variable is named', async () => {
    const { adapter, url, standings, close } = await starting({}, 'wrong');
    const because = expect.stringMatching(/TEAMS_APP_PASSWORD is wrong.*AADSTS7000215/);
    expect(standings).toEqual([{ kind: 'refused', because }]);
    expect(await adapter.show(wish())).toEqual({ kind: 'paused', because });
    local.teams.deliverTo(url);
    await local.teams.say(local.help, local.ada.id, '9', { mentionBot: true });
    expect(received).toMatchObject([{ kind: 'said', text: '9' }]);
    await close();
  });

  test('fails and then works: readiness is told so although nothing was sent', async () => {
    local.teams.fail.next('login', { kind: '503' });
    const { standings, close } = await starting({});
    expect(standings).toMatchObject([{ kind: 'disconnected' }]);
    await expect.poll(() => standings.at(-1)?.kind, { timeout: 12_000 }).toBe('works');
    await close();
  }, 15_000);

  test('fails: many messages at once ask it once', async () => {
    local.teams.fail.next('login', { kind: '503' }, { times: 99 });
    const { adapter, close } = await starting({});
    const before = local.teams.signIns.length;
    const all = await Promise.all(Array.from({ length: 40 }, () => adapter.show(wish())));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['paused']));
    expect(local.teams.signIns.length - before).toBeLessThanOrEqual(1);
    await close();
  });
});

test('no network at all at the start: it starts, answers 503, says so, and can be stopped', async () => {
  const standings: Standing[] = [];
  const { cloud } = local.settings;
  if (cloud === undefined) throw new Error('no cloud');
  const bot = await run(
    { ...local.settings, cloud: { ...cloud, ...withoutNetwork }, onStanding: (each) => void standings.push(each) },
    async () => ({ kind: 'accepted' }),
  );
  local.teams.deliverTo(bot.url);
  await local.teams.install(local.ada.id);
  expect(local.teams.sent.at(-1)?.attempts.at(-1)?.outcome).toMatchObject({ status: 503, body: undefined });
  expect(standings.at(-1)).toMatchObject({ kind: 'disconnected' });
  await bot.close();
});

test('starting twice, and after a stop, leaves one bot that works', async () => {
  const adapter = await createTeamsAdapter(local.settings);
  const inbox = async () => ({ kind: 'accepted' as const });
  await adapter.start(inbox);
  await adapter.start(inbox);
  await adapter.stop();
  await adapter.start(inbox);
  expect(await adapter.show(wish())).toMatchObject({ kind: 'shown' });
  await adapter.stop();
});

describe('an answer without an id', () => {
  test.each(['no-json', 'no-id', 'empty'] as const)('%s to a message that was created: nobody knows', async (kind) => {
    local.teams.fail.next('create', { kind });
    expect(await local.adapter.show(wish())).toMatchObject({ kind: 'busy', uncertain: true });
    const thread = (await local.teams.say(local.help, local.ada.id, 'hello')).id;
    local.teams.fail.next('send', { kind });
    const place = { platform: 'teams', channel: local.help, thread };
    expect(await local.adapter.show(wish({ place }))).toMatchObject({ kind: 'busy', uncertain: true });
  });

  test.each(['no-json', 'no-id', 'empty'] as const)('%s to an edit: it was made', async (kind) => {
    const shown = await local.adapter.show(wish());
    if (shown.kind !== 'shown') throw new Error(shown.kind);
    local.teams.fail.next('update', { kind });
    expect(await local.adapter.show(wish({ message: thanks, previous: shown.ref }))).toMatchObject({ kind: 'shown' });
  });

  test.each(['no-json', 'no-id', 'empty'] as const)(
    '%s to the opening of a chat: nothing was sent yet',
    async (kind) => {
      local.teams.allow(local.ada.id);
      local.teams.fail.next('create', { kind });
      const place = { platform: 'teams', person: local.ada.aadObjectId };
      expect(await local.adapter.show(wish({ place }))).toMatchObject({ kind: 'busy', uncertain: false });
    },
  );
});
