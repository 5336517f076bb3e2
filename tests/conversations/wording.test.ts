import { describe, expect, test } from 'vitest';
import { knownLanguages } from '../../conversations/copy/say.ts';
import { digestMessage } from '../../conversations/digest/message.ts';
import type { Context, Reads } from '../../conversations/invitation/context.ts';
import type { Message } from '../../conversations/message.ts';
import { scores } from '../../conversations/numbers/score.ts';
import { asked, context, day, hour, minute, reason, type Story, score, typeAside } from './story.ts';

const survey = (story: Story) => story.visible.get('survey') as Message;
const read = (message: Message | undefined) =>
  [message?.blocks, message?.ask].map((part) => JSON.stringify(part ?? '')).join('\n');
const speaking = (locale: string): Context => ({ ...context, locale });
const reading = (reads: Reads, told: Context = context): Context => ({ ...told, team: { ...told.team, reads } });
const explained = (told: Context, value: number) =>
  asked(told)
    .when(hour, score(value))
    .when(hour + minute, reason('Because'));

describe('the instrument', () => {
  test.each([
    [
      'en',
      'How likely is it that you would recommend Acme to a friend or colleague?',
      'Not at all likely',
      'Extremely likely',
    ],
    [
      'de',
      'Wie wahrscheinlich ist es, dass Sie Acme Freunden oder Kollegen weiterempfehlen?',
      'Überhaupt nicht wahrscheinlich',
      'Äußerst wahrscheinlich',
    ],
  ])('in %s is the canonical question with the extremes at its ends', (locale, question, low, high) => {
    expect(survey(asked(speaking(locale))).ask).toMatchObject({ kind: 'scale', question, low, high });
  });

  test('asks about the subject of the survey, or of the team', () => {
    const product = { ...context, survey: { ...context.survey, subject: 'Acme Cloud' } };
    expect(read(survey(asked(product)))).toContain('recommend Acme Cloud to a friend');
    const ofTeam = { ...product, team: { ...context.team, subject: 'Acme Billing' } };
    const message = survey(asked(ofTeam));
    expect(read(message)).toContain('recommend Acme Billing to a friend');
    expect(message.summary).toContain('Acme Billing');
    expect(read(message)).toContain('thanks for talking to Acme support');
  });

  describe.each(knownLanguages)('in %s', (locale) => {
    const rated = (value: number) => survey(asked(speaking(locale)).when(hour, score(value)));

    test('asks the same whatever was answered', () => {
      const questions = scores.map((value) => {
        const { ask } = rated(value);
        return ask?.kind === 'reason' ? ask.question : undefined;
      });
      expect(new Set(questions).size).toBe(1);
      expect(questions[0]).toMatch(locale === 'de' ? /Grund für Ihre Bewertung\?$/ : /reason for your score\?$/);
    });

    test.each(scores)('reveals no threshold after a %i', (value) => {
      const words = read(rated(value)).replaceAll(String(value), '');
      expect(words).not.toMatch(/\b(9|10|7|8)\b|went wrong|schief|promoter|passive|detractor|Kritiker|Promotor/i);
      expect(read(survey(explained(speaking(locale), value)))).not.toMatch(/detractor|Kritiker|promoter/i);
    });

    test('says something that fits a low score, a middle one and a high one', () => {
      const leads = [3, 7, 10].map((value) => (rated(value).blocks[0] as { text: string }).text.replace(/\d+/, 'n'));
      expect(new Set(leads).size).toBe(3);
    });
  });
});

describe('only what is true is said', () => {
  const isRead = /reads them|liest sie/;

  test.each(knownLanguages)(
    'that the team reads it, where a digest shows everything or an alert did (%s)',
    (locale) => {
      const told = speaking(locale);
      for (const value of scores) {
        expect(read(survey(explained(reading('everything', told), value)))).toMatch(isRead);
        expect(read(survey(explained(reading('nothing', told), value)))).not.toMatch(isRead);
        const alone = read(survey(explained(reading('detractors', told), value)));
        if (value <= 6) expect(alone).toMatch(isRead);
        else expect(alone).not.toMatch(isRead);
      }
    },
  );

  test('whom the answer goes to is said once, and where nobody is shown it, that it is kept', () => {
    const note = (told: Context) => {
      const { ask } = survey(asked(told));
      return ask?.kind === 'scale' ? ask.note : undefined;
    };
    expect(note(reading('everything'))).toBe(
      'Your answer goes to the team at Acme with your name, and to nobody else.',
    );
    expect(note(reading('nothing'))).toBe('Your answer is kept for the team at Acme, with your name.');
    expect(note(reading('detractors'))).toBe('Your answer is kept for the team at Acme, with your name.');
  });
});

describe('greetings', () => {
  const greeted = (name: string | undefined, locale = 'en') => {
    const { name: _, ...nameless } = context.chat.respondent;
    const respondent = name === undefined ? nameless : { ...nameless, name };
    return survey(asked({ ...context, locale, chat: { ...context.chat, respondent } })).blocks[0];
  };

  test.each([
    ['en', 'Müller, Anna (EXT)', 'Hi Anna, thanks for talking to Acme support. One quick question:'],
    ['en', 'priya.raman | Globex (EXT)', 'Thanks for talking to Acme support. One quick question:'],
    ['en', undefined, 'Thanks for talking to Acme support. One quick question:'],
    ['de', 'Anna Müller', 'Hallo Anna, danke für das Gespräch mit dem Support von Acme. Eine kurze Frage:'],
    ['de', 'AB', 'Danke für das Gespräch mit dem Support von Acme. Eine kurze Frage:'],
  ])('in %s for %s', (locale, name, text) => {
    expect(greeted(name, locale)).toEqual({ kind: 'text', text });
  });
});

describe('a change of mind', () => {
  test('begins with what stands, and a button that keeps it', () => {
    const { blocks, ask } = survey(
      asked()
        .when(hour, score(3))
        .when(2 * hour, { kind: 'reconsidered' }),
    );
    expect(blocks[0]).toEqual({ kind: 'text', text: 'You gave 3.' });
    const keep = { kind: 'score', score: 3, invitation: context.invitation, label: 'Keep 3' };
    expect(ask).toMatchObject({ kind: 'scale', chosen: 3, waysOut: [keep] });
  });

  test('keeping it closes the scale again, and changes nothing else', () => {
    const before = asked().when(hour, score(3));
    const kept = asked()
      .when(hour, score(3))
      .when(2 * hour, { kind: 'reconsidered' })
      .when(3 * hour, score(3));
    kept.is('answered').scored(3);
    expect(kept.last).toMatchObject({ kind: 'moved', record: [] });
    expect(survey(kept)).toEqual(survey(before));
  });
});

describe('what is over leaves no rubble', () => {
  test('a question that is repeated below is taken away', () => {
    const story = asked().when(2 * minute + day, { kind: 'woke' });
    expect(survey(story)).toMatchObject({ removed: true });
    expect(story.visible.get('reminder')).not.toHaveProperty('removed');
  });

  test.each([
    ['answered', score(3)],
    ['declined', { kind: 'declined' } as const],
    ['withdrawn', { kind: 'reopened' } as const],
  ])('a request to say it again is taken away once the question is %s', (kind, what) => {
    const story = asked().when(hour, typeAside('between 6 and 8'));
    expect(story.visible.get('clarification')).not.toHaveProperty('removed');
    story.when(2 * hour, what).is(kind as 'answered');
    expect(story.visible.get('clarification')).toMatchObject({ removed: true });
  });

  test('a question taken back keeps one short line: it may be brought back in the same message', () => {
    const story = asked().when(hour, { kind: 'reopened' });
    expect(survey(story)).toMatchObject({ blocks: [{ kind: 'text', text: 'Your chat goes on.' }] });
    expect(survey(story)).not.toHaveProperty('removed');
  });
});

describe('dates and numbers are written as in the team’s region', () => {
  const inRegion = (language: string): Context => ({ ...context, team: { ...context.team, language } });
  const alertIn = (language: string) => {
    const story = asked(inRegion(language)).when(hour, score(3));
    return read(story.visible.get('alert'));
  };

  test('in alerts', () => {
    expect(alertIn('en-GB')).toContain('2 Mar 2026, 10:00');
    expect(alertIn('en')).toContain('Mar 2, 2026');
    expect(alertIn('de-AT')).toContain('02.03.2026');
  });

  test('in digests', () => {
    const digestIn = (language: string) =>
      digestMessage({
        team: { name: 'Support', language, timezone: 'Europe/Berlin' },
        since: new Date('2026-03-01T23:00:00Z'),
        until: new Date('2026-03-02T23:00:00Z'),
        answers: [],
        delivered: 0,
        last30: { promoters: 20, passives: 8, detractors: 12 },
        last90: { promoters: 20, passives: 8, detractors: 12 },
        change: { kind: 'unknown' },
        detractors: { count: 0, latest: [] },
        coverage: { answered: 4, unanswered: 5, notAsked: [] },
      });
    expect(digestIn('en-GB').summary).toMatch(/Mon,? 2 Mar/);
    expect(digestIn('en').summary).toContain('Mon, Mar 2');
    expect(read(digestIn('de-CH'))).toContain('44%');
    expect(read(digestIn('de'))).toMatch(/44\s%/);
  });
});
