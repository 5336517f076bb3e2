import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { whyGuessable } from '../../../src/config/guessable.ts';
import { problemsOf, yaml } from './loading.ts';

describe('a secret that an operator makes up', () => {
  it.each([
    ['x', 'it has 1 character'],
    ['s3cret', 'it has 6 characters'],
    ['3kT9mW5xQz8LrVf2HsBnYc6', 'it has 23 characters'],
    ['a'.repeat(64), 'it is a placeholder or repeats itself'],
    ['changemechangemechangeme', 'it is a placeholder or repeats itself'],
    ['please-change-me-please-change-me', 'it is a placeholder or repeats itself'],
    ['your-afterword-api-token-here', 'it is a placeholder or repeats itself'],
    ['<YOUR_AFTERWORD_API_TOKEN>', 'it is a placeholder or repeats itself'],
    ['abcdefghijklmnopqrstuvwxyz', 'it is a placeholder or repeats itself'],
    ['0123456789abcdef0123456789abcdef', 'it is a placeholder or repeats itself'],
    ['987654321098765432109876543210', 'it is a placeholder or repeats itself'],
    ['qwertyuiopasdfghjklzxcvbnm', 'it is a placeholder or repeats itself'],
    ['k7Qk7Qk7Qk7Qk7Qk7Qk7Qk7Qk7Q', 'it is a placeholder or repeats itself'],
  ])('%s', (secret, because) => {
    expect(whyGuessable(secret)).toBe(`is too easy to guess: ${because}`);
    const [line, ...more] = problemsOf(yaml(), { AFTERWORD_API_TOKEN: secret });
    expect(line).toContain(`AFTERWORD_API_TOKEN is too easy to guess: ${because}. Write at least 24 random`);
    if (secret.length > 1) expect(line).not.toContain(secret);
    expect(more).toEqual([]);
  });

  it('what was made at random is taken', () => {
    for (let n = 0; n < 500; n++) {
      const made = [randomBytes(32).toString('hex'), randomBytes(18).toString('base64url'), randomUUID()];
      for (const secret of made) expect([secret, whyGuessable(secret)]).toEqual([secret, undefined]);
    }
  });

  it('so is a phrase of words that hang together in no way', () => {
    expect(whyGuessable('correct-horse-battery-staple')).toBeUndefined();
  });
});
