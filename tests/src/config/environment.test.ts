import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { configOf, linesOf, loadFrom, problemsOf, slackEnv, yaml } from './loading.ts';

const withChannel = yaml('', '    alerts: slack:C1\n');

describe('without a file', () => {
  it('the playground and its defaults hold', () => {
    const loaded = loadFrom({});
    expect(loaded).toEqual({
      kind: 'config',
      config: {
        survey: {
          company: 'Acme',
          delay: 0,
          remind: 86_400_000,
          expire: 604_800_000,
          quietPeriod: 7_776_000_000,
          quietHours: null,
          sample: 1,
          minCustomerMessages: 1,
          askAfterInactivity: false,
        },
        teams: [
          {
            id: 'support',
            name: 'Support',
            timezone: 'Asia/Tokyo',
            language: 'en',
            chats: [{ platform: 'web', channel: 'support' }],
            agents: [],
            alerts: { platform: 'web', channel: 'support-alerts' },
            digest: {
              to: { platform: 'web', channel: 'nps-digest' },
              at: 540,
              days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
            },
          },
        ],
        http: { host: '127.0.0.1', port: 3000 },
        database: { kind: 'embedded', dataDir: expect.stringMatching(/^\/.*\/data$/) },
        api: undefined,
        platforms: { web: {} },
        logLevel: 'info',
      },
    });
  });

  it("the team is in the machine's time zone", () => {
    const loaded = loadConfig({ env: {}, cwd: import.meta.dirname });
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(loaded).toMatchObject({ config: { teams: [{ timezone: zone }] } });
  });
});

describe('every variable', () => {
  it.each([
    [{ PORT: '8080' }, { http: { host: '127.0.0.1', port: 8080 } }],
    [{ PORT: '0' }, { http: { host: '127.0.0.1', port: 0 } }],
    [{ HOST: '0.0.0.0' }, { http: { host: '0.0.0.0', port: 3000 } }],
    [{ OPERATIONS_PORT: '9100' }, { http: { port: 3000, operationsPort: 9100 } }],
    [{ HOST: '::' }, { http: { host: '::', port: 3000 } }],
    [
      { DATABASE_URL: 'postgres://a:b@db/x', AFTERWORD_DATA: '/d' },
      { database: { kind: 'url', url: 'postgres://a:b@db/x' } },
    ],
    [{ AFTERWORD_DATA: '/var/lib/afterword' }, { database: { kind: 'embedded', dataDir: '/var/lib/afterword' } }],
    [{ AFTERWORD_API_TOKEN: ' 3kT9mW5xQz8LrVf2HsBnYc6u ' }, { api: { token: '3kT9mW5xQz8LrVf2HsBnYc6u' } }],
    [{ LOG_LEVEL: 'DEBUG' }, { logLevel: 'debug' }],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'f00d' },
      {
        platforms: {
          slack: {
            botToken: 'xoxb-1',
            transport: { kind: 'http', signingSecret: 'f00d' },
            apiUrl: 'https://slack.com/api/',
          },
        },
      },
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      { platforms: { slack: { transport: { kind: 'socket', appToken: 'xapp-1' } } } },
    ],
    [
      { ...slackEnv, SLACK_APP_TOKEN: 'xapp-1' },
      { platforms: { slack: { transport: { kind: 'socket', appToken: 'xapp-1' } } } },
    ],
    [
      { ...slackEnv, SLACK_API_URL: 'http://127.0.0.1:9/api' },
      { platforms: { slack: { apiUrl: 'http://127.0.0.1:9/api/' } } },
    ],
  ])('%j', (env, change) => {
    expect(configOf(yaml(), env)).toMatchObject(change);
  });

  it('an empty one counts as absent', () => {
    const env = {
      PORT: '',
      HOST: ' ',
      DATABASE_URL: '',
      AFTERWORD_API_TOKEN: '',
      SLACK_BOT_TOKEN: '',
      AFTERWORD_CONFIG: '',
    };
    const config = configOf(yaml(), env);
    expect(config).toMatchObject({ http: { host: '127.0.0.1', port: 3000 }, api: undefined });
    expect(config.platforms).toEqual({});
  });
});

describe('.env', () => {
  it('is read, and the real environment wins', () => {
    const files = {
      'afterword.yaml': yaml(),
      '.env': 'PORT=4000\nAFTERWORD_API_TOKEN="from file" # no\nLOG_LEVEL=warn\n',
    };
    expect(loadFrom({ ...files, '.env': 'PORT=4000\nLOG_LEVEL=warn\n' }, { PORT: '5000' })).toMatchObject({
      config: { http: { port: 5000 }, logLevel: 'warn' },
    });
    expect(linesOf(loadFrom(files))).toEqual([expect.stringContaining('.env: AFTERWORD_API_TOKEN contains')]);
    expect(linesOf(loadFrom({ '.env': 'PORT=x' }))).toEqual([expect.stringContaining('.env: PORT is "x"')]);
  });

  it('may name the file', () => {
    const files = { '.env': 'AFTERWORD_CONFIG=mine.yaml', 'mine.yaml': yaml() };
    expect(loadFrom(files)).toMatchObject({ config: { file: expect.stringMatching(/mine\.yaml$/) } });
  });
});

describe('a variable that can not be taken', () => {
  it.each([
    [{ PORT: '65536' }, 'PORT is "65536". Write a port from 1 to 65535'],
    [{ PORT: '80a' }, 'PORT is "80a"'],
    [{ PORT: '-1' }, 'PORT is "-1"'],
    [{ OPERATIONS_PORT: '0' }, 'OPERATIONS_PORT is "0". Write a port from 1 to 65535 that is not the one in PORT'],
    [{ PORT: '4000', OPERATIONS_PORT: '4000' }, 'OPERATIONS_PORT is "4000"'],
    [{ HOST: 'http://x' }, 'HOST is "http://x". Write an address or host name'],
    [{ LOG_LEVEL: 'verbose' }, 'LOG_LEVEL is "verbose". Write one of trace, debug'],
    [
      { AFTERWORD_API_TOKN: 'x' },
      'AFTERWORD_API_TOKN is not a variable that Afterword reads. Did you mean AFTERWORD_API_TOKEN?',
    ],
    [{ SLACK_API_URI: 'x' }, 'SLACK_API_URI is not a variable that Afterword reads. Did you mean SLACK_API_URL?'],
    [{ SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL is "slack.com". Write an http or https address'],
  ])('%j', (env, said) => {
    expect(problemsOf(yaml(), env)).toEqual([expect.stringContaining(`environment: ${said}`)]);
  });

  it("leaves other people's variables alone", () => {
    const env = {
      AFTERWORD_SERVICE_HOST: '10.0.0.1',
      AFTERWORD_PORT_80_TCP: 'tcp://10.0.0.1',
      DATABASE_URI: 'x',
      SLACK_TEAM: 'x',
    };
    expect(problemsOf(yaml(), env)).toEqual([]);
  });
});

describe("Slack's credentials", () => {
  it.each([
    [{}, ['SLACK_BOT_TOKEN is missing, but teams[0].alerts needs it. Copy the Bot User OAuth Token']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN is missing, but SLACK_APP_TOKEN needs it']],
    [{ SLACK_SIGNING_SECRET: 'f00d' }, ['SLACK_BOT_TOKEN is missing, but SLACK_SIGNING_SECRET needs it']],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      ['SLACK_APP_TOKEN is missing, and so is SLACK_SIGNING_SECRET. Set SLACK_APP_TOKEN to receive by Socket Mode'],
    ],
    [{ ...slackEnv, SLACK_BOT_TOKEN: 'xoxp-hidden' }, ['SLACK_BOT_TOKEN begins with xoxp-, not with xoxb-. Copy']],
    [{ ...slackEnv, SLACK_BOT_TOKEN: 'xoxe.xoxb-hidden' }, ['SLACK_BOT_TOKEN begins with xoxe.xoxb-, not with xoxb-']],
    [{ ...slackEnv, SLACK_BOT_TOKEN: 'hidden' }, ['SLACK_BOT_TOKEN is not a token of Slack. Copy']],
    [{ ...slackEnv, SLACK_BOT_TOKEN: 'xoxb-hid den' }, ['SLACK_BOT_TOKEN is not a token of Slack']],
    [
      { SLACK_BOT_TOKEN: 'xapp-hidden', SLACK_APP_TOKEN: 'xoxb-hidden' },
      ['SLACK_BOT_TOKEN begins with xapp-, not with xoxb-', 'SLACK_APP_TOKEN begins with xoxb-, not with xapp-'],
    ],
    [{ ...slackEnv, SLACK_SIGNING_SECRET: 'hid den' }, ['SLACK_SIGNING_SECRET contains blanks']],
  ])('%j', (env, said) => {
    const lines = problemsOf(withChannel, env);
    expect(lines).toEqual(said.map((text) => expect.stringContaining(`environment: ${text}`)));
    expect(lines.join()).not.toMatch(/hid/);
  });

  it('the database URL is never shown either', () => {
    const lines = problemsOf(yaml(), { DATABASE_URL: 'mysql://root:hidden@db/x' });
    expect(lines).toEqual([
      expect.stringContaining('environment: DATABASE_URL is not the URL of a PostgreSQL database'),
    ]);
    expect(lines.join()).not.toContain('hidden');
  });
});

describe('the playground never listens beyond loopback', () => {
  it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('%s is taken', (host) => {
    expect(linesOf(loadFrom({}, { HOST: host }))).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '192.168.0.2', '12.7.0.1', 'afterword.internal', '127.0.0.1.example.com'])(
    '%s is refused',
    (host) => {
      const said = `environment: HOST is ${host}, which others can reach, while the playground is on. Leave HOST out`;
      expect(linesOf(loadFrom({}, { HOST: host }))).toEqual([expect.stringContaining(said)]);
      expect(problemsOf(yaml('playground: true\n'), { HOST: host })).toEqual([expect.stringContaining(said)]);
    },
  );
});
