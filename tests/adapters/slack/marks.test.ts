import { afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { ada, grace, helpChannel, type Local, mallory, openLocal } from './local.ts';

const emoji = 'white_check_mark';
let local: Local;
let received: Inbound[] = [];

afterEach(() => local.close());

async function hear(event: Inbound): Promise<Receipt> {
  // What is said meanwhile is no matter here.
  if (event.kind !== 'said') received.push(event);
  return { kind: 'accepted' };
}

async function open(reaction?: readonly string[], retryDelaysMs: readonly number[] = []): Promise<void> {
  received = [];
  local = await openLocal('http', hear, {
    ...(reaction === undefined ? {} : { reaction }),
    slack: { deadlines: { retryDelaysMs } },
  });
}

const kinds = () => received.map(({ kind }) => kind);

describe('a mark that is taken away', () => {
  test('of two agents’ reopens nothing while the other’s is there', async () => {
    await open();
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.react(helpChannel, root, mallory, emoji);
    await local.slack.unreact(helpChannel, root, grace, emoji);
    expect(kinds()).toEqual(['chatEnded', 'chatEnded']);
    await local.slack.unreact(helpChannel, root, mallory, emoji);
    expect(kinds()).toEqual(['chatEnded', 'chatEnded', 'chatReopened']);
  });

  test('reopens the chat although its customer has set the same emoji', async () => {
    await open();
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.react(helpChannel, root, ada, emoji);
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.unreact(helpChannel, root, grace, emoji);
    expect(kinds()).toEqual(['endRefused', 'chatEnded', 'chatReopened']);
  });

  test('one of sixty, of whom the last has set it, reopens nothing', async () => {
    await open();
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    for (let guest = 0; guest < 60; guest += 1) {
      local.slack.addUser({ id: `U0GUEST${guest}`, name: `Guest ${guest}`, isGuest: true });
      await local.slack.join(helpChannel, `U0GUEST${guest}`);
    }
    // All at once as far as Slack is concerned: what the guests' marks come to is no matter here.
    local.slack.holdEvents();
    for (let guest = 0; guest < 60; guest += 1) await local.slack.react(helpChannel, root, `U0GUEST${guest}`, emoji);
    await local.slack.releaseEvents();
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.react(helpChannel, root, mallory, emoji);
    received = [];
    await local.slack.unreact(helpChannel, root, grace, emoji);
    expect(kinds()).toEqual([]);
  });

  test('is delivered again when Slack does not tell who else has set it', async () => {
    await open(undefined, [0]);
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.react(helpChannel, root, grace, emoji);
    local.slack.fail.next('reactions.get', { kind: '429', retryAfter: 1 });
    await local.slack.unreact(helpChannel, root, grace, emoji);
    await local.slack.settled();
    expect(kinds()).toEqual(['chatEnded', 'chatReopened']);
  });

  test('of a message that is gone reopens its chat', async () => {
    await open();
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.say(helpChannel, grace, 'Yes?', { threadTs: root });
    await local.slack.react(helpChannel, root, grace, emoji);
    local.slack.fail.next('reactions.get', { kind: 'error', error: 'message_not_found' });
    await local.slack.unreact(helpChannel, root, grace, emoji);
    expect(kinds()).toEqual(['chatEnded', 'chatReopened']);
  });
});

describe('several emojis', () => {
  test('end chats alike, and while one of them is there the chat is over', async () => {
    await open(['done', emoji]);
    const root = await local.slack.say(helpChannel, ada, 'Help!');
    await local.slack.react(helpChannel, root, grace, 'done');
    await local.slack.react(helpChannel, root, grace, emoji);
    await local.slack.unreact(helpChannel, root, grace, 'done');
    expect(kinds()).toEqual(['chatEnded', 'chatEnded']);
    await local.slack.react(helpChannel, root, grace, 'tada');
    await local.slack.unreact(helpChannel, root, grace, emoji);
    expect(kinds()).toEqual(['chatEnded', 'chatEnded', 'chatReopened']);
  });
});
