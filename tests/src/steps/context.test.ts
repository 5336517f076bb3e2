import { describe, expect, test } from 'vitest';
import { defaultSurvey } from '../../../conversations/survey.ts';
import type { Team } from '../../../conversations/team.ts';
import type { Invitation } from '../../../db/invitations.ts';
import { contextOf } from '../../../src/steps/step.ts';

const invitation = {
  id: 'i',
  teamId: 'support',
  chat: {},
  endedAt: new Date(0),
  locale: 'en',
} as unknown as Invitation;
const survey = { ...defaultSurvey, company: 'Acme' };
const contextWith = (more: Partial<Team>) => {
  const team: Team = {
    id: 'support',
    name: 'Support',
    timezone: 'Europe/London',
    language: 'en',
    chats: [],
    agents: [],
    ...more,
  };
  return contextOf(invitation, survey, [team]).team;
};
const channel = { platform: 'slack', channel: 'C1' };

describe('what an invitation is told of its team as configured now', () => {
  test.each([
    ['nothing', {}],
    ['detractors', { alerts: channel }],
    ['everything', { digest: { to: channel, at: 540, days: ['mon'] } }],
    ['everything', { alerts: channel, digest: { to: channel, at: 540, days: ['mon'] } }],
  ] as const)('that it reads %s', (reads, configured) => {
    expect(contextWith(configured)).toMatchObject({ reads });
  });

  test('what its customers are asked about', () => {
    expect(contextWith({ subject: 'Acme Cloud' })).toMatchObject({ subject: 'Acme Cloud' });
    expect(contextWith({})).not.toHaveProperty('subject');
  });

  test('the region by which it writes dates', () => {
    expect(contextWith({ language: 'en-GB' })).toMatchObject({ language: 'en-GB' });
    expect(contextWith({ language: 'fr-CA' })).toMatchObject({ language: 'en' });
  });

  test('a team that is no longer configured reads nothing', () => {
    expect(contextOf(invitation, survey, []).team).toMatchObject({ reads: 'nothing', language: 'en' });
  });
});
