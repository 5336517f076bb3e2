import { describe, expect, it } from 'vitest';
import { readTyped } from '../../../conversations/typed/read.ts';
import { type Row, readingOf } from './table.ts';

const tables: Readonly<Record<string, readonly Row[]>> = {
  'never again': [
    ['stop', 'stop'],
    ['STOP!', 'stop'],
    ['Please stop.', 'stop'],
    ['unsubscribe', 'stop'],
    ['stop asking me', 'stop'],
    ["don't ask again", 'stop'],
    ['don’t ask me again!!', 'stop'],
    ['dont ask again', 'stop'],
    ["I'm busy, don't ask me again.", 'stop'],
    ['Leave me alone', 'stop'],
    ['please just stop asking me, thanks', 'stop'],
    ['no more surveys please', 'stop'],
    ['opt out', 'stop'],
    ['can you stop asking me?', 'stop'],
    ['How do I stop the server?', 'words'],
    ['stop the subscription on my account', 'words'],
    ['Please stop it, the server is on fire', 'words'],
    ["it doesn't stop", 'words'],
    ['the bus stop', 'words'],
  ],
};

readingOf(tables);

describe('a last score with a wish to stop', () => {
  it.each([
    ['0, stop asking me', 0],
    ['5\nunsubscribe', 5],
  ])('%j is both', (message, score) => {
    expect(readTyped(message)).toEqual({ kind: 'stop', score });
  });
});
