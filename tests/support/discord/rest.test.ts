import { type RawFile, REST, type RESTOptions, type RequestData, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Scene, startADiscord, token } from './a-discord.ts';

let scene: Scene;
let rest: REST;

const restFor = (options: Partial<RESTOptions> = {}) =>
  new REST({ version: '10', api: scene.discord.apiUrl, retries: 0, ...options }).setToken(token);

beforeEach(async () => {
  scene = await startADiscord();
  rest = restFor();
});
afterEach(() => scene.discord.close());

type Json = Record<string, unknown>;
const post = async (channel: string, body: Json, options: RequestData = {}): Promise<Json> =>
  (await rest.post(Routes.channelMessages(channel), { body, ...options })) as Json;
const messageRoute = 'POST /channels/:channel/messages';

describe('a nonce', () => {
  const asked = { content: 'How likely?', nonce: 'survey-1', enforce_nonce: true };

  it('makes one message of two tries after a 502 that came too late', async () => {
    scene.discord.fail.next(messageRoute, { kind: 'server-error', status: 502, when: 'after' });
    const answer = await restFor({ retries: 1 }).post(Routes.channelMessages(scene.support), { body: asked });
    const [message, ...others] = scene.discord.messages(scene.support);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ id: message?.id, nonce: 'survey-1' });
    expect(scene.discord.log.map((each) => each.status)).toEqual([502, 200]);
  });

  it('that is not enforced makes two', async () => {
    scene.discord.fail.next(messageRoute, { kind: 'server-error', status: 502, when: 'after' });
    await restFor({ retries: 1 }).post(Routes.channelMessages(scene.support), {
      body: { ...asked, enforce_nonce: false },
    });
    expect(scene.discord.messages(scene.support)).toHaveLength(2);
  });

  it('is forgotten after a few minutes', async () => {
    await scene.discord.close();
    let now = Date.now();
    scene = await startADiscord({ now: () => now });
    rest = restFor();
    const first = await post(scene.support, asked);
    expect((await post(scene.support, asked)).id).toBe(first.id);
    now += 3 * 60_000;
    expect((await post(scene.support, asked)).id).not.toBe(first.id);
  });

  it('of more than 25 characters is refused', async () => {
    await expect(post(scene.support, { content: 'x', nonce: 'n'.repeat(26) })).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { nonce: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } },
    });
  });
});

describe('who may be written to', () => {
  it('closed DMs open but take no message: 50007, which counts as an invalid request', async () => {
    const dm = (await rest.post(Routes.userChannels(), { body: { recipient_id: scene.ada } })) as { id: string };
    await post(dm.id, { content: 'hello' });
    scene.discord.closeDms(scene.ada);
    await expect(post(dm.id, { content: 'hello' })).rejects.toMatchObject({ status: 403, code: 50007 });
    expect(scene.discord.invalidRequests).toBe(1);
    expect(scene.discord.messages(scene.discord.dmWith(scene.ada))).toHaveLength(1);
    scene.discord.openDms(scene.ada);
    scene.discord.removeMember(scene.guild, scene.ada);
    await expect(post(dm.id, { content: 'hello' })).rejects.toMatchObject({ code: 50007 });
  });

  it('channels that are gone, hidden or read-only say which', async () => {
    await expect(post('1234567890123456789', { content: 'x' })).rejects.toMatchObject({ status: 404, code: 10003 });
    scene.discord.overwrite(scene.support, [{ id: scene.discord.applicationId, kind: 'member', deny: 2048n }]);
    await expect(post(scene.support, { content: 'x' })).rejects.toMatchObject({ status: 403, code: 50013 });
    scene.discord.overwrite(scene.support, [{ id: scene.guild, kind: 'role', deny: 1024n }]);
    await expect(post(scene.support, { content: 'x' })).rejects.toMatchObject({ status: 403, code: 50001 });
    await expect(post(scene.forum, { content: 'x' })).rejects.toMatchObject({ status: 400, code: 50008 });
    scene.discord.overwrite(scene.support, []);
    const { id } = scene.discord.say(scene.support, scene.ada, 'hello');
    const edit = (message: string) =>
      rest.patch(Routes.channelMessage(scene.support, message), { body: { content: 'y' } });
    await expect(edit(id)).rejects.toMatchObject({ code: 50005 });
    scene.discord.erase(id);
    await expect(edit(id)).rejects.toMatchObject({ status: 404, code: 10008 });
    await expect(post(scene.support, { content: ' ' })).rejects.toMatchObject({ code: 50006 });
  });

  it('nobody without the token', async () => {
    rest.setToken('another');
    await expect(post(scene.support, { content: 'x' })).rejects.toMatchObject({ status: 401 });
  });
});

describe('threads', () => {
  const open = () => scene.discord.openThread(scene.forum, scene.ada, { name: 'Help', text: 'please' });
  const patch = (thread: string, body: Json) => rest.patch(Routes.channel(thread), { body });

  it('are un-archived by a message, and take no edit while archived', async () => {
    const thread = open();
    const { id } = await post(thread, { content: 'How likely?' });
    scene.discord.archive(thread);
    const edit = () => rest.patch(Routes.channelMessage(thread, String(id)), { body: { content: 'Thanks' } });
    await expect(edit()).rejects.toMatchObject({ status: 400, code: 50083 });
    await expect(patch(thread, { locked: true })).rejects.toMatchObject({ code: 50083 });
    await post(thread, { content: 'still there?' });
    expect(scene.discord.channel(thread)?.thread?.isArchived).toBe(false);
    await edit();
    await patch(thread, { archived: true, locked: true });
    expect(scene.discord.channel(thread)?.thread).toMatchObject({ isArchived: true, isLocked: true });
  });

  it('that are locked are closed to a bot without MANAGE_THREADS', async () => {
    await scene.discord.close();
    scene = await startADiscord({ botPermissions: 0n });
    rest = restFor();
    const thread = open();
    await post(thread, { content: 'hello' });
    await expect(patch(thread, { archived: true })).rejects.toMatchObject({ code: 50013 });
    scene.discord.lock(thread, scene.mia);
    await expect(post(thread, { content: 'x' })).rejects.toMatchObject({ code: 160005 });
    scene.discord.archive(thread, { by: scene.mia });
    await expect(post(thread, { content: 'x' })).rejects.toMatchObject({ code: 50083 });
    await expect(patch(thread, { archived: false })).rejects.toMatchObject({ code: 50013 });
  });

  it('change their name, tags and slow mode without a change of their archive time, which another duration moves', async () => {
    await scene.discord.close();
    let now = Date.UTC(2026, 10, 1);
    scene = await startADiscord({ now: () => now });
    rest = restFor();
    const thread = open();
    now += 5_000;
    const metadata = (json: unknown) => (json as { thread_metadata: Json }).thread_metadata;
    const renamed = await patch(thread, {
      name: 'Solved',
      applied_tags: ['1300000000000000333'],
      rate_limit_per_user: 5,
    });
    expect(renamed).toMatchObject({ name: 'Solved', applied_tags: ['1300000000000000333'], rate_limit_per_user: 5 });
    expect(metadata(renamed).archive_timestamp).toBe('2026-11-01T00:00:00.000000+00:00');
    const kept = await patch(thread, { auto_archive_duration: 10_080 });
    expect(metadata(kept)).toMatchObject({
      auto_archive_duration: 10_080,
      archive_timestamp: '2026-11-01T00:00:05.000000+00:00',
      create_timestamp: '2026-11-01T00:00:00.000000+00:00',
    });
    scene.discord.editThread(thread, scene.ada, { name: 'Not solved', tags: [] });
    scene.discord.editThread(thread, scene.mia, { slowMode: 30 });
    expect(() => scene.discord.editThread(thread, scene.ben, { name: 'Mine' })).toThrow('may not change');
    expect(() => scene.discord.editThread(thread, scene.ada, { slowMode: 0 })).toThrow('may not change');
    expect(await rest.get(Routes.channel(thread))).toMatchObject({
      name: 'Not solved',
      applied_tags: [],
      rate_limit_per_user: 30,
    });
  });

  it('that start from a message have its id, and the time of their own creation', async () => {
    await scene.discord.close();
    let now = Date.UTC(2026, 10, 1);
    scene = await startADiscord({ now: () => now });
    rest = restFor();
    const { id } = scene.discord.say(scene.support, scene.ada, 'Help!');
    now += 3_600_000;
    expect(scene.discord.openThread(scene.support, scene.mia, { name: 'Help', from: id })).toBe(id);
    expect(await rest.get(Routes.channel(id))).toMatchObject({
      owner_id: scene.mia,
      thread_metadata: { create_timestamp: '2026-11-01T01:00:00.000000+00:00' },
    });
  });

  it('that are locked and archived are opened by whoever has MANAGE_THREADS, not by their creator', async () => {
    const thread = open();
    scene.discord.archive(thread, { by: scene.mia, locked: true });
    expect(() => scene.discord.unarchive(thread, scene.ada)).toThrow('may not re-open');
    await patch(thread, { archived: false });
    expect(scene.discord.channel(thread)?.thread).toMatchObject({ isArchived: false, isLocked: true });
    scene.discord.archive(thread, { by: scene.mia });
    scene.discord.unarchive(thread, scene.mia);
    expect(scene.discord.channel(thread)?.thread?.isArchived).toBe(false);
  });

  it('are listed: the active ones by guild, the archived ones by channel and archive time', async () => {
    await scene.discord.close();
    let now = Date.UTC(2026, 10, 1);
    scene = await startADiscord({ now: () => now });
    rest = restFor();
    const threads = [open(), open(), open(), open()];
    for (const thread of threads.slice(1)) {
      now += 1000;
      scene.discord.archive(thread);
    }
    const active = (await rest.get(Routes.guildActiveThreads(scene.guild))) as { threads: Json[] };
    expect(active.threads.map((each) => each.id)).toEqual([threads[0]]);
    const page = async (query: Record<string, string>) =>
      (await rest.get(Routes.channelThreads(scene.forum, 'public'), { query: new URLSearchParams(query) })) as {
        threads: { id: string; thread_metadata: { archive_timestamp: string } }[];
        has_more: boolean;
      };
    const first = await page({ limit: '2' });
    expect([first.threads.map((each) => each.id), first.has_more]).toEqual([[threads[3], threads[2]], true]);
    const before = first.threads[1]?.thread_metadata.archive_timestamp ?? '';
    const second = await page({ limit: '2', before });
    expect([second.threads.map((each) => each.id), second.has_more]).toEqual([[threads[1]], false]);
  });
});

describe('mentions', () => {
  it('ping whom allowed_mentions lets through, and nobody with an empty parse', async () => {
    const content = `<@${scene.ada}> <@${scene.ben}> @everyone`;
    await post(scene.support, { content });
    await post(scene.support, { content, allowed_mentions: { parse: [] } });
    await post(scene.support, { content, allowed_mentions: { users: [scene.ben] } });
    expect(scene.discord.messages(scene.support).map((each) => each.pings)).toEqual([
      { users: [scene.ada, scene.ben], roles: [], everyone: false },
      { users: [], roles: [], everyone: false },
      { users: [scene.ben], roles: [], everyone: false },
    ]);
  });
});

describe('faults', () => {
  it('are a 429 that the client waits out', async () => {
    scene.discord.fail.next(messageRoute, { kind: '429', retryAfter: 0.05 });
    await restFor({ retries: 1 }).post(Routes.channelMessages(scene.support), { body: { content: 'x' } });
    expect(scene.discord.log.map((each) => each.status)).toEqual([429, 200]);
    expect(scene.discord.messages(scene.support)).toHaveLength(1);
    expect(scene.discord.invalidRequests).toBe(1);
  });

  it('are a connection that breaks, before or after the message was stored', async () => {
    scene.discord.fail.next(`POST /channels/${scene.support}/messages`, { kind: 'reset', when: 'before' });
    await expect(post(scene.support, { content: 'x' })).rejects.toThrow();
    expect(scene.discord.messages(scene.support)).toHaveLength(0);
    scene.discord.fail.next(messageRoute, { kind: 'reset', when: 'after' });
    await expect(post(scene.support, { content: 'x' })).rejects.toThrow();
    expect(scene.discord.messages(scene.support)).toHaveLength(1);
  });

  it('are a page of something in between, in place of an answer', async () => {
    const page = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Attention Required!</html>' };
    scene.discord.fail.next(messageRoute, { kind: 'answer', ...page });
    await expect(post(scene.support, { content: 'x' })).rejects.toMatchObject({ status: 403, code: undefined });
    expect(scene.discord.messages(scene.support)).toHaveLength(0);
  });

  it('are an answer that is slow, or an error of choice', async () => {
    scene.discord.fail.next(messageRoute, { kind: 'slow', ms: 300 });
    await expect(
      restFor({ timeout: 50 }).post(Routes.channelMessages(scene.support), { body: { content: 'x' } }),
    ).rejects.toThrow('aborted');
    scene.discord.fail.next('*', { kind: 'error', status: 403, code: 20_026, message: 'flagged' });
    await expect(post(scene.support, { content: 'x' })).rejects.toMatchObject({ code: 20_026 });
  });
});

it("Discord's limits are announced in headers and enforced", async () => {
  await scene.discord.close();
  scene = await startADiscord({ limits: 'vendor', now: () => 1_800_000_000_000 });
  const send = () =>
    fetch(`${scene.discord.apiUrl}/v10${Routes.channelMessages(scene.support)}`, {
      method: 'POST',
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'x' }),
    });
  const first = await send();
  expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
  for (let sent = 1; sent < 5; sent += 1) await send();
  const last = await send();
  expect(last.status).toBe(429);
  expect(await last.json()).toEqual({ message: 'You are being rate limited.', retry_after: 5, global: false });
  expect(last.headers.get('retry-after')).toBe('5');
});

/**
 * With Node's own fetch: a body of parts that undici 6 made, which discord.js brings, is sent by undici 7 in a process that has
 * also loaded Slack's packages, and neither knows the other's FormData. Afterword sends no files.
 */
const sendFile = (body: Json, file: RawFile) =>
  restFor({ makeRequest: fetch as unknown as RESTOptions['makeRequest'] }).post(Routes.channelMessages(scene.support), {
    body,
    files: [file],
  });

it('files come with their names and descriptions', async () => {
  const file = { name: 'nps.png', data: Buffer.from('png'), contentType: 'image/png' };
  await sendFile({ attachments: [{ id: 0, description: 'A chart' }] }, file);
  expect(scene.discord.messages(scene.support)[0]?.attachments).toMatchObject([
    { filename: 'nps.png', size: 3, content_type: 'image/png', description: 'A chart' },
  ]);
});

it('files of more than 10 MiB are refused', async () => {
  const file = { name: 'nps.png', data: Buffer.alloc(10 * 1024 * 1024 + 1), contentType: 'image/png' };
  await expect(sendFile({}, file)).rejects.toMatchObject({ status: 413, code: 40_005 });
});

it('commands that Discord would refuse are refused, with the place of the mistake', async () => {
  const put = (body: unknown) =>
    rest.put(Routes.applicationGuildCommands(scene.discord.applicationId, scene.guild), { body });
  await expect(put([{ name: 'NPS', description: '' }])).rejects.toMatchObject({
    code: 50035,
    rawError: {
      errors: {
        0: {
          name: { _errors: [{ code: 'APPLICATION_COMMAND_INVALID_NAME' }] },
          description: { _errors: [{ code: 'BASE_TYPE_REQUIRED' }] },
        },
      },
    },
  });
  const body = [{ name: 'nps', description: 'Surveys' }];
  const [first] = (await put(body)) as Json[];
  const [second] = (await put(body)) as Json[];
  expect(second?.id).toBe(first?.id);
  expect(scene.discord.commands(scene.guild)).toHaveLength(1);
});
