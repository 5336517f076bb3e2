import { describe, expect, test } from 'vitest';
import { parseClick, parseOrder, parseSaying, toInbound } from '../../../adapters/web/receive/parse.ts';

const id = '01979d3e-2c1b-7c7e-9f7e-8a5b7c1d2e3f';
const click = { id, as: 'customer', channel: 'chat-1', invitation: 'i-1' } as const;
const saying = { id, as: 'customer', text: 'hello' } as const;

describe('a click', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('can be the score %i', (score) => {
    expect(parseClick({ ...click, kind: 'answered', score })).toEqual({
      kind: 'parsed',
      value: { ...click, kind: 'answered', score },
    });
  });

  test.each([11, -1, 3.5, '3', true, null, undefined, Number.NaN, [3]])('can not be the score %j', (score) => {
    expect(parseClick({ ...click, kind: 'answered', score })).toMatchObject({
      kind: 'malformed',
      problem: { status: 422, errors: [{ pointer: '/score' }] },
    });
  });

  test.each([undefined, null, 'x', 3, [], {}, { ...click }, { ...click, kind: 'said' }])('is not %j', (body) => {
    expect(parseClick(body).kind).toBe('malformed');
  });

  test('becomes the event of its kind, with its own id', () => {
    const at = new Date();
    const by = { platform: 'web', id: 'customer-1' };
    expect(toInbound({ ...click, kind: 'answered', score: 0 }, by, at)).toEqual({
      kind: 'answered',
      id,
      at,
      by,
      invitation: 'i-1',
      score: 0,
    });
    expect(toInbound({ ...click, kind: 'optedOut' }, by, at)).toEqual({
      kind: 'optedOut',
      id,
      at,
      by,
      invitation: 'i-1',
    });
  });
});

describe('a saying', () => {
  test('keeps words, lines and characters of every script', () => {
    const text = 'Größe 8/10\nمرحبا \u{1f600} <b>';
    expect(parseSaying({ ...saying, text })).toMatchObject({ value: { text } });
  });

  test('loses what the database can not store or nobody can see', () => {
    expect(parseSaying({ ...saying, text: ' a\u0000b\u0007\r\nc\ud800 ' })).toMatchObject({
      value: { text: 'ab\nc\ufffd' },
    });
  });

  test.each(['', '   ', '\u0000'])('must say something: %j', (text) => {
    expect(parseSaying({ ...saying, text })).toMatchObject({
      problem: { errors: [{ pointer: '/text', detail: 'says nothing' }] },
    });
  });

  test('has an end', () => {
    expect(parseSaying({ ...saying, text: 'x'.repeat(4000) }).kind).toBe('parsed');
    expect(parseSaying({ ...saying, text: 'x'.repeat(4001) }).kind).toBe('malformed');
  });
});

test('a problem names every part that is wrong', () => {
  const parsed = parseSaying({ id: 'x', as: 'boss', text: 3, extra: 1 });
  const errors = parsed.kind === 'malformed' ? (parsed.problem.errors ?? []) : [];
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/id', '/as', '/text', '']);
});

test('an order is an id and nothing else', () => {
  expect(parseOrder({ id })).toEqual({ kind: 'parsed', value: { id } });
  expect(parseOrder({ id, text: 'x' }).kind).toBe('malformed');
});
