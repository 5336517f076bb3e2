import { describe, expect, test } from 'vitest';
import { asked, day, minute, score, second } from './story.ts';

const write = (message: string, text: string) => ({ kind: 'said', message, text, where: 'inTheChat' }) as const;
const erase = (message: string) => ({ kind: 'deleted', message }) as const;

const t1 = 10 * minute;
const t2 = 11 * minute;
const t3 = 12 * minute;

describe('a deleted message takes its words along', () => {
  test('out of the alert and of what is stored; the score stays', () => {
    const story = asked().when(t1, write('m1', '3, Robin was rude')).reads('alert', 'Robin was rude');
    story.when(t3, erase('m1')).scored(3).explained(undefined).showed('survey', 'alert');
    expect(JSON.stringify([story.state, ...story.visible.values()])).not.toContain('rude');
    story.reads('alert', 'deleted what they wrote');
    expect(story.last).toMatchObject({ record: [{ kind: 'redacted' }] });
  });
  test('what the others say stays', () => {
    asked()
      .when(t1, score(2))
      .when(t1 + second, write('m1', 'rude'))
      .when(t1 + 2 * second, write('m2', 'and slow'))
      .when(t3, erase('m1'))
      .explained('and slow');
  });
  test('whatever became of the question meanwhile', () => {
    const words = '3, Robin was rude';
    const settled = asked()
      .when(t1, write('m1', words))
      .when(8 * day, { kind: 'woke' })
      .is('settled');
    settled
      .when(9 * day, erase('m1'))
      .is('settled')
      .scored(3)
      .explained(undefined);
    const back = asked().when(t1, write('m1', 'Why is Robin so rude?')).is('withdrawn').when(t2, erase('m1'));
    expect(JSON.stringify(back.is('withdrawn').state)).not.toContain('rude');
  });
  test('a wish not to be asked again stays', () => {
    asked().when(t1, write('m1', 'stop')).when(t2, erase('m1')).is('declined').reads('survey', "won't ask you again");
  });
  test('a message that never counted, or twice: nothing happens', () => {
    asked().when(t1, erase('m9')).ignored('unchanged');
    asked().when(t1, write('m1', '3')).when(t2, erase('m1')).when(t2, erase('m1')).ignored('unchanged');
  });
  test('and nothing that is heard of late brings them back, or undoes what they came to', () => {
    const story = asked().when(t1, write('m1', '3, Robin was rude')).when(t3, erase('m1'));
    story
      .when(t1 - minute, score(9))
      .scored(3)
      .explained(undefined);
    expect(JSON.stringify(story.state)).not.toContain('rude');
    const stop = asked().when(t1, write('m1', '9 but never ask me again')).when(t3, erase('m1'));
    stop
      .when(t1 - minute, score(2))
      .scored(9)
      .reads('survey', "won't ask you again");
  });
});
