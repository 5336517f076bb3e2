import { type Row, readingOf } from './table.ts';

const before: Readonly<Record<string, readonly Row[]>> = {
  'a correction': [
    ['actually 3', 3],
    ['Actually, a 3', 3],
    ['change to 4', 4],
    ['please change it to 4', 4],
    ['I meant 9', 9],
    ['sorry, I mean 9', 9],
    ['make it a 5', 5],
    ['doch 3', 3],
    ['doch eher eine 3', 3],
    ['Ich meinte 9', 9],
    ['Sorry, das sollte eine 2 sein', 2],
    ['9 instead of 6', 9],
    ['not 6, 9', 9],
    ['nicht 6 sondern 9', 9],
    ['9 statt 6', 9],
  ],
  'who corrects themselves means the last': [
    ['eight... no wait, 2/10', 2],
    ['10! just kidding, 0', 0],
    ['9, sorry, 3', 3],
    ['10. Sorry, I meant 9', 9],
    ['9, ach nein, 2', 2],
    ['8, non pardon 4', 4],
    ['8 anzi no, 4', 4],
    ['8, przepraszam, 4', 4],
  ],
};

readingOf(before);

/** Once a score is stored. */
const after: Readonly<Record<string, readonly Row[]>> = {
  'a number alone changes the score': [
    ['3', 3],
    ['3!', 3],
    ['*4', 4],
    ['8/10', 8],
    ['4, thanks', 4],
    ['zero', 0],
  ],
  'words of correction with a number change it': [
    ['actually 3', 3],
    ['9 actually', 9],
    ['I meant 9', 9],
    ['doch eher eine 4', 4],
    ['en fait 3', 3],
    ['quise decir 9', 9],
    ['ik bedoelde 9', 9],
    ['miałem na myśli 9', 9],
    ['actually 3, because nobody called', 3, 'nobody called'],
    ['9 instead of 6', 9],
  ],
  'every other number belongs to the reason': [
    ['1. slow 2. rude', 'words'],
    ['+1', 'words'],
    ["3. That's how many times I had to call.", 'words'],
    ['Waited long, maybe 5', 'words'],
    ['10 out of 10 for the agent, but the app is awful', 'words'],
    ["I'd say 7", 'words'],
    ['8 because it was fast', 'words'],
    ['actually 5 people had this', 'words'],
    ['sorry, 3 weeks is too long', 'words'],
    ['actually 3 or 4', 'words'],
    ['I called 3 times. 3!', 'words'],
    ['5 stars', 'words'],
    ['One, you were slow. Two, you were rude.', 'words'],
    ['3. Mahnung', 'words'],
  ],
  'thanks and wishes to stop stay what they are': [
    ['thanks Robin!', 'pleasantry'],
    ["please don't ask me again", 'stop'],
  ],
};

readingOf(after, { scored: true });
