import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer as listenRaw, type Server } from 'node:net';
import { WebClient } from '@slack/web-api';
import { REST } from 'discord.js';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { redacting, secretsOf } from '../../src/secrets.ts';
import { Folder } from './cli/afterword.ts';
import { configOf, yaml } from './config/loading.ts';

const slackToken = 'xoxb-4711-0815-AbCdEfGhIjKlMnOp';
const appToken = 'xapp-1-A0123-4567-89abcdef';
const discordToken = `${'M'.repeat(24)}.Gabcde.${'x'.repeat(38)}`;
const teamsSecret = 'abc8Q~0123456789.abcdefghij_klmnopq-r';
const apiToken = '3kT9mW5xQz8LrVf2HsBnYc6u';
const password = 'p@ss "w/rd"~';
const databaseUrl = `postgres://ada:${encodeURIComponent(password)}@127.0.0.1:5432/nps`;
const env = {
  DATABASE_URL: databaseUrl,
  AFTERWORD_API_TOKEN: apiToken,
  SLACK_BOT_TOKEN: slackToken,
  SLACK_APP_TOKEN: appToken,
  DISCORD_TOKEN: discordToken,
  TEAMS_APP_ID: '0b7a1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d',
  TEAMS_TENANT_ID: '1b7a1c2d-3e4f-4a5b-8c6d-7e8f9a0b1c2d',
  TEAMS_APP_PASSWORD: teamsSecret,
};
const all = [slackToken, appToken, discordToken, teamsSecret, apiToken, password];
const config = configOf(yaml(), env);

/** Repeats whatever it is told, as a proxy does that shows the request it refuses. */
let echo: HttpServer;
/** A PostgreSQL that refuses everybody and repeats the password. */
let refusing: Server;
beforeAll(async () => {
  echo = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const told = `refused: ${request.headers.authorization} ${body}`;
    response.writeHead(request.url?.includes('users') ? 403 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: told, message: told, code: 0 }));
  }).listen(0, '127.0.0.1');
  refusing = listenRaw((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      const fields = `SFATAL\0VFATAL\0C28P01\0Mno: ${password} and ${encodeURIComponent(password)}\0\0`;
      const head = Buffer.alloc(5);
      head.write('E');
      head.writeUInt32BE(Buffer.byteLength(fields) + 4, 1);
      socket.end(Buffer.concat([head, Buffer.from(fields)]));
    });
  }).listen(0, '127.0.0.1');
  await Promise.all([once(echo, 'listening'), once(refusing, 'listening')]);
});
afterAll(() => {
  echo.closeAllConnections();
  echo.close();
  refusing.close();
});

const portOf = (server: HttpServer | Server) => (server.address() as AddressInfo).port;

/** What is written to the log. */
function logged(...entries: readonly [object, string][]): string {
  const lines: string[] = [];
  const log = createLog('trace', secretsOf(config), { write: (line) => lines.push(line) });
  for (const [fields, text] of entries) log.error(fields, text);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(lines).toHaveLength(entries.length);
  return lines.join('');
}

function expectNoSecret(text: string): void {
  for (const secret of all)
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
      expect(text).not.toContain(form);
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it went well'),
    (error: unknown) => error as Error,
  );

describe('what an SDK repeats of a secret is not logged', () => {
  it('Slack', async () => {
    const slackApiUrl = `http://127.0.0.1:${portOf(echo)}/api/`;
    const client = new WebClient(slackToken, { slackApiUrl, retryConfig: { retries: 0 }, logger: undefined as never });
    const error = await failureOf(client.auth.test());
    expect(error.message).toContain(slackToken);
    const text = logged([{ err: error }, 'failed'], [{ because: error.message }, `failed: ${error.message}`]);
    expect(text).toContain('An API error occurred: refused: Bearer [redacted]');
    expectNoSecret(text);
  });

  it('Discord', async () => {
    const rest = new REST({ api: `http://127.0.0.1:${portOf(echo)}`, retries: 0 }).setToken(discordToken);
    const error = await failureOf(rest.post('/users/@me/channels', { body: { echoed: discordToken } }));
    expect(error.message).toContain(discordToken);
    const nested = new Error('could not be reached', { cause: error });
    const text = logged([{ err: nested, seen: { deep: [String(rest), discordToken] } }, 'failed']);
    expectNoSecret(text);
  });

  it('PostgreSQL', async () => {
    const url = databaseUrl.replace('5432', String(portOf(refusing)));
    const error = await failureOf(new pg.Client({ connectionString: url }).connect());
    expect(error.message).toContain(password);
    const together = new AggregateError([error, new Error(`at ${url}`)], 'all failed');
    const text = logged([{ err: error }, 'failed'], [{ err: together }, 'failed']);
    expect(text.match(/no: \[redacted\] and \[redacted\]/g)).toHaveLength(2);
    expectNoSecret(text);
  });

  it('Microsoft, in a form as it was sent', () => {
    const form = new URLSearchParams({ client_secret: teamsSecret, other: apiToken, password });
    const error = new Error(`invalid_client: AADSTS7000215: ${form}`, { cause: new Error(`sent ${appToken}`) });
    error.stack = `Error\n    at request (https://login.example/?secret=${encodeURIComponent(teamsSecret)}:1:1)`;
    const text = logged([{ err: error }, 'failed']);
    expect(text).toContain('client_secret=[redacted]&other=[redacted]&password=[redacted]');
    expect(text).toContain('?secret=[redacted]:1:1');
    expectNoSecret(text);
  });
});

describe('the lines of the log', () => {
  it('stay JSON, with their keys and numbers, whatever a secret is', () => {
    const lines: string[] = [];
    const log = createLog('info', ['level', 'msg"', '1234'], { write: (line) => lines.push(line) });
    log.info({ level: 'a level', n: 1234 }, 'the level of msg" 1234');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ n: 1234, msg: 'the [redacted] of [redacted] [redacted]' });
  });

  it('lose no words to a secret of a letter', () => {
    expect(redacting(['a', ''])('a banana')).toBe('a banana');
  });

  it('hide the longer of two secrets of which one begins with the other', () => {
    expect(redacting(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('[redacted] [redacted]');
  });
});

it('every secret of the configuration is known', () => {
  expect(secretsOf(config)).toEqual(expect.arrayContaining(all));
});

it('nor is it printed on the terminal', async () => {
  const DATABASE_URL = databaseUrl.replace('5432', String(portOf(refusing)));
  await using folder = new Folder({}, { DATABASE_URL });
  const said = await Promise.all(['start', 'check', 'export'].map((command) => folder.run(command)));
  for (const { stdout, stderr } of said) {
    expect(stdout + stderr).toContain('(no: [redacted] and [redacted])');
    expectNoSecret(stdout + stderr);
  }
}, 60_000);
