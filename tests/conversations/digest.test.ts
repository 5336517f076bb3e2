import { describe, expect, test } from 'vitest';
import { type DigestAnswer, type DigestData, digestMessage, type Window } from '../../conversations/digest/message.ts';
import type { Block } from '../../conversations/message.ts';

const window = (promoters: number, passives: number, detractors: number, delivered = 100): Window => ({
  promoters,
  passives,
  detractors,
  delivered,
  responses: promoters + passives + detractors,
});
const data: DigestData = {
  team: { name: 'Support', language: 'en', timezone: 'Europe/Berlin' },
  since: new Date('2026-03-01T23:00:00Z'),
  until: new Date('2026-03-02T23:00:00Z'),
  answers: [],
  delivered: 0,
  last30: window(0, 0, 0, 0),
  last90: window(0, 0, 0, 0),
  before30: { promoters: 0, passives: 0, detractors: 0 },
};
const read = (given: Partial<DigestData>) => digestMessage({ ...data, ...given }).blocks;
const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
const table = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));

describe('the digest', () => {
  test('says plainly that nobody was asked, or that nobody answered', () => {
    expect(texts(read({}))).toContain('Nobody was asked, so there are no answers.');
    expect(texts(read({ delivered: 4 }))).toContain('No answers: 4 customers were asked.');
    expect(digestMessage(data).summary).toBe('NPS digest, Support, Mon, Mar 2, 2026: no answers');
  });

  test('lists the day’s answers with their reasons, the lowest first', () => {
    const answers: DigestAnswer[] = [
      { score: 9, customer: 'Sam', agents: ['Robin'] },
      { score: 0, customer: 'Dana', agents: ['Robin', 'Kim'], reason: 'Nobody came' },
      { score: 7, agents: [] },
    ];
    const blocks = read({ answers, delivered: 5 });
    expect(texts(blocks)).toContain('3 answers: 1 promoter, 1 passive, 1 detractor.');
    const list = blocks.slice(2, 6);
    expect(list).toEqual([
      { kind: 'text', text: '0 · Dana · helped by Robin, Kim' },
      { kind: 'quote', text: 'Nobody came' },
      { kind: 'text', text: '7 · A customer' },
      { kind: 'text', text: '9 · Sam · helped by Robin' },
    ]);
  });

  test('names what was changed or explained since an earlier digest apart, and counts it no second time', () => {
    const answers: DigestAnswer[] = [
      { score: 7, customer: 'Cy', agents: [], earlier: { changedFrom: 3 } },
      { score: 10, customer: 'Sam', agents: ['Robin'] },
      { score: 9, customer: 'Bob', agents: ['Kim'], reason: 'The price page is wrong', earlier: {} },
      { score: 0, agents: [], reason: 'Gone', earlier: { changedFrom: 9 } },
    ];
    const blocks = read({ answers, delivered: 5 });
    expect(blocks.slice(1, 9)).toEqual([
      { kind: 'text', text: '1 answer: 1 promoter, 0 passives, 0 detractors.' },
      { kind: 'text', text: '10 · Sam · helped by Robin' },
      { kind: 'text', text: '3 earlier answers, changed or explained since and not counted again:' },
      { kind: 'text', text: '0 · A customer · changed from 9, reason added' },
      { kind: 'quote', text: 'Gone' },
      { kind: 'text', text: '7 · Cy · changed from 3' },
      { kind: 'text', text: '9 · Bob · helped by Kim · reason added' },
      { kind: 'quote', text: 'The price page is wrong' },
    ]);
    expect(digestMessage({ ...data, answers }).summary).toContain('1 answer');
    expect(texts(read({ answers: answers.slice(0, 1), delivered: 2 })).slice(1, 4)).toEqual([
      'No answers: 2 customers were asked.',
      'One earlier answer, changed or explained since and not counted again:',
      '7 · Cy · changed from 3',
    ]);
    const german = texts(read({ answers, team: { ...data.team, language: 'de' } })).join('\n');
    expect(german).toContain('geändert, vorher 3');
    expect(german).toContain('Begründung ergänzt');
  });

  test('counts what it does not list', () => {
    const answers = Array.from({ length: 18 }, (): DigestAnswer => ({ score: 10, agents: [] }));
    expect(texts(read({ answers }))).toContain('… and 3 more answers, in the export.');
    const changed = answers.map((answer): DigestAnswer => ({ ...answer, earlier: { changedFrom: 1 } }));
    const blocks = read({ answers: [...answers, ...changed] });
    expect(texts(blocks).filter((text) => text.startsWith('10 · '))).toHaveLength(15);
    expect(texts(blocks)).toContain('… and 8 more answers, in the export.');
    expect(texts(blocks)).toContain('… and 13 more answers, in the export.');
  });

  test('shows no number under 10 scores, marks it provisional under 30, and puts the range beside it', () => {
    const rows = table(read({ last30: window(5, 2, 2), last90: window(15, 5, 5) }));
    expect(rows[0]).toEqual(['30 days', 'too few scores', '9', '9% (9 of 100)']);
    expect(rows[1]?.slice(0, 2)).toEqual(['90 days', '+40, provisional (+6 to +65)']);
    expect(table(read({ last30: window(50, 20, 10) }))[0]?.[1]).toBe('+50 (+33 to +64)');
  });

  test('has a row without figures where nobody was asked', () => {
    expect(table(read({}))[0]).toEqual(['30 days', 'too few scores', '0', '–']);
  });

  test('calls a change real only when it is more than chance, and is silent where it cannot know', () => {
    const noise = { last30: window(20, 10, 10), before30: { promoters: 18, passives: 10, detractors: 12 } };
    expect(texts(read(noise))).toContain('The difference from the 30 days before (+15) is within the noise.');
    const real = { last30: window(80, 10, 10), before30: { promoters: 20, passives: 30, detractors: 50 } };
    expect(texts(read(real)).some((text) => text.includes('a real change'))).toBe(true);
    const few = { last30: window(80, 10, 10), before30: { promoters: 1, passives: 0, detractors: 0 } };
    expect(texts(read(few)).join()).not.toMatch(/30 days before/);
  });

  test('names every day it covers', () => {
    const since = new Date('2026-02-26T23:00:00Z');
    expect(texts(read({ since }))[0]).toMatch(/Fri, Feb 27\s–\sMon, Mar 2, 2026/);
  });

  test('speaks the team’s language', () => {
    const team = { ...data.team, language: 'de' };
    expect(texts(read({ team, delivered: 1 }))).toContain('Keine Antworten: ein Kunde wurde gefragt.');
  });
});
