import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ABot, referenceTo, startABot } from './a-bot.ts';
import { startATeams } from './a-teams.ts';
import type { Flaw } from './index.ts';

let world: Awaited<ReturnType<typeof startATeams>>;
let bot: ABot;

beforeAll(async () => {
  // The SDK reports every refused token there.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  world = await startATeams();
  bot = await startABot(world.teams);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await bot.close();
  await world.teams.close();
});

const inChat = () => referenceTo(world.teams, world.teams.chatWith(world.ada.id).id);

describe('what comes to the bot', () => {
  test.each<Flaw>([
    'no-token',
    'not-a-token',
    'wrong-key',
    'unknown-key',
    'hs256',
    'alg-none',
    'expired',
    'not-yet-valid',
    'wrong-audience',
    'wrong-issuer',
    'wrong-service-url',
    'unendorsed',
    'tampered',
  ])('is not taken with a flaw: %s', async (flaw) => {
    const { teams, ada } = world;
    const before = bot.heard.length;
    const outcome = await teams.sendForged(flaw, ada.id);
    expect(outcome).toMatchObject({
      kind: 'answered',
      status: expect.toSatisfy((status: number) => status === 401 || status === 500),
    });
    expect(bot.heard).toHaveLength(before);
  });

  test('is taken when it has none', async () => {
    const { teams, ada } = world;
    await teams.say(ada.id, ada.id, 'hello');
    const { activity } = teams.sent.at(-1) ?? {};
    expect(await teams.sendSigned(activity)).toMatchObject({ kind: 'answered', status: 200 });
  });

  test('can be anything at all', async () => {
    const { teams } = world;
    expect(await teams.sendRaw({}, '{"type":123}')).toMatchObject({ kind: 'answered', status: 400 });
    expect(await teams.sendRaw({}, 'no JSON')).toMatchObject({ kind: 'answered', status: 400 });
    expect(await teams.sendSigned({ type: 'message' })).toMatchObject({ kind: 'answered' });
  });
});

describe('the bot signs in', () => {
  test.each<[string, Record<string, string>, RegExp, number]>([
    ['a wrong secret', { MicrosoftAppPassword: 'guessed' }, /AADSTS7000215/, 401],
    ['a wrong app', { MicrosoftAppId: '00000000-0000-0000-0000-000000000001' }, /AADSTS700016/, 400],
  ])('not with %s', async (_, changes, reason, status) => {
    // Another app id each time: the SDK caches tokens by it.
    const { teams } = await startATeams();
    const stranger = await startABot(teams, changes);
    const id = changes.MicrosoftAppId ?? teams.settings.MicrosoftAppId;
    const attempt = stranger.adapter.continueConversationAsync(
      id,
      { ...inChat(), serviceUrl: teams.serviceUrl },
      async (context) => {
        await context.sendActivity('hello');
      },
    );
    await expect(attempt).rejects.toThrow(reason);
    expect(teams.signIns).toMatchObject([{ status }]);
    await stranger.close();
    await teams.close();
  });

  test('and is told when signing in fails for a while', async () => {
    const { teams, ada } = await startATeams();
    const another = await startABot(teams);
    teams.fail.next('login', { kind: '503' });
    const chat = referenceTo(teams, teams.chatWith(ada.id).id);
    await expect(another.proactively(chat, (context) => context.sendActivity('hi'))).rejects.toThrow(/AADSTS90033/);
    await another.proactively(chat, (context) => context.sendActivity('hi'));
    await another.close();
    await teams.close();
  });

  test('at Microsoft’s own address, too, which is answered here', async () => {
    const { teams, ada } = await startATeams();
    const login = `https://login.microsoftonline.com/${teams.settings.MicrosoftAppTenantId}`;
    const another = await startABot(teams, { ToChannelFromBotLoginUrl: login });
    await another.proactively(referenceTo(teams, teams.chatWith(ada.id).id), (context) => context.sendActivity('hi'));
    expect(teams.messages(ada.id)).toHaveLength(1);
    expect(teams.signIns).toHaveLength(1);
    await another.close();
    await teams.close();
  });

  test('from another process', async () => {
    const { teams } = await startATeams();
    const { loginUrl, settings } = teams;
    const script = `
      const { ConfidentialClientApplication } = require('@azure/msal-node');
      const auth = { clientId: ${JSON.stringify(settings.MicrosoftAppId)}, clientSecret: ${JSON.stringify(settings.MicrosoftAppPassword)}, authority: ${JSON.stringify(loginUrl)} };
      new ConfidentialClientApplication({ auth })
        .acquireTokenByClientCredential({ scopes: ['https://api.botframework.com/.default'] })
        .then((token) => console.log(token.tokenType));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
      env: { ...process.env, ...teams.environment },
    });
    expect(stdout.trim()).toBe('Bearer');
    expect(teams.signIns).toMatchObject([{ status: 200 }]);
    await teams.close();
  });
});

describe('what comes to the connector', () => {
  test.each(['', 'Bearer nonsense', 'Basic YTpi'])('is refused with the authorization "%s"', async (authorization) => {
    const { teams, ada } = world;
    const url = `${teams.serviceUrl}v3/conversations/${encodeURIComponent(teams.chatWith(ada.id).id)}/members`;
    const response = await fetch(url, { headers: authorization === '' ? {} : { authorization } });
    expect(response.status).toBe(401);
  });

  test('is refused from another bot', async () => {
    const other = await startATeams();
    const otherBot = await startABot(other.teams);
    const attempt = otherBot.proactively({ ...inChat() }, (context) => context.sendActivity('hello'));
    await expect(attempt).rejects.toMatchObject({ statusCode: 401 });
    await otherBot.close();
    await other.teams.close();
  });
});
