import { type Row, readingOf } from './table.ts';

const tables: Readonly<Record<string, readonly Row[]>> = {
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
  ],
};

readingOf(tables);
