import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSurvey } from '../../../conversations/survey.ts';
import { configJsonSchema } from '../../../src/config/schema.ts';
import { variableNames } from '../../../src/config/variables.ts';
import { configOf, slackEnv, yaml } from './loading.ts';

const docs = resolve(import.meta.dirname, '../../../docs');
const silent = configOf(yaml());

describe('what the file leaves out', () => {
  it('has the documented defaults', () => {
    expect(silent.survey).toEqual({ company: 'Acme', ...defaultSurvey });
    expect(silent.teams).toEqual([
      { id: 'support', name: 'Support', timezone: 'Europe/Berlin', language: 'en', chats: [], agents: [] },
    ]);
    expect(Object.keys(silent.platforms)).toEqual(['slack']);
    expect(silent.platforms.slack?.reaction).toBe('white_check_mark');
    expect(silent.file).toMatch(/afterword\.yaml$/);
  });

  it('may be left empty', () => {
    expect(configOf(`${yaml()}survey: # all by default\n  # delay: 5m\nslack: {}\ndiscord:\n`)).toEqual({
      ...silent,
      file: expect.any(String),
      database: expect.anything(),
    });
  });
});

describe('every setting of the survey', () => {
  it.each([
    ['delay: 0', { delay: 0 }],
    ['delay: 90s', { delay: 90_000 }],
    ['remind: 12h', { remind: 43_200_000 }],
    ['remind: off', { remind: null }],
    ['expire: 2d', { expire: 172_800_000 }],
    ['quietPeriod: 24h', { quietPeriod: 86_400_000 }],
    ['days: [fri, mon]', { days: ['mon', 'fri'] }],
    ['holidays: [12-25, 02-29, 2026-04-03]', { holidays: ['12-25', '02-29', '2026-04-03'] }],
    ['quietHours: 22:00-06:30', { quietHours: { from: 1320, to: 390 } }],
    ['quietHours: off', { quietHours: null }],
    ['subject: Acme Cloud', { subject: 'Acme Cloud' }],
    ['sample: 12.5%', { sample: 0.125 }],
    ['sample: 0%', { sample: 0 }],
    ['minCustomerMessages: 0', { minCustomerMessages: 0 }],
    ['minCustomerMessages: 3', { minCustomerMessages: 3 }],
    ['askAfterInactivity: true', { askAfterInactivity: true }],
  ])('%s', (line, change) => {
    expect(configOf(yaml(`survey: { ${line} }\n`)).survey).toEqual({ ...silent.survey, ...change });
  });
});

describe('every other setting of the file', () => {
  it('company', () => {
    expect(configOf(yaml().replace('Acme', "Müller & Söhne's")).survey.company).toBe("Müller & Söhne's");
  });

  it.each([
    ['id', yaml().replace('id: support', 'id: second-line'), { id: 'second-line' }],
    ['name', yaml().replace('name: Support', 'name: Second line'), { name: 'Second line' }],
    ['timezone', yaml().replace('Europe/Berlin', 'America/New_York'), { timezone: 'America/New_York' }],
    ['language', yaml('', '    language: pt-br\n'), { language: 'pt-BR' }],
    ['subject', yaml('', '    subject: Acme Cloud\n'), { subject: 'Acme Cloud' }],
    ['chats', yaml('', '    chats: [slack:C1, slack:G2]\n'), { chats: [place('C1'), place('G2')] }],
    ['agents', yaml('', '    agents: [slack:U1, slack:S2]\n'), { agents: [person('U1'), person('S2')] }],
    ['alerts', yaml('', '    alerts: slack:C1\n'), { alerts: place('C1') }],
    ['digest.to', yaml('', '    digest: { to: slack:C1 }\n'), digest({})],
    ['digest.at', yaml('', '    digest: { to: slack:C1, at: 17:30 }\n'), digest({ at: 1050 })],
    ['digest.days', yaml('', '    digest: { to: slack:C1, days: [sun, mon] }\n'), digest({ days: ['mon', 'sun'] })],
  ])('teams[].%s', (_key, file, change) => {
    expect(configOf(file).teams).toEqual([{ ...silent.teams[0], ...change }]);
  });

  it('slack.reaction', () => {
    expect(configOf(yaml('slack: { reaction: done }\n')).platforms.slack?.reaction).toBe('done');
    const several = yaml('slack: { reaction: [done, white_check_mark, done] }\n');
    expect(configOf(several).platforms.slack?.reaction).toEqual(['done', 'white_check_mark']);
  });

  it('playground: true adds a team for the browser', () => {
    const { platforms, teams } = configOf(yaml('playground: true\n'));
    expect(platforms.web).toEqual({});
    expect(teams.map((team) => team.id)).toEqual(['support', 'playground']);
    expect(teams[1]).toMatchObject({ timezone: 'Asia/Tokyo', chats: [{ platform: 'web', channel: 'support' }] });
  });

  it('playground: true leaves the teams alone when one takes the browser chats', () => {
    const { teams } = configOf(yaml('playground: true\n', '    chats: [web:support]\n    alerts: web:other\n'));
    expect(teams).toEqual([
      {
        ...silent.teams[0],
        chats: [{ platform: 'web', channel: 'support' }],
        alerts: { platform: 'web', channel: 'other' },
      },
    ]);
  });
});

describe('docs', () => {
  it('the JSON Schema is current', () => {
    expect(JSON.parse(readFileSync(`${docs}/afterword.schema.json`, 'utf8'))).toEqual(configJsonSchema());
  });

  it('the example is right and writes out the defaults', () => {
    const example = configOf(readFileSync(`${docs}/afterword.example.yaml`, 'utf8'), slackEnv);
    expect(example.survey).toEqual(silent.survey);
    expect(example.platforms).toEqual(silent.platforms);
    expect(example.teams[0]?.digest).toEqual(digest({}, 'C0DIGEST').digest);
  });

  it('configuration.md names every key and every variable', () => {
    const text = readFileSync(`${docs}/configuration.md`, 'utf8');
    const missing = [...keysOf(configJsonSchema()), ...variableNames].filter((name) => !text.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});

/** The keys of a JSON Schema as the documentation writes them: `teams[].digest.at`. */
function keysOf(schema: unknown, prefix = ''): string[] {
  const { properties = {}, items } = schema as { properties?: Record<string, unknown>; items?: unknown };
  const inItems = items === undefined ? [] : keysOf(items, `${prefix}[]`);
  const inner = Object.entries(properties).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const nested = keysOf(value, path);
    return nested.length > 0 ? nested : [path];
  });
  return [...inItems, ...inner];
}

function place(channel: string) {
  return { platform: 'slack', channel };
}

function person(id: string) {
  return { platform: 'slack', id };
}

function digest(change: object, channel = 'C1') {
  return { digest: { to: place(channel), at: 540, days: ['mon', 'tue', 'wed', 'thu', 'fri'], ...change } };
}
