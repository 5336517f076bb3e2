import { describe, expect, test } from 'vitest';
import { asked, invited, minute, score, second } from './story.ts';

const t1 = 10 * minute;
const t2 = 11 * minute;

describe('an agent’s reply', () => {
  const reply = (text: string) => ({ kind: 'agentReplied', by: { id: 'U9', name: 'Robin' }, text }) as const;
  test('that goes on with the chat takes the question back, and says whose it was', () => {
    const story = asked().when(t1, reply('Could you send me a screenshot?')).is('withdrawn').showed('survey');
    expect(story.state).toMatchObject({ agent: 'Robin' });
    expect(invited().when(minute, reply('One moment, let me check.')).is('withdrawn').state).toMatchObject({
      agent: 'Robin',
    });
  });
  test('that says goodbye, or asks for an answer, does not', () => {
    for (const text of ['Glad I could help!', 'Please rate us, Dana!', 'Schönen Tag noch', '👍', '9'])
      asked().when(t1, reply(text)).ignored('notAnAnswer').is('asked');
  });
  const news = 'The new cable will arrive on Friday before noon, the driver calls you before.';
  test('that tells something within a minute of the end is its last word', () => {
    invited()
      .when(30 * second, reply(news))
      .ignored('notAnAnswer')
      .is('waiting');
    invited()
      .when(90 * second, reply(news))
      .is('withdrawn');
  });
  test('takes no answer away, and is nothing from before the end', () => {
    asked().when(t1, score(3)).when(t2, reply('Could you send me a screenshot?')).ignored('alreadyAnswered').scored(3);
    invited().when(-second, reply('Could you send me a screenshot?')).ignored('superseded').is('waiting');
  });
  test('is not forgotten when something is heard of late', () => {
    const story = asked().when(t2, reply('Could you send me a screenshot?')).is('withdrawn');
    story.when(t1, { kind: 'said', text: 'thanks', where: 'inTheChat' }).is('withdrawn');
    expect(story.state).toMatchObject({ agent: 'Robin' });
    story.when(t1, score(3)).is('answered').scored(3);
  });
});
