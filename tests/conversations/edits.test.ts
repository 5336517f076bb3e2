import { describe, expect, test } from 'vitest';
import { asked, chatEndedAt, day, hour, invited, minute, type Story, score, second } from './story.ts';

type Where = 'inTheChat' | 'toUs' | 'aside';

const write = (message: string, text: string, where: Where = 'inTheChat') =>
  ({ kind: 'said', message, text, where }) as const;
const edit = (message: string, writtenAfter: number, text: string, where: Where = 'inTheChat') =>
  ({ kind: 'edited', message, writtenAt: chatEndedAt + writtenAfter, text, where }) as const;
const erase = (message: string) => ({ kind: 'deleted', message }) as const;

const t1 = 10 * minute;
const t2 = 11 * minute;
const t3 = 12 * minute;

describe('an edited message counts as it reads now', () => {
  test('8 becomes 3: the score changes, and the alert is raised', () => {
    const story = asked().when(t1, write('m1', '8')).scored(8).showed('survey');
    story
      .when(t3, edit('m1', t1, '3'))
      .scored(3)
      .showed('survey', 'alert');
    expect(story.last).toMatchObject({ record: [{ kind: 'score', score: 3, at: chatEndedAt + t3 }] });
    expect(story.state).toMatchObject({ scoredAt: chatEndedAt + t3, firstScoredAt: chatEndedAt + t1 });
  });
  test('3 becomes 8: the alert is withdrawn', () => {
    asked()
      .when(t1, write('m1', '3'))
      .when(t3, edit('m1', t1, '8'))
      .scored(8)
      .reads('alert', 'Alert withdrawn');
  });
  test('a reason is replaced whole, where it stands among others', () => {
    asked()
      .when(t1, score(9))
      .when(t1 + second, write('m1', 'too slow'))
      .when(t1 + 2 * second, write('m2', 'and rood'))
      .when(t3, edit('m2', t1 + 2 * second, 'and rude'))
      .explained('too slow\nand rude')
      .scored(9);
  });
  test('a score with a reason: the words change, and the score and its time stay', () => {
    const story = asked()
      .when(t1, write('m1', '8 because slow'))
      .when(t3, edit('m1', t1, '8 because very slow'));
    story.scored(8).explained('very slow');
    expect(story.state).toMatchObject({ scoredAt: chatEndedAt + t1 });
    expect(story.last).toMatchObject({ record: [{ kind: 'reason', reason: 'very slow', at: chatEndedAt + t3 }] });
  });
  test('a reason added to a bare score, and one that is taken out again', () => {
    asked()
      .when(t1, write('m1', '3'))
      .when(t2, edit('m1', t1, '3, nobody answered for days'))
      .scored(3)
      .explained('nobody answered for days')
      .when(t3, edit('m1', t1, '3'))
      .scored(3)
      .explained(undefined);
  });
  test('words that now say that the chat went on take no score away that was clicked after them', () => {
    asked()
      .when(t1, write('m1', 'ok, let me see'))
      .when(t1 + 4 * minute, score(3))
      .when(t1 + 5 * minute, edit('m1', t1, 'ok, but why is it broken again?'))
      .scored(3);
  });
  test('a score that is said anew is later than a click in between; one that is not is not', () => {
    asked()
      .when(t1, write('m1', '8'))
      .when(t2, score(5))
      .when(t3, edit('m1', t1, '3'))
      .scored(3);
    asked()
      .when(t1, write('m1', '8'))
      .when(t2, score(5))
      .when(t3, edit('m1', t1, '8, all good'))
      .scored(5);
  });
  test('nor is one that was heard of late', () => {
    const story = asked().when(t2, score(5)).when(t1, write('m1', '8')).scored(5);
    story.when(t3, edit('m1', t1, '8, all good')).scored(5);
  });
  test('a correction that is none any more gives back what counted before', () => {
    asked()
      .when(t1, score(9))
      .when(t2, write('m1', 'actually 3'))
      .scored(3)
      .when(t3, edit('m1', t2, 'actually it took a while'))
      .scored(9)
      .explained('actually it took a while')
      .reads('alert', 'Alert withdrawn');
  });
  test('the only score stays when its message says none any more: no answer is lost', () => {
    asked()
      .when(t1, write('m1', '3'))
      .when(t3, edit('m1', t1, 'Nobody answered me, and my printer is still broken. When will it be?'))
      .is('answered')
      .scored(3)
      .explained('Nobody answered me, and my printer is still broken. When will it be?');
  });
  test('thanks in place of a reason take the reason away', () => {
    asked()
      .when(t1, score(9))
      .when(t2, write('m1', 'slow'))
      .when(t3, edit('m1', t2, 'Thanks!'))
      .explained(undefined);
  });
  test('a message that counted for nothing can come to count', () => {
    asked()
      .when(t1, write('m1', 'thanks!'))
      .is('asked')
      .when(t2, edit('m1', t1, 'thanks! 9'))
      .scored(9);
    asked()
      .when(t1, write('m1', 'between 6 and 8'))
      .when(t2, edit('m1', t1, '7'))
      .scored(7);
  });
  test('it can take the question back, and before it was asked, too', () => {
    asked()
      .when(t1, write('m1', 'ok'))
      .when(t2, edit('m1', t1, 'ok, but why is it broken again?'))
      .is('withdrawn');
    invited()
      .when(minute, write('m1', 'thanks'))
      .when(minute + second, edit('m1', minute, 'thanks, but why is it broken again?'))
      .is('withdrawn');
  });
  test('an answer in place of the words that took the question back counts; thanks in their place bring no question back', () => {
    const back = () => asked().when(t1, write('m1', 'why is it broken again?')).is('withdrawn');
    back()
      .when(t1 + 2 * hour, edit('m1', t1, '9'))
      .scored(9);
    back()
      .when(t2, edit('m1', t1, 'thanks!'))
      .is('withdrawn');
  });
  test('what others took back stays so', () => {
    const story = asked().when(t1, write('m1', 'ok, let me see')).when(t2, { kind: 'reopened' }).is('withdrawn');
    story.when(t3, edit('m1', t1, 'ok, let me look')).is('withdrawn');
  });
  test('what was written before the chat ended is about the chat', () => {
    asked()
      .when(t1, edit('m0', -minute, 'why is it broken?'))
      .ignored('superseded')
      .is('asked');
  });
  test('after the end of answering nothing changes', () => {
    asked()
      .when(t1, write('m1', '8'))
      .when(8 * day, edit('m1', t1, '3'))
      .ignored('expired')
      .scored(8);
  });
});

describe('in any order, and twice', () => {
  const end = ({ state }: Story) => ({
    kind: state.kind,
    score: 'score' in state ? state.score : undefined,
    words: 'words' in state ? state.words.map(({ text }) => text) : [],
  });
  const acts = [
    [t1, write('m1', '8 because fine')],
    [t2, edit('m1', t1, '3 because slow')],
    [t3, edit('m1', t1, '2 because so slow')],
  ] as const;
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
    [0, 0, 1, 1, 2, 2],
  ];
  test.each(orders.map((order) => ({ order })))('heard in the order $order', ({ order }) => {
    const story = asked();
    for (const n of order) {
      const act = acts[n];
      if (act !== undefined) story.when(act[0], act[1]);
    }
    expect(end(story)).toEqual({ kind: 'answered', score: 2, words: ['so slow'] });
  });
  test('words that were deleted do not come back with a late edit', () => {
    const story = asked().when(t1, write('m1', '3 because slow')).when(t3, erase('m1'));
    story
      .when(t2, edit('m1', t1, '3 because rude'))
      .ignored('reworded')
      .explained(undefined);
    story.when(t1, write('m1', '3 because slow')).ignored('reworded').explained(undefined);
  });
  test('a deletion that was undone brings the words back', () => {
    const story = asked().when(t1, write('m1', '3 because slow')).when(t2, erase('m1')).explained(undefined);
    story
      .when(t3, edit('m1', t1, '3 because slow'))
      .explained('slow')
      .scored(3);
  });
});
