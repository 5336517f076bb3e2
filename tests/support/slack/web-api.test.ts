import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allScopes, secrets, startASlack } from './a-slack.ts';
import type { LocalSlack } from './index.ts';

let slack: LocalSlack;
let client: WebClient;

const clientOf = (token: string = secrets.botToken) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};

beforeEach(async () => {
  slack = await startASlack();
  client = clientOf();
});
afterEach(() => slack.close());

async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WebAPIPlatformError)) throw new Error(`not refused by Slack: ${error}`);
  return { ...error.data };
}

const section = (text: string) => [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }];

describe('tokens and scopes', () => {
  it('knows the bot token', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: slack.teamId,
      user_id: slack.botUserId,
      bot_id: slack.botId,
    });
  });

  it('refuses none, a wrong one and the wrong kind', async () => {
    expect(
      await refusal(new WebClient(undefined, { slackApiUrl: slack.apiUrl, logger: silent }).auth.test()),
    ).toMatchObject({ error: 'not_authed' });
    expect(await refusal(clientOf('xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' });
    expect(await refusal(client.apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await refusal(clientOf(secrets.appToken).auth.test())).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it('names the missing scope', async () => {
    await slack.close();
    slack = await startASlack({ scopes: allScopes.filter((scope) => scope !== 'chat:write') });
    expect(await refusal(clientOf().chat.postMessage({ channel: 'C1SUPPORT', text: 'x' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      response_metadata: { acceptedScopes: ['chat:write'] },
    });
  });

  it('knows no other method', async () => {
    expect(await refusal(client.apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' });
  });
});

describe('messages', () => {
  it('posts, edits and deletes', async () => {
    const posted = await client.chat.postMessage({ channel: 'C1SUPPORT', text: 'one', blocks: section('*one*') });
    const ts = posted.ts ?? '';
    await client.chat.update({ channel: 'C1SUPPORT', ts, text: 'two', blocks: section('*two*') });
    expect(slack.messages('C1SUPPORT')[0]?.edited).toBeUndefined();
    await client.chat.update({ channel: 'C1SUPPORT', ts, text: 'three' });
    const [message] = slack.messages('C1SUPPORT');
    expect(message).toMatchObject({ text: 'three', edited: { user: slack.botUserId } });
    expect(message?.blocks).toBeUndefined();
    expect(message?.history.map((version) => version.text)).toEqual(['one', 'two', 'three']);
    await client.chat.delete({ channel: 'C1SUPPORT', ts });
    expect(slack.messages('C1SUPPORT')[0]?.deletedAt).toBeTypeOf('number');
    expect(await refusal(client.chat.update({ channel: 'C1SUPPORT', ts, text: 'four' }))).toMatchObject({
      error: 'message_not_found',
    });
  });

  it.each([
    ['C0NOWHERE', 'channel_not_found'],
    ['G4SECRET', 'channel_not_found'],
    ['C3OTHER', 'not_in_channel'],
  ])('refuses to post to %s: %s', async (channel, error) => {
    expect(await refusal(client.chat.postMessage({ channel, text: 'x' }))).toMatchObject({ error });
  });

  it('refuses an archived channel, nothing to say and too much to say', async () => {
    expect(await refusal(client.chat.postMessage({ channel: 'C1SUPPORT', text: ' ' }))).toMatchObject({
      error: 'no_text',
    });
    expect(await refusal(client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x'.repeat(40_001) }))).toMatchObject({
      error: 'msg_too_long',
    });
    slack.archive('C1SUPPORT');
    expect(await refusal(client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x' }))).toMatchObject({
      error: 'is_archived',
    });
  });

  it('says which place of the blocks is wrong', async () => {
    expect(
      await refusal(client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x', blocks: section('x'.repeat(3001)) })),
    ).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: { messages: ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]'] },
    });
  });

  it("never edits another's message", async () => {
    const ts = await slack.say('C1SUPPORT', 'U1ADA', 'mine');
    expect(await refusal(client.chat.update({ channel: 'C1SUPPORT', ts, text: 'ours' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(client.chat.delete({ channel: 'C1SUPPORT', ts }))).toMatchObject({
      error: 'cant_delete_message',
    });
  });

  it('keeps replies in their thread and metadata for those who ask', async () => {
    const root = await slack.say('C1SUPPORT', 'U1ADA', 'help');
    const metadata = { event_type: 'survey', event_payload: { id: '1' } };
    await client.chat.postMessage({ channel: 'C1SUPPORT', thread_ts: root, text: 'here', metadata });
    const without = await client.conversations.replies({ channel: 'C1SUPPORT', ts: root });
    const withAll = await client.conversations.replies({ channel: 'C1SUPPORT', ts: root, include_all_metadata: true });
    expect(without.messages?.map((message) => message.text)).toEqual(['help', 'here']);
    expect(without.messages?.[1]).not.toHaveProperty('metadata');
    expect(withAll.messages?.[1]).toMatchObject({ metadata, parent_user_id: 'U1ADA' });
    expect(
      (await client.conversations.history({ channel: 'C1SUPPORT' })).messages?.map((message) => message.text),
    ).toEqual(['help']);
    expect(
      await refusal(client.chat.postMessage({ channel: 'C1SUPPORT', thread_ts: '1.000001', text: 'x' })),
    ).toMatchObject({ error: 'thread_not_found' });
  });

  it('shows an ephemeral message to one member only', async () => {
    await client.chat.postEphemeral({ channel: 'C1SUPPORT', user: 'U1ADA', text: 'psst' });
    expect(slack.ephemerals('C1SUPPORT', 'U1ADA').map((each) => each.text)).toEqual(['psst']);
    expect(slack.ephemerals('C1SUPPORT', 'U2BEN')).toEqual([]);
    expect(
      await refusal(client.chat.postEphemeral({ channel: 'C1SUPPORT', user: 'U3ZOE', text: 'psst' })),
    ).toMatchObject({ error: 'user_not_in_channel' });
  });

  it('opens direct messages with people who share a channel, and with no stranger', async () => {
    const { channel } = await client.conversations.open({ users: 'U3ZOE' });
    await client.chat.postMessage({ channel: channel?.id ?? '', text: 'hello' });
    expect(slack.messages(slack.directMessagesWith('U3ZOE') ?? '')).toHaveLength(1);
    slack.addUser({ id: 'U5STRANGER', name: 'x', teamId: 'T9CLIENT', isStranger: true });
    expect(await refusal(client.conversations.open({ users: 'U5STRANGER' }))).toMatchObject({
      error: 'user_not_visible',
    });
  });
});

describe('people', () => {
  it('tells the locale of its own people only', async () => {
    expect((await client.users.info({ user: 'U1ADA', include_locale: true })).user).toMatchObject({ locale: 'de-DE' });
    expect((await client.users.info({ user: 'U1ADA' })).user).not.toHaveProperty('locale');
    const zoe = (await client.users.info({ user: 'U3ZOE', include_locale: true })).user;
    expect(zoe).toMatchObject({ team_id: 'T9CLIENT', is_stranger: false });
    expect(zoe).not.toHaveProperty('locale');
  });

  it('says whether a channel is shared outside', async () => {
    expect((await client.conversations.info({ channel: 'C2SHARED' })).channel).toMatchObject({
      is_ext_shared: true,
      is_member: true,
    });
  });
});

it('offers commands and shortcuts to nobody of another company', async () => {
  const ts = await slack.say('C2SHARED', 'U3ZOE', 'help');
  await expect(slack.command('U3ZOE', 'C2SHARED', '/afterword')).rejects.toThrow('Slack Connect');
  await expect(slack.shortcut('U3ZOE', 'survey', 'C2SHARED', ts)).rejects.toThrow('Slack Connect');
});

describe('failures on demand', () => {
  it('answers 429 with the seconds to wait', async () => {
    slack.fail.next('chat.postMessage', { kind: '429', retryAfter: 7 });
    await expect(client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x' })).rejects.toBeInstanceOf(
      WebAPIRateLimitedError,
    );
    expect(slack.messages('C1SUPPORT')).toEqual([]);
    await client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x' });
  });

  it('breaks the connection before and after the message is there', async () => {
    slack.fail.next('chat.postMessage', { kind: 'reset-before' });
    await expect(client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x' })).rejects.toThrow();
    expect(slack.messages('C1SUPPORT')).toHaveLength(0);
    slack.fail.next('chat.postMessage', { kind: 'reset-after-store' }, { channel: 'C1SUPPORT' });
    await expect(client.chat.postMessage({ channel: 'C1SUPPORT', text: 'x' })).rejects.toThrow();
    expect(slack.messages('C1SUPPORT')).toHaveLength(1);
    expect(slack.log.map((call) => call.status)).toEqual([0, 0]);
  });

  it('answers 500 and refuses as told', async () => {
    slack.fail.next('chat.update', { kind: '500' });
    await expect(client.chat.update({ channel: 'C1SUPPORT', ts: '1.000000', text: 'x' })).rejects.toMatchObject({
      statusCode: 500,
    });
    slack.fail.next('users.info', { kind: 'error', error: 'internal_error' });
    expect(await refusal(client.users.info({ user: 'U1ADA' }))).toMatchObject({ error: 'internal_error' });
  });
});

it('allows about one message a second and channel when the limits are on', async () => {
  await slack.close();
  let now = 1_800_000_000_000;
  slack = await startASlack({ limits: 'vendor', now: () => now });
  client = clientOf();
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  for (let count = 0; count < 3; count += 1) await post('C1SUPPORT');
  await expect(post('C1SUPPORT')).rejects.toMatchObject({ retryAfter: 1 });
  await post('C2SHARED');
  now += 1000;
  await post('C1SUPPORT');
});
