import { type Row, readingOf } from './table.ts';

const tables: Readonly<Record<string, readonly Row[]>> = {
  'a polite close': [
    ['thanks!', 'pleasantry'],
    ['thank you so much 🙏', 'pleasantry'],
    ['ok', 'pleasantry'],
    ['OK.', 'pleasantry'],
    ['bye', 'pleasantry'],
    ['perfect, thanks', 'pleasantry'],
    ['👍', 'pleasantry'],
    ['👍🏽', 'pleasantry'],
    [':+1:', 'pleasantry'],
    [':+1::skin-tone-2:', 'pleasantry'],
    ['❤️', 'pleasantry'],
    ['<3', 'pleasantry'],
    [':)', 'pleasantry'],
    ['Great, thank you very much for your help!', 'pleasantry'],
    ['no thanks', 'pleasantry'],
    ["that's all, bye", 'pleasantry'],
    ['thx 😊', 'pleasantry'],
  ],
};

readingOf(tables);
