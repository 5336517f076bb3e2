import { describe, expect, it } from 'vitest';
import { serve } from './serving.ts';

/** What /v1/nps answers where that many people gave such scores. */
async function npsOf(promoters: number, passives: number, detractors: number) {
  await using served = await serve();
  served.ledger.counts = { ...served.ledger.counts, promoters, passives, detractors };
  return (await served.send('/v1/nps')).json();
}

describe('the score', () => {
  it('says what it rests on', async () => {
    await using served = await serve();
    served.ledger.counts = {
      promoters: 50,
      passives: 30,
      detractors: 20,
      delivered: 200,
      responses: 100,
    };
    const response = await served.send('/v1/nps?from=2026-11-01&team=sales');
    expect(await response.json()).toEqual({
      from: '2026-11-01',
      to: null,
      team: 'sales',
      kind: 'sound',
      scores: 100,
      promoters: 50,
      passives: 30,
      detractors: 20,
      nps: 30,
      low: 14,
      high: 44,
      delivered: 200,
      responses: 100,
      responseRate: 0.5,
    });
  });

  it.each([
    [0, 0, 0, { kind: 'none', scores: 0, nps: null }],
    [0, 0, 3, { kind: 'few', scores: 3, nps: -100 }],
    [9, 0, 0, { kind: 'few', scores: 9, nps: 100 }],
  ])('has no interval below 10 scores: %i, %i, %i', async (promoters, passives, detractors, said) => {
    const answer = await npsOf(promoters, passives, detractors);
    expect(answer).toMatchObject({ ...said, low: null, high: null, responseRate: null });
  });

  it('has the interval of the digest, which need not have the score in its middle', async () => {
    expect(await npsOf(0, 0, 10)).toMatchObject({ kind: 'early', scores: 10, nps: -100, low: -100, high: -48 });
    expect(await npsOf(30, 0, 0)).toMatchObject({ kind: 'sound', scores: 30, nps: 100, high: 100 });
  });

  it('has no margin: the interval is not symmetric about it', async () => {
    expect(await npsOf(10, 0, 0)).not.toHaveProperty('margin');
  });

  it('takes days as days of each team, and moments as they are', async () => {
    await using served = await serve();
    const query = '/v1/nps?from=2026-11-01&to=2026-11-30T23:00:00%2B01:00';
    expect(await (await served.send(query)).json()).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30T22:00:00.000Z',
    });
    expect(served.ledger.queries).toEqual([
      { from: { kind: 'day', date: '2026-11-01' }, to: { kind: 'moment', at: new Date('2026-11-30T22:00:00Z') } },
    ]);
  });
});
