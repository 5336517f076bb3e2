import { describe, expect, test } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import { type Admission, admit, type History } from '../../conversations/invitation/admission.ts';
import { defaultSurvey, type Survey } from '../../conversations/survey.ts';
import type { Team } from '../../conversations/team.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** 11:00 in Berlin, 05:00 in New York. */
const now = new Date('2026-03-02T10:00:00Z');

const team: Team = {
  id: 'support',
  name: 'Support',
  timezone: 'Europe/Berlin',
  language: 'en',
  chats: [{ platform: 'slack', channel: 'C1' }],
  agents: [{ platform: 'slack', id: 'U9' }],
};
const chat: EndedChat = {
  source: 'slack',
  id: 'C1:1.1',
  respondent: { platform: 'slack', id: 'U1' },
  channel: { platform: 'slack', channel: 'C1' },
  agents: [{ id: 'U8' }],
  closeReason: 'resolved',
  tags: [],
  customerMessages: 2,
};
const survey: Survey = { ...defaultSurvey, company: 'Acme' };
const never: History = { shownToday: 0 };

interface Case {
  readonly chat?: Partial<EndedChat>;
  readonly survey?: Partial<Survey>;
  readonly history?: Partial<History>;
  readonly draw?: number;
  readonly endedAt?: Date;
  readonly team?: Team | undefined;
}

function decide(given: Case = {}): Admission {
  const of = 'team' in given ? given.team : team;
  const { draw = 0, endedAt = now } = given;
  return admit(
    { ...chat, ...given.chat },
    endedAt,
    of,
    { ...survey, ...given.survey },
    { ...never, ...given.history },
    draw,
    now,
  );
}

const because = (given: Case) => {
  const admission = decide(given);
  return admission.kind === 'suppressed' ? admission.because : admission.kind;
};
const askedAfter = (given: Case) => {
  const admission = decide(given);
  return admission.kind === 'admitted' ? admission.askAt.getTime() - now.getTime() : admission.because;
};

describe('who is asked', () => {
  test.each<[string, Case, string]>([
    ['a chat like any other', {}, 'admitted'],
    ['a chat of no team', { team: undefined }, 'noTeam'],
    ['a bot', { chat: { respondent: { ...chat.respondent, isBot: true } } }, 'bot'],
    ['one of the team’s agents', { chat: { respondent: { platform: 'slack', id: 'U9' } } }, 'agent'],
    ['somebody who helped in this very chat', { chat: { respondent: { platform: 'slack', id: 'U8' } } }, 'agent'],
    [
      'somebody with the same id elsewhere',
      { chat: { source: 'helpdesk', respondent: { platform: 'slack', id: 'U8' } } },
      'admitted',
    ],
    ['spam', { chat: { closeReason: 'spam' } }, 'spam'],
    ['a chat that fell asleep', { chat: { closeReason: 'inactivity' } }, 'inactivity'],
    [
      'a chat that fell asleep, where wanted',
      { chat: { closeReason: 'inactivity' }, survey: { askAfterInactivity: true } },
      'admitted',
    ],
    ['nobody spoke', { chat: { customerMessages: 0 } }, 'tooFewMessages'],
    [
      'a one-liner, where two are wanted',
      { chat: { customerMessages: 1 }, survey: { minCustomerMessages: 2 } },
      'tooFewMessages',
    ],
    ['a chat that ended 24 hours ago', { endedAt: new Date(now.getTime() - day) }, 'admitted'],
    ['a chat that ended longer ago', { endedAt: new Date(now.getTime() - day - 1) }, 'tooLate'],
    ['a chat whose end is stamped by a clock ahead of ours', { endedAt: new Date(now.getTime() + hour) }, 'admitted'],
    ['outside the sample', { survey: { sample: 0.25 }, draw: 0.25 }, 'notSampled'],
    ['inside the sample', { survey: { sample: 0.25 }, draw: 0.2499 }, 'admitted'],
    ['nobody, with an empty sample', { survey: { sample: 0 }, draw: 0 }, 'notSampled'],
    ['everybody, with a full one', { survey: { sample: 1 }, draw: 0.999999 }, 'admitted'],
    ['somebody who opted out', { history: { optedOutAt: new Date(0) } }, 'optedOut'],
    ['asked 89 days ago', { history: { lastAskedAt: new Date(now.getTime() - 89 * day) } }, 'quietPeriod'],
    ['asked 90 days ago', { history: { lastAskedAt: new Date(now.getTime() - 90 * day) } }, 'admitted'],
    [
      'about to be asked about another chat',
      { history: { lastAskedAt: new Date(now.getTime() + hour) } },
      'quietPeriod',
    ],
    [
      'asked 3 days ago, in a quiet period of 2',
      { survey: { quietPeriod: 2 * day }, history: { lastAskedAt: new Date(now.getTime() - 3 * day) } },
      'admitted',
    ],
    [
      'a member of the agents’ group',
      {
        team: { ...team, agents: [{ platform: 'slack', id: 'S1' }] },
        chat: { respondent: { ...chat.respondent, groups: ['S1'] } },
      },
      'agent',
    ],
    [
      'a member of a group that is not this team’s',
      {
        team: { ...team, agents: [{ platform: 'slack', id: 'S1' }] },
        chat: { respondent: { ...chat.respondent, groups: ['S2'] } },
      },
      'admitted',
    ],
    [
      'somebody whose account is closed',
      { chat: { respondent: { ...chat.respondent, isDeactivated: true } } },
      'deactivated',
    ],
    ['three questions taken back today', { history: { shownToday: 3 } }, 'askedTooOften'],
  ])('%s', (_, given, expected) => {
    expect(because(given)).toBe(expected);
  });

  test('says why in figures an operator can act on', () => {
    expect(decide({ history: { lastAskedAt: new Date('2026-02-01T00:00:00Z') } })).toEqual({
      kind: 'suppressed',
      because: 'quietPeriod',
      detail: 'they were last asked on 2026-02-01; survey.quietPeriod keeps them from being asked until 2026-05-02',
    });
    expect(decide({ history: { lastAskedAt: new Date('2026-03-09T10:00:00Z') } })).toEqual({
      kind: 'suppressed',
      because: 'quietPeriod',
      detail:
        'a question to them is already planned, for 2026-03-09; survey.quietPeriod keeps them from being asked until 2026-06-07',
    });
    expect(decide({ endedAt: new Date('2026-02-27T10:30:00Z') })).toEqual({
      kind: 'suppressed',
      because: 'tooLate',
      detail: 'the chat ended 71 hours before it was reported; later than 24 hours after its end nobody is asked',
    });
  });
});

describe('when they are asked', () => {
  test('after the delay', () => {
    expect(askedAfter({})).toBe(2 * 60_000);
    expect(askedAfter({ survey: { delay: 30 * 60_000 } })).toBe(30 * 60_000);
  });
  test('not in quiet hours: by the respondent’s zone, else by the team’s', () => {
    const inNewYork = { respondent: { ...chat.respondent, timezone: 'America/New_York' } };
    expect(askedAfter({ chat: inNewYork })).toBe(4 * hour);
    expect(askedAfter({ survey: { quietHours: { from: 10 * 60, to: 12 * 60 } } })).toBe(hour);
    expect(askedAfter({ chat: inNewYork, survey: { quietHours: null } })).toBe(2 * 60_000);
  });
  test('not on days that are left out, nor on holidays', () => {
    // 2 March 2026 is a Monday.
    expect(askedAfter({ survey: { days: ['mon'] } })).toBe(2 * 60_000);
    expect(askedAfter({ survey: { days: ['tue', 'wed', 'thu', 'fri'] } })).toBe(22 * hour);
    expect(askedAfter({ survey: { holidays: ['03-02'] } })).toBe(22 * hour);
    expect(askedAfter({ survey: { holidays: ['2025-03-02', '2026-03-03'] } })).toBe(2 * 60_000);
    expect(askedAfter({ survey: { days: ['mon', 'sun'], holidays: ['2026-03-02'], quietHours: null } })).toBe(
      5 * day + 13 * hour,
    );
  });
});
