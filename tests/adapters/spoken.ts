import { knownLanguages } from '../../conversations/copy/say.ts';
import type { DigestData } from '../../conversations/digest/data.ts';
import { digestMessage } from '../../conversations/digest/message.ts';
import type { Message } from '../../conversations/message.ts';
import {
  asked,
  context,
  day,
  hour,
  minute,
  reason,
  type Story,
  score,
  type,
  typeAside,
} from '../conversations/story.ts';

/** Everything Afterword says in one language, as the engine really says it: one entry for each message there is. */
export function spokenIn(language: string): Readonly<Record<string, Message>> {
  const told = { ...context, locale: language, team: { ...context.team, language } };
  const begin = () => asked(told);
  const survey = (story: Story) => seen(story, 'survey');
  return {
    question: survey(begin()),
    reminder: seen(begin().when(2 * minute + day, { kind: 'woke' }), 'reminder'),
    'question moved': survey(begin().when(2 * minute + day, { kind: 'woke' })),
    clarification: seen(begin().when(hour, typeAside('between 6 and 8')), 'clarification'),
    'after 0': survey(begin().when(hour, score(0))),
    'after 7': survey(begin().when(hour, score(7))),
    'after 10': survey(begin().when(hour, score(10))),
    'thanks to a detractor': survey(
      begin()
        .when(hour, score(3))
        .when(hour + minute, reason('Too slow')),
    ),
    'thanks to a promoter': survey(
      begin()
        .when(hour, score(9))
        .when(hour + minute, reason('Kind people')),
    ),
    'scale again': survey(
      begin()
        .when(hour, score(3))
        .when(2 * hour, { kind: 'reconsidered' }),
    ),
    settled: survey(
      begin()
        .when(hour, score(3))
        .when(8 * day, { kind: 'woke' }),
    ),
    declined: survey(begin().when(hour, { kind: 'declined' })),
    'opted out': survey(begin().when(hour, { kind: 'optedOut' })),
    'opted out after a score': survey(
      begin()
        .when(hour, score(3))
        .when(2 * hour, { kind: 'optedOut' }),
    ),
    expired: survey(begin().when(8 * day, { kind: 'woke' })),
    withdrawn: survey(begin().when(hour, type('It broke again'))),
    alert: seen(begin().when(hour, score(3)), 'alert'),
    'alert with reason': seen(
      begin()
        .when(hour, score(3))
        .when(hour + minute, reason('Too slow')),
      'alert',
    ),
    'alert withdrawn': seen(
      begin()
        .when(hour, score(3))
        .when(2 * hour, score(8)),
      'alert',
    ),
    digest: digestMessage(full(language)),
    'digest of an empty day': digestMessage(empty(language)),
  };
}

/** Every language with everything it says. */
export const spoken: readonly (readonly [language: string, messages: Readonly<Record<string, Message>>])[] =
  knownLanguages.map((language) => [language, spokenIn(language)]);

function seen(story: Story, slot: string): Message {
  const message = story.visible.get(slot);
  if (message === undefined) throw new Error(`nothing is shown as ${slot}`);
  return message;
}

function full(language: string): DigestData {
  return {
    team: { name: 'Support', language, timezone: 'Europe/Berlin' },
    since: new Date('2026-03-01T23:00:00Z'),
    until: new Date('2026-03-02T23:00:00Z'),
    answers: [
      { score: 9, customer: 'Sam', agents: ['Robin'] },
      { score: 0, customer: 'Dana', agents: ['Robin', 'Kim'], reason: 'Nobody came back to me for a week.' },
      { score: 7, agents: [] },
      { score: 10, customer: 'Lin', agents: ['Kim'], reason: 'Solved in a minute.' },
      { score: 8, customer: 'Alex', agents: ['Kim'], reason: 'It works now.', earlier: { changedFrom: 3 } },
      { score: 10, customer: 'Noor', agents: [], reason: 'Fast and kind.', earlier: {} },
    ],
    delivered: 11,
    last30: { promoters: 88, passives: 18, detractors: 45 },
    last90: { promoters: 250, passives: 60, detractors: 110 },
    change: { kind: 'clear', by: -20, before: 48, since: '2026-02-12' },
    detractors: {
      count: 2,
      latest: [
        {
          score: 0,
          customer: 'Dana',
          on: '2026-03-02',
          url: 'https://acme.slack.com/archives/C0SUPPORT/p1772445600000100',
        },
        { score: 3, on: '2026-02-27' },
      ],
    },
    coverage: {
      answered: 151,
      unanswered: 190,
      notAsked: [
        { because: 'quietPeriod', count: 61 },
        { because: 'notSampled', count: 30 },
        { because: 'inactivity', count: 23 },
      ],
    },
  };
}

/** A day on which everybody had a lot to say, and nobody's name was short. */
export function longDigest(language: string): Message {
  const name = 'Wolfeschlegelsteinhausenbergerdorff '.repeat(4);
  const answer = {
    score: 0,
    customer: name,
    agents: [name, name],
    reason: 'Why does it never work? '.repeat(130),
  } as const;
  const day = full(language);
  const earlier = Array.from({ length: 5 }, () => ({ ...answer, earlier: { changedFrom: 9 as const } }));
  return digestMessage({
    ...day,
    answers: [...Array.from({ length: 15 }, () => answer), ...earlier],
    detractors: { ...day.detractors, latest: day.detractors.latest.map((each) => ({ ...each, customer: name })) },
  });
}

/** The first day: hardly anything is known. */
function empty(language: string): DigestData {
  const none = { promoters: 0, passives: 0, detractors: 0 };
  const coverage = { answered: 0, unanswered: 0, notAsked: [] };
  const change = { kind: 'unknown' } as const;
  return {
    ...full(language),
    answers: [],
    delivered: 0,
    last30: none,
    last90: none,
    change,
    detractors: { count: 0, latest: [] },
    coverage,
  };
}
