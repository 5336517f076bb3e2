import { describe, expect, test } from 'vitest';
import type { DigestAnswer, DigestData } from '../../conversations/digest/data.ts';
import { digestMessage } from '../../conversations/digest/message.ts';
import type { Block, Fact } from '../../conversations/message.ts';

const counts = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors });
const data: DigestData = {
  team: { name: 'Support', language: 'en', timezone: 'Europe/Berlin' },
  since: new Date('2026-03-01T23:00:00Z'),
  until: new Date('2026-03-02T23:00:00Z'),
  answers: [],
  delivered: 0,
  last30: counts(0, 0, 0),
  last90: counts(0, 0, 0),
  change: { kind: 'unknown' },
  detractors: { count: 0, latest: [] },
  coverage: { answered: 0, unanswered: 0, notAsked: [] },
};
const read = (given: Partial<DigestData>) => digestMessage({ ...data, ...given }).blocks;
const texts = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
const facts = (blocks: readonly Block[]) =>
  Object.fromEntries(
    blocks
      .flatMap((block) => (block.kind === 'facts' ? block.facts : []))
      .map(({ label, value }: Fact) => [label, value]),
  );
const listOf = (blocks: readonly Block[]) =>
  blocks.slice(blocks.findIndex((b) => b.kind === 'text' && /asked\.$/.test(b.text)));

describe('the digest', () => {
  test('of a day on which nothing happened is two lines and no small print', () => {
    const blocks = read({});
    expect(texts(blocks)).toEqual([
      'Support · Mon, Mar 2',
      'No NPS yet: no scores in 30 days, and it takes 10.',
      'Mon, Mar 2: nobody was asked, so there are no answers.',
    ]);
    expect(blocks).toHaveLength(3);
    expect(texts(read({ delivered: 4 }))).toContain('Mon, Mar 2: no answers, 4 customers were asked.');
    expect(digestMessage(data).summary).toBe('No NPS yet · Support, Mon, Mar 2: no answers');
  });

  test('begins with the NPS, its range and what it rests on, in the notification, too', () => {
    const message = digestMessage({ ...data, last30: counts(50, 20, 10), last90: counts(120, 40, 60) });
    expect(message.summary).toBe('NPS +50 · Support, Mon, Mar 2: no answers');
    expect(texts(message.blocks).slice(1, 3)).toEqual([
      'NPS +50 (+33 to +64) from 80 scores in 30 days\n63% promoters, 25% passives, 12% detractors',
      '90 days: +27 (+16 to +38) from 220 scores.',
    ]);
    expect(texts(message.blocks).at(-1)).toMatch(/^NPS: share of promoters/);
  });

  test('shows no number under 10 scores, marks it as provisional under 30, and no 90 days that are the 30', () => {
    expect(texts(read({ last30: counts(5, 2, 2) }))[1]).toBe('No NPS yet: 9 scores in 30 days, and it takes 10.');
    const early = read({ last30: counts(15, 5, 5), last90: counts(15, 5, 5) });
    expect(texts(early)[1]).toMatch(/^NPS \+40, provisional \(\+6 to \+65\), from 25 scores in 30 days\n/);
    expect(texts(early).join()).not.toContain('90 days');
    const few = texts(read({ last30: counts(5, 2, 2), last90: counts(15, 5, 5) }));
    expect(few[2]).toBe('90 days: +40, provisional (+6 to +65), from 25 scores.');
  });

  test('tells a change with its direction, its size and since when, and says where none could be told', () => {
    const third = (given: Partial<DigestData>) =>
      texts(read({ last30: counts(50, 20, 10), ...given }))[1]?.split('\n')[2];
    expect(third({ change: { kind: 'clear', by: -20, before: 70, since: '2026-02-12' } })).toBe(
      '▼ 20 from +70 in the 90 days before: a clear change since Thu, Feb 12.',
    );
    expect(third({ change: { kind: 'possible', by: 9, before: 41, since: '2026-02-28' } })).toBe(
      '▲ 9 from +41 in the 90 days before: a possible change, or chance.',
    );
    expect(third({ change: { kind: 'none', detectable: 27 } })).toBe(
      'No change that could be told from chance: with this many answers, only one of about 27 points would show.',
    );
    expect(third({})).toBeUndefined();
  });

  test('names the latest detractors, with the way to their chats', () => {
    const unhappy = (name: string) =>
      ({ score: 3, customer: name, on: '2026-03-01', url: `https://x.test/${name}` }) as const;
    const blocks = read({ detractors: { count: 4, latest: ['Dana', 'Lee', 'Kim', 'Bo'].map(unhappy) } });
    expect(blocks).toContainEqual({
      kind: 'facts',
      facts: [
        { label: 'Detractors in 7 days', value: '4' },
        ...['Dana', 'Lee', 'Kim'].map((name) => ({
          label: `${name} gave 3`,
          value: 'Sun, Mar 1',
          url: `https://x.test/${name}`,
        })),
      ],
    });
    expect(facts(read({ detractors: { count: 1, latest: [{ score: 0, on: '2026-03-01' }] } }))).toEqual({
      'Detractors in 7 days': '1',
      'A customer gave 0': 'Sun, Mar 1',
    });
  });

  test('says what came of every chat that ended', () => {
    const notAsked = ['quietPeriod', 'notSampled', 'inactivity', 'spam', 'withdrawn', 'bot'].map((because, index) => ({
      because,
      count: 60 - 10 * index,
    }));
    expect(texts(read({ coverage: { answered: 151, unanswered: 190, notAsked } }))[2]).toBe(
      'Coverage 27%: 551 chats ended in 30 days, 341 asked about, 151 answered. ' +
        'Not asked: quiet period 60, not in the sample 50, inactivity 40, spam 30, other 30.',
    );
    expect(texts(read({ coverage: { answered: 1, unanswered: 0, notAsked: [] } }))[2]).toBe(
      'Coverage 100%: 1 chat ended in 30 days, 1 asked about, 1 answered.',
    );
  });

  test('lists the two lowest answers and the best, those with words first, and counts the others', () => {
    const answers: DigestAnswer[] = [
      { score: 9, customer: 'Sam', agents: ['Robin'] },
      { score: 0, customer: 'Dana', agents: ['Robin', 'Kim'], reason: 'Nobody came' },
      { score: 7, agents: [] },
      { score: 7, agents: [], reason: 'Fine' },
      { score: 9, customer: 'Lin', agents: [], reason: 'Quick' },
    ];
    expect(listOf(read({ answers, delivered: 11 }))).toEqual([
      {
        kind: 'text',
        text: 'Mon, Mar 2: 5 answers, 2 promoters, 2 passives, 1 detractor; 11 customers were asked.',
      },
      { kind: 'text', text: '0 · Dana · helped by Robin, Kim' },
      { kind: 'quote', text: 'Nobody came' },
      { kind: 'text', text: '7 · A customer' },
      { kind: 'quote', text: 'Fine' },
      { kind: 'text', text: '9 · Lin' },
      { kind: 'quote', text: 'Quick' },
      { kind: 'text', style: 'subtle', text: '… and 2 more answers, in the export.' },
    ]);
  });

  test('shows praise on a day of complaints, and quotes briefly', () => {
    const angry = Array.from(
      { length: 299 },
      (): DigestAnswer => ({ score: 1, agents: [], reason: 'No. '.repeat(1_000) }),
    );
    const answers = [...angry, { score: 10, agents: [], reason: 'Lovely' } as const];
    const list = listOf(read({ answers }));
    expect(list.at(-2)).toEqual({ kind: 'quote', text: 'Lovely' });
    const [quote] = list.filter(({ kind }) => kind === 'quote');
    expect(quote).toMatchObject({ text: expect.stringMatching(/^(No\. )+No\.…$/) });
    expect(JSON.stringify(quote).length).toBeLessThan(240);
  });

  test('names what was changed or explained since an earlier digest apart, and counts it no second time', () => {
    const answers: DigestAnswer[] = [
      { score: 7, customer: 'Cy', agents: [], earlier: { changedFrom: 3 } },
      { score: 10, customer: 'Sam', agents: ['Robin'] },
      { score: 9, customer: 'Bob', agents: ['Kim'], reason: 'The price page is wrong', earlier: {} },
      { score: 0, agents: [], reason: 'Gone', earlier: { changedFrom: 9 } },
    ];
    expect(listOf(read({ answers, delivered: 5 }))).toEqual([
      { kind: 'text', text: 'Mon, Mar 2: 1 answer, 1 promoter, 0 passives, 0 detractors; 5 customers were asked.' },
      { kind: 'text', text: '10 · Sam · helped by Robin' },
      { kind: 'text', text: '3 earlier answers, changed or explained since and not counted again:' },
      { kind: 'text', text: '0 · A customer · changed from 9, reason added' },
      { kind: 'quote', text: 'Gone' },
      { kind: 'text', style: 'subtle', text: '… and 2 more answers, in the export.' },
    ]);
    expect(digestMessage({ ...data, answers }).summary).toContain('1 answer');
    const german = texts(read({ answers, team: { ...data.team, language: 'de' } })).join('\n');
    expect(german).toContain('geändert, vorher 9');
    expect(german).toContain('Begründung ergänzt');
  });

  test('names every day it covers, and speaks the team’s language', () => {
    const since = new Date('2026-02-26T23:00:00Z');
    expect(texts(read({ since }))[0]).toMatch(/Fri, Feb 27\s–\sMon, Mar 2/);
    const team = { ...data.team, language: 'de' };
    expect(texts(read({ team, delivered: 1 })).at(-1)).toContain('keine Antworten, ein Kunde wurde gefragt.');
  });
});
