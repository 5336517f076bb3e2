import { expect, it } from 'vitest';
import { switchedOff } from '../../src/switched-off.ts';
import { configOf, slackEnv, yaml } from './config/loading.ts';

const AFTERWORD_API_TOKEN = '3kT9mW5xQz8LrVf2HsBnYc6u';
const offIn = (file: string, env = {}) => switchedOff(configOf(file, { ...slackEnv, ...env })).map(({ what }) => what);

it('nothing that is on is listed', () => {
  const file = yaml(
    'survey: { askAfterInactivity: true }\n',
    '    chats: [slack:C1]\n    alerts: slack:C2\n    digest: { to: slack:C3 }\n',
  );
  expect(offIn(file, { AFTERWORD_API_TOKEN })).toEqual(['Platforms']);
  expect(switchedOff(configOf(file)).map(({ detail }) => detail)).toEqual([
    'teams, discord, web: nothing is received or sent there',
    'the HTTP API answers 503, no help desk can report chats',
  ]);
});

it('everything that is off is', () => {
  const file = yaml('survey: { remind: off, quietHours: off, sample: 25% }\n');
  expect(offIn(file)).toEqual([
    'Platforms',
    'AFTERWORD_API_TOKEN',
    'survey.remind',
    'survey.quietHours',
    'survey.sample',
    'survey.askAfterInactivity',
    'teams[0].chats',
    'teams[0].alerts',
    'teams[0].digest',
  ]);
  expect(switchedOff(configOf(file)).map(({ detail }) => detail)).toContain('only 25 % of the chats are asked about');
});

it('a team without chats has those that the API reports, where there is one', () => {
  const details = (env: object) => switchedOff(configOf(yaml(), { ...slackEnv, ...env })).map(({ detail }) => detail);
  expect(details({ AFTERWORD_API_TOKEN }).join()).toContain('only chats that the API reports');
  expect(details({}).join()).toContain('without the API nobody is ever asked');
});
