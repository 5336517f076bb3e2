import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configOf } from '../src/config/loading.ts';

const env: Readonly<Record<string, Record<string, string>>> = {
  slack: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
  teams: {
    TEAMS_APP_ID: '5a1b3f52-8d4e-4c2a-9b7f-6e0d1c2b3a49',
    TEAMS_TENANT_ID: '0d1c2b3a-49f6-4e0d-9c2b-3a495a1b3f52',
    TEAMS_APP_PASSWORD: 'q7~ZbX8m2NfKpLs4RtVw',
  },
  discord: { DISCORD_TOKEN: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.q7ZbX8m2NfKpLs4RtVwYcHdJgUoEi' },
};

/** The YAML of a page, with ids where it leaves them out. */
function blocksOf(platform: string): string[] {
  const page = readFileSync(`docs/${platform}.md`, 'utf8');
  const id = '7d3c1f52-8d4e-4c2a-9b7f-6e0d1c2b3a49';
  let channel = 0;
  return [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
    text.replaceAll('<object id>', id).replaceAll('19:…@', () => `19:${'abcdef'[channel++]}0123456789@`),
  );
}

describe.each(Object.keys(env))('the first question on %s', (platform) => {
  it('comes at once and at any hour with the settings of its page, and on the next day again', () => {
    const blocks = blocksOf(platform);
    const teams = blocks.find((text) => text.startsWith('company:')) ?? '';
    const survey = blocks.find((text) => text.startsWith('survey:')) ?? '';
    expect(configOf(teams + survey, env[platform]).survey).toMatchObject({
      delay: 0,
      quietHours: null,
      quietPeriod: 24 * 3_600_000,
    });
  });
});
