import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ref, Shown, Wish } from '../../../adapters/adapter.ts';
import type { Memory, Remembered } from '../../../adapters/memory.ts';
import { openMovedChannels } from '../../../adapters/slack/api/moved-channels.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import { alert, scale } from '../messages.ts';
import { ada, grace, type Local, openLocal, scopes } from './local.ts';

const [desk, newDesk] = ['G0DESK', 'C0NEWDESK'];
const emoji = 'white_check_mark';
const place = (channel: string) => ({ platform: 'slack', channel });
let local: Local;
let received: Inbound[];
let memory: Memory & { readonly kept: Map<string, Remembered>; isAway: boolean };

function remembering(): typeof memory {
  const kept = new Map<string, Remembered>();
  const reach = () => {
    if (made.isAway) throw new Error('the database is away');
  };
  const made = {
    kept,
    isAway: false,
    recall: async (key: string) => kept.get(key),
    remember: async (key: string, value: Remembered) => {
      reach();
      kept.set(key, value);
    },
    forget: async (key: string) => void kept.delete(key),
    list: async (prefix: string) => {
      reach();
      return new Map([...kept].filter(([key]) => key.startsWith(prefix)));
    },
  };
  return made;
}

async function open(team: Partial<Team> = { chats: [place(desk)], alerts: place(desk) }): Promise<void> {
  await local?.close();
  received = [];
  memory = remembering();
  local = await openLocal('http', async (event) => ({ kind: 'accepted', ...noted(event) }), {
    team,
    memory,
    slack: { scopes: [...scopes, 'im:read'], deadlines: { retryDelaysMs: [0] } },
  });
  local.slack.addChannel({ id: desk, name: 'desk', isPrivate: true, members: [ada, grace, local.slack.botUserId] });
}

function noted(event: Inbound): object {
  received.push(event);
  return {};
}

const show = (more: Partial<Wish> = {}): Promise<Shown> =>
  local.adapter.show({
    place: place(desk),
    message: scale,
    key: 'k1',
    uncertain: false,
    audience: 'respondent',
    ...more,
  });
async function shown(more: Partial<Wish> = {}): Promise<Ref> {
  const outcome = await show(more);
  if (outcome.kind !== 'shown') throw new Error(JSON.stringify(outcome));
  return outcome.ref;
}

beforeEach(() => open());
afterEach(() => local.close());

describe('a private channel that is shared with another company, and so gets another id', () => {
  test('goes on: clicks, words, marks and commands are those of the channel known before', async () => {
    const root = await local.slack.say(desk, ada, 'Help!');
    const ref = await shown({ place: { ...place(desk), thread: root } });
    await local.slack.shareOutside(desk, newDesk);
    received = [];
    await local.slack.click(newDesk, ref.ts ?? '', ada, 'score:7');
    await local.slack.say(newDesk, ada, 'because', { threadTs: root });
    await local.slack.react(newDesk, root, grace, emoji);
    await local.slack.unreact(newDesk, root, grace, emoji);
    await local.slack.command(grace, newDesk, '/afterword', `done <@${ada}|ada>`);
    await local.slack.shortcut(grace, 'afterword_end_chat', newDesk, root);
    const chatId = `${desk}:${root}`;
    expect(received).toMatchObject([
      { kind: 'answered', score: 7 },
      { kind: 'said', place: { channel: desk, thread: root } },
      { kind: 'chatEnded', chat: { id: chatId, ask: { channel: desk }, channel: { channel: desk } } },
      { kind: 'chatReopened', chatId },
      { kind: 'chatEnded', chat: { ask: { channel: desk } } },
      { kind: 'chatEnded', chat: { id: chatId } },
    ]);
    expect(local.logged.find((each) => each.includes(newDesk))).toMatch(/^warn slack: a channel has another id now/);
  });

  test('is written to by its new id: what is new, and what is edited', async () => {
    const before = await shown();
    await local.slack.shareOutside(desk, newDesk);
    expect(await shown({ previous: before })).toEqual(before);
    expect((await shown({ key: 'k2' })).channel).toBe(newDesk);
    expect(local.slack.messages(newDesk)).toHaveLength(2);
  });

  test('is no internal channel any more, from that moment on', async () => {
    await shown({ audience: 'team', message: alert('Too slow') });
    await local.slack.shareOutside(desk, newDesk);
    expect(await show({ audience: 'team', message: alert('Too slow'), key: 'k2' })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('shared with another company'),
    });
  });

  test('is followed after a restart, and by a process that did not hear of it', async () => {
    await local.slack.shareOutside(desk, newDesk);
    await local.restart();
    expect((await shown()).channel).toBe(newDesk);
    memory.kept.set(`channel:${newDesk}`, { to: 'C0THIRD' });
    local.slack.addChannel({ id: 'C0THIRD', name: 'desk', isExtShared: true, members: [local.slack.botUserId] });
    local.slack.fail.next('chat.postMessage', { kind: 'error', error: 'channel_not_found' });
    expect((await shown({ key: 'k2' })).channel).toBe('C0THIRD');
  });

  test('is heard of again when it could not be remembered', async () => {
    memory.isAway = true;
    const sharing = local.slack.shareOutside(desk, newDesk);
    await sharing;
    memory.isAway = false;
    await local.slack.settled();
    const event = local.slack.events.find((each) => each.type === 'channel_id_changed');
    expect(event?.attempts.at(0)?.outcome.kind).toBe('refused');
    await local.slack.redeliver(event?.eventId ?? '');
    expect(memory.kept.get(`channel:${desk}`)).toEqual({ to: newDesk });
  });

  test('keeps its new id where the configuration names that', async () => {
    await open({ chats: [place(newDesk)] });
    const root = await local.slack.say(desk, ada, 'Help!');
    await local.slack.shareOutside(desk, newDesk);
    await local.slack.react(newDesk, root, grace, emoji);
    expect(received).toMatchObject([{ kind: 'chatEnded', chat: { id: `${newDesk}:${root}` } }]);
  });

  test('is named by check', async () => {
    await local.slack.shareOutside(desk, newDesk);
    const found = await local.adapter.check([{ place: place(desk), use: 'chats', key: 'teams[0].chats[0]' }]);
    expect(found.at(-1)).toMatchObject({ ok: true, detail: expect.stringContaining(`write slack:${newDesk}`) });
  });
});

describe('ids that change', () => {
  test('several times are followed from the first to the last', async () => {
    const moved = openMovedChannels(undefined, (id) => id === 'C2');
    await moved.moved('C1', 'C2');
    await moved.moved('C2', 'C3');
    await moved.moved('C3', 'C4');
    expect(['C1', 'C2', 'C3', 'C4', 'C9'].map(moved.current)).toEqual(['C4', 'C4', 'C4', 'C4', 'C9']);
    expect(['C1', 'C2', 'C3', 'C4', 'C9'].map(moved.known)).toEqual(['C1', 'C2', 'C2', 'C2', 'C9']);
  });

  test('in a circle end somewhere', async () => {
    const moved = openMovedChannels(undefined, () => false);
    await moved.moved('C1', 'C2');
    await moved.moved('C2', 'C1');
    await moved.moved('C3', 'C3');
    expect(['C1', 'C2']).toContain(moved.current('C1'));
    expect(['C1', 'C2']).toContain(moved.known('C1'));
    expect(moved.current('C3')).toBe('C3');
  });
});
