import { describe, expect, test } from 'vitest';
import type { Message } from '../../conversations/message.ts';
import { scores } from '../../conversations/numbers/score.ts';
import { asked, context, hour, minute, reason, type Story, score } from './story.ts';

const words = 'Waited long, and Robin was rude';

/** What everybody reads where others read along. */
const shared = (story: Story): Omit<Message, 'public'> => {
  const message = story.visible.get('reminder') ?? story.visible.get('survey');
  if (message?.public === undefined) return message ?? { summary: '', blocks: [] };
  return message.public;
};

describe('where others read along', () => {
  test('the question addresses the respondent, by a mention instead of a name', () => {
    const question = shared(asked());
    expect(question).toMatchObject({ mentions: { platform: 'slack', id: 'U1' }, ask: { kind: 'scale' } });
    expect(JSON.stringify(question)).not.toContain('Dana');
  });

  describe.each(scores)('after a %i', (value) => {
    const stories: readonly (readonly [string, Story])[] = [
      ['a click', asked().when(hour, score(value))],
      [
        'a reason',
        asked()
          .when(hour, score(value))
          .when(hour + minute, reason(words)),
      ],
      [
        'a change',
        asked()
          .when(hour, score(value))
          .when(hour + minute, { kind: 'reconsidered' }),
      ],
      [
        'a wish to stop',
        asked()
          .when(hour, score(value))
          .when(hour + minute, { kind: 'optedOut' }),
      ],
      [
        'the end',
        asked()
          .when(hour, score(value))
          .when(8 * 24 * hour, { kind: 'woke' }),
      ],
    ];
    test.each(stories)('and %s the same thanks stand', (name, story) => {
      const { summary, blocks, ask } = shared(story);
      expect({ summary, blocks }).toEqual({
        summary: 'Thank you for your answer',
        blocks: [{ kind: 'text', text: 'Thank you for your answer' }],
      });
      const yours = { kind: 'intent', intent: 'reviewed', invitation: context.invitation, label: 'Your answer' };
      expect(ask).toEqual(name === 'the end' ? undefined : { kind: 'actions', actions: [yours] });
    });

    test.each(stories)('and %s it says whose own view there is, to the end', (_, story) => {
      const personal = { respondent: { platform: 'slack', id: 'U1' }, invitation: context.invitation };
      expect(shared(story)).toMatchObject({ personal });
      expect(story.visible.get('survey')).toMatchObject({ personal });
    });
  });

  test('the question is the same for everybody who is there', () => {
    expect(shared(asked())).not.toHaveProperty('personal');
  });

  test('nobody learns whether a customer wants to be asked again', () => {
    const [declined, stopped] = (['declined', 'optedOut'] as const).map((kind) => shared(asked().when(hour, { kind })));
    expect(stopped).toEqual(declined);
    expect(stopped).toHaveProperty('personal');
  });
});
