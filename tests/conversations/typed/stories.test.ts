import { describe, expect, test } from 'vitest';
import { readTyped } from '../../../conversations/typed/read.ts';
import { asked, day, hour, invited, minute, score, second, type } from '../story.ts';

describe('thanks do not end the question', () => {
  test.each(['Thank you so much Robin!', 'gracias', 'Very likely!', 'perfect, thanks', 'danke Frau Meier'])(
    '%j before the question',
    (text) => {
      invited().when(minute, type(text)).ignored('notAskedYet').is('waiting');
    },
  );
  test.each(['Thanks Robin!', 'gracias', 'Thanks Priya!', 'not now', 'great people', 'keine Fragen mehr, danke'])(
    '%j is left alone, and a score after it counts',
    (text) => {
      const story = asked().when(hour, type(text)).is('asked').showed();
      story
        .when(hour + minute, type('9'))
        .is('answered')
        .scored(9)
        .explained(undefined);
    },
  );
  test.each(['Very likely!', 'not a 10', 'I would recommend you'])('%j is asked about once', (text) => {
    asked().when(hour, type(text)).is('asked').showed('clarification');
  });
  test.each([
    ["let's say 9", 9],
    ['8 sur 10', 8],
  ])('%j is a score', (text, value) => {
    asked().when(hour, type(text)).is('answered').scored(value);
  });
});

describe('the chat goes on', () => {
  test.each([
    'where is my invoice?',
    'it broke again',
    'still broken',
    'ça ne marche toujours pas',
    'no funciona',
    'nadal nie działa',
    'Die Rechnung fehlt immer noch',
    'I opened the second shipment and the box was empty',
  ])('by %j', (text) => {
    invited().when(minute, type(text)).is('withdrawn');
    asked().when(hour, type(text)).is('withdrawn');
  });
  test('and a score typed within a minute of that counts all the same, as a click would', () => {
    const story = () => asked().when(hour, type('it broke again')).is('withdrawn');
    story()
      .when(hour + 30 * second, type('9'))
      .is('answered')
      .scored(9);
    story()
      .when(hour + 2 * minute, type('9'))
      .ignored('closed');
  });
});

describe('a typed change', () => {
  test('that makes another category of it says so, with a way back', () => {
    const story = asked()
      .when(hour, score(9))
      .when(2 * hour, type('actually 3'));
    story.scored(3).showed('survey', 'alert').reads('survey', 'now 3 instead of 9');
    expect(JSON.stringify(story.visible.get('survey'))).toContain('reconsidered');
    // A click needs no such words: it says itself what it is.
    story.when(3 * hour, score(4)).reads('survey', 'your 4 is saved');
  });
  test('within one category does not', () => {
    asked()
      .when(hour, score(9))
      .when(2 * hour, type('10'))
      .scored(10)
      .reads('survey', 'your 10 is saved');
  });
  test('is read in full while the scale is shown again', () => {
    asked()
      .when(hour, score(9))
      .when(2 * hour, { kind: 'reconsidered' })
      .when(3 * hour, type("I'd say 7"))
      .scored(7);
  });
  test('is read by what stood there when it was typed, whenever it is heard of', () => {
    const late = asked()
      .when(2 * hour, score(9))
      .when(hour, type("I'd say 2"));
    late.scored(9).explained(undefined);
    expect(late.last).toMatchObject({ record: [{ kind: 'score', score: 2 }] });
  });
  test('is not what a reason counts', () => {
    asked()
      .when(hour, score(9))
      .when(2 * hour, type('1. slow 2. rude'))
      .scored(9)
      .explained('1. slow 2. rude');
    asked()
      .when(hour, score(2))
      .when(2 * hour, type('10 out of 10 for the agent, but the app is awful'))
      .scored(2)
      .showed('survey', 'alert');
  });
});

describe('"stop" after all is over', () => {
  test.each([
    ['expired', () => asked().when(8 * day, { kind: 'woke' })],
    ['withdrawn', () => asked().when(hour, { kind: 'reopened' })],
  ] as const)('%s: is heard, and confirmed where the question was', (kind, story) => {
    story()
      .is(kind)
      .when(9 * day, type('please stop asking me'))
      .reads('survey', "We won't ask you again");
  });
});

test('names of the agents and of the bot say nothing, not even when they are numbers elsewhere', () => {
  expect(readTyped('Otto', { names: ['Otto Weber'] })).toMatchObject({ kind: 'words' });
  expect(readTyped('10 Otto is the best', { names: ['Otto Weber'] })).toMatchObject({ kind: 'score', score: 10 });
  expect(readTyped('Thanks @Robin!')).toEqual({ kind: 'pleasantry' });
});
