import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { linesOf, loadFrom, problemsOf, slackEnv, yaml } from './loading.ts';

describe('a setting that can not be taken', () => {
  it.each([
    ['survey.delay', 'survey: { delay: 2 minutes }', 'is "2 minutes". Write a duration from 0 to 7d'],
    [
      'survey.delay',
      'survey: { delay: 2 }',
      'is 2. Its unit is missing: write 2m for 2 minutes or 2h for 2 hours or 2d for 2 days.',
    ],
    ['survey.delay', 'survey: { delay: 1440 }', 'is 1440. Its unit is missing: write 1440m for 1440 minutes.'],
    ['survey.quietPeriod', 'survey: { quietPeriod: 1 }', 'is 1. Its unit is missing: write 1d for 1 day.'],
    ['survey.remind', 'survey: { remind: 1 }', 'is 1. Its unit is missing: write 1m for 1 minute or 1h for 1 hour or'],
    ['survey.delay', 'survey: { delay: 99999999 }', 'is 99999999. Write a duration'],
    ['survey.delay', 'survey: { delay: 8d }', 'is "8d". Write a duration from 0 to 7d'],
    ['survey.expire', 'survey: { remind: off, expire: 30s }', 'is "30s". Write a duration from 1m to 90d'],
    ['survey.expire', 'survey: { expire: 91d }', 'is "91d"'],
    ['survey.remind', 'survey: { remind: 0 }', 'is 0. Write a duration from 1m to 90d, such as 24h, or off.'],
    ['survey.quietPeriod', 'survey: { quietPeriod: 12h }', 'is "12h". Write a duration from 1d'],
    ['survey.quietPeriod', 'survey: { quietPeriod: off }', 'is "off"'],
    ['survey.quietHours', 'survey: { quietHours: 20:00 }', 'Write two different times'],
    ['survey.days', 'survey: { days: [mon, Samstag] }', 'Its entry "Samstag" is no day'],
    ['survey.days', 'survey: { days: [] }', 'Write a list of one or more of mon, tue'],
    ['survey.holidays[0]', 'survey: { holidays: [25.12.] }', 'is "25.12.". Write a day as 2026-04-03, or as 12-25'],
    ['survey.holidays[1]', 'survey: { holidays: [02-29, 2026-02-29] }', 'is "2026-02-29". Write a day'],
    ['survey.sample', 'survey: { sample: 0.5 }', 'is 0.5. Write a share from 0% to 100%'],
    ['survey.minCustomerMessages', 'survey: { minCustomerMessages: -1 }', 'is -1. Write a whole number'],
    ['survey.askAfterInactivity', 'survey: { askAfterInactivity: yes }', 'is "yes". Write true or false.'],
    ['survey.remind', 'survey: { remind: null }', 'is empty. Write a duration from 1m'],
    ['survey', 'survey: [delay]', 'is a list. Write the settings of the survey'],
    ['slack.reaction', 'slack: { reaction: ":tada:" }', 'is ":tada:". Write the name of an emoji without colons'],
    ['slack.reaction', 'slack: { reaction: [done, ":tada:"] }', 'Write the name of an emoji without colons'],
    ['slack.reaction', 'slack: { reaction: [] }', 'Write the name of an emoji without colons'],
    ['playground', 'playground: on', 'is "on". Write true or false.'],
    ['playground', 'playground:', 'is empty. Write true or false.'],
  ])('%s: %s', (key, line, said) => {
    const [problem, ...more] = problemsOf(`${yaml()}${line}\n`);
    expect(problem).toContain(`afterword.yaml:6: ${key} ${said.startsWith('is') ? said : ''}`);
    expect(problem).toContain(said);
    expect(more).toEqual([]);
  });

  it.each([
    ['teams[0].language', 'language: klingon!', 'Write a BCP 47 language'],
    ['teams[0].chats', 'chats: slack:C1', 'is "slack:C1". Write a list of channels'],
    ['teams[0].chats[1]', 'chats: [slack:C1, C2]', 'is "C2". Write the platform and the id'],
    ['teams[0].chats[0]', 'chats: [null]', 'is empty. Write the platform'],
    ['teams[0].chats', 'chats:', 'is empty. Write a list of channels'],
    ['teams[0].alerts', 'alerts:', 'is empty. Write the platform'],
    ['teams[0].alerts', 'alerts: ~ # later', 'is empty. Write the platform'],
    [
      'teams[0].alerts',
      'alerts: #support-alerts',
      'is empty: what stands behind # is a comment. If it was meant, write "#support-alerts". Write the platform and the id',
    ],
    ['teams[0].digest', 'digest: # at nine', 'is empty: what stands behind # is a comment. If it was meant'],
    ['teams[0].digest.to', 'digest: { to: }', 'is empty. Write the platform'],
    ['teams[0].language', 'language: #de', 'write "#de". Write a BCP 47 language'],
    ['teams[0].chats[0]', 'chats: ["slack:#help"]', 'is "slack:#help". Write the id, not the name'],
    [
      'teams[0].chats[0]',
      'chats: [irc:help]',
      'names the unknown platform irc. Known here: slack, teams, discord, web.',
    ],
    ['teams[0].agents[0]', 'agents: [slack:C1]', 'is "slack:C1". Write the id'],
    ['teams[0].alerts', 'alerts: web:alerts', 'is a place of the playground, which is off. Set playground: true'],
    ['teams[0].digest.to', 'digest: { at: "09:00" }', 'is missing. Write the platform'],
    ['teams[0].digest.at', 'digest: { to: slack:C1, at: 9am }', 'is "9am". Write a time from "00:00" to "23:59"'],
    [
      'teams[0].digest.days',
      'digest: { to: slack:C1, days: [monday] }',
      'is a list. Its entry "monday" is no day: did you mean mon? Write a list of one or more of mon',
    ],
    ['teams[0].digest.days', 'digest: { to: slack:C1, days: [mon, tue, mon] }', 'Its entry "mon" stands there twice.'],
    ['teams[0].digest.days', 'digest: { to: slack:C1, days: [mon, 7, tue] }', 'Its entry 7 is no day. Write'],
    ['teams[0].digest.days', 'digest: { to: slack:C1, days: [] }', 'is a list'],
  ])('%s: %s', (key, line, said) => {
    const [problem, ...more] = problemsOf(yaml('', `    ${line}\n`));
    expect(problem).toContain(`afterword.yaml:6: ${key} `);
    expect(problem).toContain(said);
    expect(more).toEqual([]);
  });

  it.each([
    ['Berlin', 'Did you mean Europe/Berlin?'],
    ['Europe/Berln', 'Did you mean Europe/Berlin?'],
    ['new york', 'Did you mean America/New_York?'],
    ['+01:00', 'Write an IANA time zone'],
    ['Mars/Olympus', 'Write an IANA time zone'],
  ])('the time zone %s', (zone, said) => {
    expect(problemsOf(yaml().replace('Europe/Berlin', `"${zone}"`))).toEqual([
      expect.stringContaining(`afterword.yaml:5: teams[0].timezone is "${zone}". ${said}`),
    ]);
  });

  it('a comment in place of a value on a line of its own', () => {
    expect(problemsOf(`${yaml()}survey:\n  remind: #24h\n`)).toEqual([
      'afterword.yaml:7: survey.remind is empty: what stands behind # is a comment. If it was meant, write "#24h". Write a duration from 1m to 90d, such as 24h, or off.',
    ]);
  });

  it('a team id that is no id, and a name of two lines', () => {
    const file = yaml().replace('id: support', 'id: Second Line').replace('name: Support', 'name: "a\\nb"');
    expect(problemsOf(file)).toEqual([
      'afterword.yaml:3: teams[0].id is "Second Line". Write 1 to 64 lower-case letters, digits and hyphens, such as support.',
      'afterword.yaml:4: teams[0].name is "a\\nb". Write a name on one line, at most 80 characters.',
    ]);
  });

  it('a token in the file is not repeated', () => {
    const discordToken = `${'M'.repeat(24)}.Gabcde.${'x'.repeat(38)}`;
    const teamsSecret = `abc8Q~${'y'.repeat(34)}`;
    for (const [secret, shown] of [
      ['xoxb-1234', 'xoxb-…'],
      [discordToken, '"… secret"'],
      [teamsSecret, '"… secret"'],
    ] as const) {
      const said = problemsOf(yaml(`slack: { reaction: "${secret} secret" }\n`)).join();
      expect(said).not.toContain(secret.slice(-4));
      expect(said).toContain(shown);
    }
  });
});

describe('a key that is none', () => {
  it.each([
    ['quietPeriode: 90d', 'survey.quietPeriode is not a setting. Did you mean quietPeriod?'],
    ['quiet_period: 90d', 'survey.quiet_period is not a setting. Did you mean quietPeriod?'],
    ['dleay: 2m', 'survey.dleay is not a setting. Did you mean delay?'],
    ['reaction: tada', 'survey.reaction is not a setting. Did you mean slack.reaction?'],
    ['autoArchive: true', 'survey.autoArchive is not a setting. Did you mean discord.autoArchive?'],
    ['company: Acme', 'survey.company is not a setting. Did you mean company at the top?'],
    [
      'botToken: xoxb-1',
      'survey.botToken is not a setting. Secrets belong in the environment, such as SLACK_BOT_TOKEN.',
    ],
    ['token: x', 'survey.token is not a setting. Secrets belong in the environment, such as SLACK_BOT_TOKEN.'],
    [
      'app-password: x',
      'survey.app-password is not a setting. Secrets belong in the environment, such as TEAMS_APP_PASSWORD.',
    ],
    ['colour: red', 'survey.colour is not a setting. Possible here: delay, remind, expire,'],
  ])('%s', (line, said) => {
    const lines = problemsOf(yaml(`survey:\n  sample: 50%\n  ${line}\n`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`afterword.yaml:8: ${said}`);
  });
});

describe('settings that clash', () => {
  const second = (team: string) => yaml('', `    chats: [slack:C1]\n  - ${team.replaceAll('\n', '\n    ')}\n`);

  it('two teams of one id', () => {
    expect(problemsOf(second('id: support\nname: B\ntimezone: UTC'))).toEqual([
      'afterword.yaml:7: teams[1].id is the id of teams[0] too. Give every team an id of its own.',
    ]);
  });

  it('one channel claimed twice', () => {
    expect(problemsOf(second('id: b\nname: B\ntimezone: UTC\nchats: [slack:C2, slack:C1]'))).toEqual([
      'afterword.yaml:10: teams[1].chats[1] is claimed by teams[0] already. Name each channel once: its chats belong to one team.',
    ]);
  });

  describe('what the team is told where customers are helped', () => {
    const told = 'they would read what is for the team alone. Name a channel that only the team can read.';

    it.each([
      ['alerts: slack:C1', 'alerts'],
      ['digest: { to: slack:C1 }', 'digest.to'],
    ])('in its own chats: %s', (line, key) => {
      const file = yaml('', `    chats: [slack:C9, slack:C1]\n    ${line}\n`);
      expect(problemsOf(file)).toEqual([
        `afterword.yaml:7: teams[0].${key} is a channel in which customers are helped (teams[0].chats[1]): ${told}`,
      ]);
    });

    it("in another team's chats, before or behind it", () => {
      expect(problemsOf(second('id: b\nname: B\ntimezone: UTC\nalerts: slack:C1'))).toEqual([
        `afterword.yaml:10: teams[1].alerts is a channel in which customers are helped (teams[0].chats[0]): ${told}`,
      ]);
      const behind = second('id: b\nname: B\ntimezone: UTC\nchats: [slack:C2]').replace(
        '    chats: [slack:C1]\n',
        '    alerts: slack:C2\n',
      );
      expect(problemsOf(behind)).toEqual([
        `afterword.yaml:6: teams[0].alerts is a channel in which customers are helped (teams[1].chats[0]): ${told}`,
      ]);
    });

    it('in the chats that the playground adds', () => {
      const file = yaml('playground: true\n', '    alerts: web:support\n');
      expect(problemsOf(file)).toEqual([
        expect.stringContaining('(the chats of the team that playground: true adds): they would read'),
      ]);
    });

    it('the same id on another platform is another channel', () => {
      const file = yaml('playground: true\n', '    chats: [web:support]\n    alerts: web:support-alerts\n');
      expect(problemsOf(file)).toEqual([]);
    });
  });

  it.each([
    ['remind: 7d', 'survey.remind'],
    ['expire: 1h', 'survey.expire'],
    ['expire: 24h', 'survey.expire'],
  ])('a reminder after the end: %s', (line, key) => {
    expect(problemsOf(yaml(`survey: { ${line} }\n`))).toEqual([
      expect.stringMatching(new RegExp(`^afterword.yaml:6: ${key} lets the reminder come after`)),
    ]);
  });

  it('a language that nobody here speaks', () => {
    const options = { languages: ['en', 'de', 'pt-BR'] };
    expect(problemsOf(yaml('', '    language: tlh\n'), slackEnv, options)).toEqual([
      'afterword.yaml:6: teams[0].language is "tlh", which Afterword doesn\'t speak. Known here: en, de, pt-BR.',
    ]);
    for (const spoken of ['en-GB', 'de', 'pt-br']) {
      expect(problemsOf(yaml('', `    language: ${spoken}\n`), slackEnv, options)).toEqual([]);
    }
  });

  it('the id of the team that the playground adds', () => {
    const file = yaml('playground: true\n').replace('id: support', 'id: playground');
    expect(problemsOf(file)).toEqual([
      expect.stringContaining('teams[0].id is the id of the team that playground: true adds'),
    ]);
  });
});

describe('all at once', () => {
  it('every problem of the file and the environment, in the order of the lines', () => {
    const file =
      'compny: Acme\nteams:\n  - id: a\n    name: A\n    timezone: UTC\n    chats: [slack:C1, slack:C1]\nsurvey:\n  delay: soon\n  remind: 8d\n';
    expect(problemsOf(file, { PORT: 'http', LOG_LEVEL: 'loud' })).toEqual([
      expect.stringContaining('afterword.yaml:1: company is missing.'),
      expect.stringContaining('afterword.yaml:1: compny is not a setting. Did you mean company?'),
      expect.stringContaining('afterword.yaml:6: teams[0].chats[1] is claimed'),
      expect.stringContaining('afterword.yaml:8: survey.delay is "soon"'),
      expect.stringContaining('afterword.yaml:9: survey.remind lets the reminder'),
      expect.stringContaining('environment: PORT is "http"'),
      expect.stringContaining('environment: LOG_LEVEL is "loud"'),
      expect.stringContaining('environment: SLACK_BOT_TOKEN is missing, but teams[0].chats[0] needs it'),
    ]);
  });

  it('an empty file lacks what has no default', () => {
    expect(problemsOf('# nothing yet\n')).toEqual([
      'afterword.yaml:1: The file is empty. Write the settings as keys, such as company: Acme.',
    ]);
    expect(problemsOf('company: Acme\nteams: []\n')).toEqual([
      'afterword.yaml:2: teams is a list. Write a list with at least one team.',
    ]);
  });
});

describe('a file that can not be read', () => {
  it('is not YAML: every error with its line', () => {
    expect(problemsOf('company: Acme\ncompany: Acme\nteams: [1\nsurvey: 2\n')).toEqual([
      'afterword.yaml:2: The file is not readable YAML. A key stands here for the second time.',
      expect.stringMatching(/^afterword\.yaml:4: The file is not readable YAML\. /),
    ]);
  });

  it.each(['a: *nowhere', 'a: !custom b', 'a: 1\n---\nb: 2'])('YAML we do not take: %j', (text) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining('The file is not readable YAML')]);
  });

  it('a bomb of aliases', () => {
    const bomb = `a: &a [${'x,'.repeat(50)}]\n${[...'bcdefg'].map((key, i) => `${key}: &${key} [${`*${'abcdef'[i]},`.repeat(50)}]\n`).join('')}`;
    expect(problemsOf(bomb)).toEqual([expect.stringContaining('The file is not readable YAML')]);
  });

  it('holds two documents', () => {
    expect(problemsOf(`${yaml()}---\n${yaml()}`)).toEqual([
      'afterword.yaml:6: The file is not readable YAML. A second document begins here: leave out the line --- or ... before it.',
    ]);
  });

  it('is indented by tabs: one sentence, for what follows from it helps nobody', () => {
    const file = 'company: Acme\nteams:\n\t- id: a\n\t  name: b\n  \ttimezone: UTC\nsurvey:\n\tdelay: 2m\n';
    expect(problemsOf(file)).toEqual([
      'afterword.yaml:3: The file is not readable YAML. A tab indents this line: use spaces, here and wherever else there are tabs.',
    ]);
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${yaml()}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(yaml(), 'utf16le')],
    ['Latin-1', Buffer.from(yaml().replace('Acme', 'Müller'), 'latin1')],
  ])('is saved as %s', (_encoding, bytes) => {
    expect(linesOf(loadFrom({ 'afterword.yaml': bytes }))).toEqual([
      'afterword.yaml: The file is not text in UTF-8. Save the file as UTF-8.',
    ]);
  });

  it('may begin with the mark of UTF-8', () => {
    expect(problemsOf(`\ufeff${yaml()}`)).toEqual([]);
  });

  it('AFTERWORD_CONFIG names a file that is not there', () => {
    expect(linesOf(loadFrom({}, { AFTERWORD_CONFIG: 'other.yaml' }))).toEqual([
      expect.stringMatching(/^environment: AFTERWORD_CONFIG names \/.*other\.yaml, which is not there\. /),
    ]);
  });

  it('AFTERWORD_CONFIG names another file, and problems name it', () => {
    const loaded = loadFrom({ 'other.yaml': `${yaml()}x: 1\n` }, { AFTERWORD_CONFIG: 'other.yaml' });
    expect(linesOf(loaded)).toEqual([expect.stringContaining('other.yaml:6: x is not a setting')]);
  });

  it('is called .yml', () => {
    expect(linesOf(loadFrom({ 'afterword.yml': yaml() }))).toEqual([
      'environment: afterword.yml is not read. Rename it to afterword.yaml.',
    ]);
  });

  it('is a directory, and so is .env', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'afterword-config-'));
    mkdirSync(join(cwd, 'afterword.yaml'));
    mkdirSync(join(cwd, '.env'));
    expect(linesOf(loadConfig({ env: {}, cwd }))).toEqual([
      "environment: afterword.yaml can't be read (EISDIR). Make it a readable file.",
      "environment: .env can't be read (EISDIR). Make it a readable file or remove it.",
    ]);
    rmSync(cwd, { recursive: true });
  });
});
