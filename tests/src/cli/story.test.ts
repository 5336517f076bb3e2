import { describe, expect, it } from 'vitest';
import type { EndedChat } from '../../../conversations/inbound.ts';
import type { Quiet } from '../../../conversations/invitation/quiet.ts';
import type { EpisodeRow } from '../../../db/episodes.ts';
import { tellEpisode } from '../../../src/commands/story.ts';

const quietHours = { from: 20 * 60, to: 9 * 60 };
const ended = new Date('2026-11-21T21:30:00Z');

/** What is told of a question that waits until then. */
function waiting(
  askAt: string,
  timezone?: string,
  hours: typeof quietHours | null = quietHours,
  calendar: Pick<Quiet, 'days' | 'holidays'> = {},
): string {
  const episode = {
    id: '00000000-0000-4000-8000-000000000001',
    episode: 1,
    team: 'support',
    endedAt: ended,
    chat: {
      source: 'slack',
      id: 'C1:1.0',
      respondent: { platform: 'slack', id: 'U1', ...(timezone === undefined ? {} : { timezone }) },
      agents: [],
      tags: [],
      closeReason: 'resolved',
    } satisfies EndedChat,
    suppressedBecause: null,
    suppressedDetail: null,
    invitation: '00000000-0000-4000-8000-000000000002',
    state: { kind: 'waiting', askAt: Date.parse(askAt) },
    askedAt: null,
    deliveredAt: null,
    wakeAt: new Date(askAt),
    score: null,
    scoredAt: null,
    reason: null,
    optedOutAt: null,
  } satisfies EpisodeRow;
  return tellEpisode(episode, { zone: 'Europe/Berlin', quietHours: hours, now: ended, ...calendar }).join(' ');
}

describe('why a question waits', () => {
  it("because of quiet hours, in the team's zone", () => {
    expect(waiting('2026-11-22T08:00:00Z')).toMatch(
      /Next: the question, on Sun.* 09:00 \(Europe\/Berlin\) because of survey\.quietHours \(20:00-09:00, Europe\/Berlin\), unless/,
    );
  });

  it("because of quiet hours in the respondent's zone", () => {
    expect(waiting('2026-11-22T00:00:00Z', 'Asia/Tokyo')).toMatch(
      / 01:00 \(Europe\/Berlin\) because of survey\.quietHours \(20:00-09:00, Asia\/Tokyo\), unless/,
    );
  });

  it('because of days that are left out, or holidays', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const told = (askAt: string, calendar: Pick<Quiet, 'days' | 'holidays'>) =>
      waiting(askAt, undefined, quietHours, calendar);
    expect(told('2026-11-23T08:00:00Z', { days })).toContain('because of survey.days (Europe/Berlin), unless');
    expect(told('2026-11-23T08:00:00Z', { holidays: ['11-22'] })).toContain(
      'because of survey.holidays (Europe/Berlin)',
    );
    expect(told('2026-11-24T08:00:00Z', { days, holidays: ['11-23'] })).toContain('because of survey.holidays');
    expect(told('2026-11-22T08:00:00Z', { holidays: ['12-25'] })).toContain('because of survey.quietHours');
  });

  it.each([
    ['only for the delay', waiting('2026-11-21T10:02:00Z')],
    ['at the end of hours that are quiet elsewhere', waiting('2026-11-22T08:00:00Z', 'Asia/Tokyo')],
    ['without quiet hours', waiting('2026-11-22T08:00:00Z', undefined, null)],
  ])('%s', (_why, story) => {
    expect(story).toContain('Not asked yet.');
    expect(story).not.toContain('quietHours');
  });
});

describe('what became of a question', () => {
  const at = Date.parse('2026-11-23T10:00:00Z');
  const asked = { askedAt: at, deliveredAt: at, expiresAt: at + 7 * 86_400_000, words: [] };
  const told = (state: EpisodeRow['state']) => {
    const chat: EndedChat = {
      source: 'slack',
      id: 'C1:1.0',
      respondent: { platform: 'slack', id: 'U1' },
      agents: [],
      tags: [],
      closeReason: 'resolved',
    };
    const row = { episode: 1, team: 'support', endedAt: ended, chat, state } as unknown as EpisodeRow;
    return tellEpisode(row, { zone: 'Europe/Berlin', quietHours, now: ended }).join(' ');
  };

  it('tells who of the team took it back by writing', () => {
    expect(told({ kind: 'withdrawn', at, asked, agent: 'Robin' })).toContain(
      'because the chat went on: Robin of the team wrote in it.',
    );
    expect(told({ kind: 'withdrawn', at })).toContain('Not asked, because the chat went on, on ');
  });

  it('tells that words were changed or deleted', () => {
    const answer = { score: 3, scoredAt: at, firstScoredAt: at, alerted: true } as const;
    const typed = [
      { message: 'm1', writtenAt: at, revisedAt: at + 60_000 },
      { message: 'm2', writtenAt: at, revisedAt: at + 60_000, deletedAt: at + 60_000 },
    ];
    const story = told({ kind: 'answered', ...asked, ...answer, typed });
    expect(story).toMatch(/What they typed on .* was changed on /);
    expect(story).toMatch(/What they typed on .* was deleted on .*: its words are not kept\./);
  });
});
