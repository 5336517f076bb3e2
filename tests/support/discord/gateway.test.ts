import { type Client, Events, type Message } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFields } from '../json.ts';
import { clientFor, type Scene, startADiscord, token } from './a-discord.ts';
import { countStarts } from './gateway/starts.ts';
import { settle } from './settings.ts';

let scene: Scene;
let client: Client;

async function login(): Promise<void> {
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
}

beforeEach(async () => {
  scene = await startADiscord();
  client = clientFor(scene.discord);
});
afterEach(async () => {
  await client.destroy();
  await scene.discord.close();
});

describe('a login', () => {
  it('makes the client ready, with its guild, channels and active threads', async () => {
    const thread = scene.discord.openThread(scene.support, scene.ada, { name: 'It is broken' });
    const closed = scene.discord.openThread(scene.support, scene.ada, { name: 'It was broken' });
    scene.discord.archive(closed, { by: scene.mia });
    await login();
    const guild = client.guilds.cache.get(scene.guild);
    expect(guild?.name).toBe('Acme');
    expect(guild?.channels.cache.has(scene.support)).toBe(true);
    expect(guild?.channels.cache.has(thread)).toBe(true);
    expect(guild?.channels.cache.has(closed)).toBe(false);
    expect(client.user?.id).toBe(scene.discord.applicationId);
    expect(guild?.members.me?.permissions.has('ManageThreads')).toBe(true);
  });

  it('with a wrong token is refused', async () => {
    await expect(client.login('MTEwMDAwMDAwMDAwMDAwMDAwMQ.wrong.one')).rejects.toThrow('invalid token');
    expect(scene.discord.invalidRequests).toBe(1);
  });

  it('with an intent that is not switched on is closed with 4014', async () => {
    const greedy = clientFor(scene.discord, { intents: ['Guilds', 'MessageContent'] });
    await expect(greedy.login(token)).rejects.toThrow('disallowed intents');
    await greedy.destroy();
  });
});

describe('message events', () => {
  it('carry the text only in DMs and where the bot is mentioned', async () => {
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message: Message) => {
      heard.push(message.content);
    });
    await login();
    scene.discord.say(scene.support, scene.ada, 'secret');
    scene.discord.say(scene.support, scene.ada, 'hello', { mention: true });
    scene.discord.tell(scene.ada, 'directly');
    await scene.discord.waitFor(() => heard.length === 3);
    expect(heard).toEqual(['', `<@${scene.discord.applicationId}> hello`, 'directly']);
  });

  it('stay away from a channel the bot cannot see, and without the intent', async () => {
    await client.destroy();
    client = clientFor(scene.discord, { intents: ['Guilds'] });
    const heard: string[] = [];
    client.on(Events.Raw, (packet: { t: string }) => void heard.push(packet.t));
    await login();
    scene.discord.say(scene.support, scene.ada, 'hello', { mention: true });
    const hidden = scene.discord.addChannel({
      guild: scene.guild,
      name: 'staff',
      overwrites: [{ id: scene.guild, kind: 'role', deny: 1024n }],
    });
    const seen = scene.discord.addChannel({ guild: scene.guild, name: 'seen' });
    await scene.discord.waitFor(() => client.channels.cache.has(seen));
    expect(client.channels.cache.has(hidden)).toBe(false);
    expect(heard).toEqual(['READY', 'GUILD_CREATE', 'CHANNEL_CREATE']);
  });
});

describe('threads', () => {
  it('tell of archiving, locking, deleting, by whomever', async () => {
    await login();
    const heard: unknown[] = [];
    client.on(Events.ThreadUpdate, (_before, after) => void heard.push([after.archived, after.locked]));
    client.on(Events.ThreadDelete, (thread) => void heard.push(thread.id));
    const post = scene.discord.openThread(scene.forum, scene.ada, { name: 'Help', text: 'please' });
    await scene.discord.waitFor(() => client.channels.cache.has(post));
    scene.discord.archive(post);
    scene.discord.say(post, scene.ada, 'still there?');
    scene.discord.archive(post, { by: scene.mia, locked: true });
    scene.discord.deleteThread(post, scene.mia);
    await scene.discord.waitFor(() => heard.length === 4);
    expect(heard).toEqual([[true, false], [false, false], [true, true], post]);
    expect(() => scene.discord.archive(post)).toThrow('there is no channel');
  });

  it('tell of a new name, tags, slow mode and duration, and of nothing where nothing changed', async () => {
    await login();
    const updates = () => scene.discord.gateway.sent.filter((each) => each.t === 'THREAD_UPDATE').map((each) => each.d);
    const post = scene.discord.openThread(scene.forum, scene.ada, { name: 'Help', text: 'please' });
    scene.discord.editThread(post, scene.ada, { name: 'Solved' });
    scene.discord.editThread(post, scene.ada, { name: 'Solved' });
    scene.discord.editThread(post, scene.ada, { tags: ['1300000000000000333'] });
    scene.discord.editThread(post, scene.mia, { slowMode: 30 });
    scene.discord.editThread(post, scene.ada, { autoArchiveMinutes: 60 });
    expect(updates()).toMatchObject([
      { name: 'Solved' },
      { applied_tags: ['1300000000000000333'] },
      { rate_limit_per_user: 30 },
      { thread_metadata: { auto_archive_duration: 60 } },
    ]);
  });
});

describe('a ticket channel', () => {
  it('is seen by whom its overwrites name, and its deletion is told', async () => {
    await login();
    const { discord, guild, ada, ben, mia } = scene;
    const ticket = discord.addChannel({
      guild,
      name: 'ticket-1',
      overwrites: [
        { id: guild, kind: 'role', deny: 1024n },
        { id: ada, kind: 'member', allow: 1024n | 2048n },
        { id: mia, kind: 'member', allow: 1024n | 2048n | 16n },
        { id: discord.applicationId, kind: 'member', allow: 1024n | 2048n },
      ],
    });
    discord.say(ticket, ada, 'please');
    expect(() => discord.say(ticket, ben, 'me too')).toThrow('may not write');
    await discord.waitFor(() => client.channels.cache.has(ticket));
    const deleted = new Promise((resolve) => client.once(Events.ChannelDelete, resolve));
    discord.deleteChannel(ticket, mia);
    expect(await deleted).toMatchObject({ id: ticket });
  });

  it('and a private thread without the bot stay unknown to it', async () => {
    await client.destroy();
    await scene.discord.close();
    scene = await startADiscord({ botPermissions: 1024n });
    client = clientFor(scene.discord);
    await login();
    const options = { name: 'private', isPrivate: true, members: [scene.mia] };
    const thread = scene.discord.openThread(scene.support, scene.ada, options);
    const open = scene.discord.openThread(scene.support, scene.ada, { name: 'open' });
    await scene.discord.waitFor(() => client.channels.cache.has(open));
    expect(client.channels.cache.has(thread)).toBe(false);
    scene.discord.joinThread(thread, scene.discord.applicationId);
    await scene.discord.waitFor(() => client.channels.cache.has(thread));
  });
});

describe('a session', () => {
  it('that lost its connection is resumed, and what it missed is replayed', async () => {
    await login();
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => void heard.push(message.id));
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    scene.discord.gateway.drop();
    const missed = scene.discord.say(scene.support, scene.ada, 'are you there?');
    await resumed;
    await scene.discord.waitFor(() => heard.length === 1);
    expect(heard).toEqual([missed.id]);
    expect(scene.discord.gateway.identified).toBe(1);
  });

  it('that is invalid is started anew, and what happened meanwhile is lost', async () => {
    await login();
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => void heard.push(message.content));
    scene.discord.gateway.invalidSession(false);
    scene.discord.say(scene.support, scene.ada, 'lost', { mention: true });
    await scene.discord.waitFor(() => scene.discord.gateway.identified === 2);
    await scene.discord.waitFor(() => client.isReady() && client.ws.status === 0);
    scene.discord.say(scene.support, scene.ada, 'found', { mention: true });
    await scene.discord.waitFor(() => heard.length === 1);
    expect(heard[0]).toContain('found');
  });

  it('that is invalid but can be resumed gets nothing until it is, and then all of it', async () => {
    await login();
    const heard: string[] = [];
    client.on(Events.MessageCreate, (message) => void heard.push(message.id));
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    scene.discord.gateway.invalidSession(true);
    expect(scene.discord.gateway.connections).toBe(0);
    const missed = scene.discord.say(scene.support, scene.ada, 'are you there?');
    await resumed;
    await scene.discord.waitFor(() => heard.length === 1);
    expect(heard).toEqual([missed.id]);
    expect(scene.discord.gateway).toMatchObject({ identified: 1, connections: 1 });
  });

  it('that is invalid can be resumed on a new connection, and the old one gets nothing more', async () => {
    await client.destroy();
    const open = () => openSocket(scene.discord.origin);
    const old = await open();
    old.send(2, { token, intents: 513, properties: {} });
    const ready = await scene.discord.waitFor(() => old.heard.find((each) => each.t === 'READY'));
    const seq = () => old.heard.filter((each) => each.op === 0).length;
    await scene.discord.waitFor(() => seq() === 2);
    scene.discord.gateway.invalidSession(true);
    await scene.discord.waitFor(() => old.heard.find((each) => each.op === 9 && each.d === true));
    const missed = scene.discord.say(scene.support, scene.ada, 'are you there?');
    const next = await open();
    next.send(6, { token, session_id: isFields(ready.d) ? ready.d.session_id : '', seq: seq() });
    const replayed = await scene.discord.waitFor(() => next.heard.find((each) => each.t === 'MESSAGE_CREATE'));
    expect(replayed.d).toMatchObject({ id: missed.id });
    await scene.discord.waitFor(() => next.heard.some((each) => each.t === 'RESUMED'));
    expect(old.heard.some((each) => each.t === 'MESSAGE_CREATE')).toBe(false);
    expect(scene.discord.gateway).toMatchObject({ identified: 1, connections: 1 });
    old.close();
    next.close();
  });

  it('told to reconnect comes back as the same', async () => {
    await login();
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    scene.discord.gateway.reconnect();
    await resumed;
    expect(scene.discord.gateway.identified).toBe(1);
  });
});

it('members are told by id', async () => {
  await login();
  const found = await client.guilds.cache.get(scene.guild)?.members.fetch({ user: [scene.ada, '1234567890123456789'] });
  expect(found?.map((each) => each.displayName)).toEqual(['Ada']);
});

it('sessions started too often are refused', () => {
  let now = 0;
  const starts = countStarts(settle({ token, limits: 'vendor', identifies: 2, now: () => now }));
  const took = [0, 4000, 5000, 10_000].map((at) => {
    now = at;
    return starts.take();
  });
  expect(took).toEqual(['ok', 'too-soon', 'ok', 'exhausted']);
  expect(starts.limit.remaining).toBe(0);
});

it('a connection that fell silent is left for another', async () => {
  await client.destroy();
  await scene.discord.close();
  scene = await startADiscord({ deadlines: { heartbeatMs: 250 } });
  client = clientFor(scene.discord);
  await login();
  const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
  scene.discord.gateway.zombie();
  await resumed;
  expect(scene.discord.gateway.identified).toBe(1);
});

/** A connection to the gateway without a client: what arrives on it, as it came. */
async function openSocket(origin: string) {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/?v=10&encoding=json`);
  const heard: { readonly op: number; readonly t: string | null; readonly d: unknown }[] = [];
  socket.addEventListener('message', ({ data }) => void heard.push(JSON.parse(String(data))));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    heard,
    send: (op: number, d: object) => socket.send(JSON.stringify({ op, d })),
    close: () => socket.close(),
  };
}
