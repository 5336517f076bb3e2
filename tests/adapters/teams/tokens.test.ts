import { describe, expect, test } from 'vitest';
import { type Granted, type SignInError, SignInFailure } from '../../../adapters/teams/api/sign-in.ts';
import { openTokens, type SignedIn } from '../../../adapters/teams/api/tokens.ts';

/** A sign-in that answers what the test says, under a clock that the test moves. */
function open(answer: () => Granted | SignInError | Promise<Granted>) {
  const clock = { now: 1_000_000 };
  const asked: number[] = [];
  const told: SignedIn[] = [];
  const tokens = openTokens(
    async () => {
      asked.push(clock.now);
      const answered = await answer();
      if ('kind' in answered) throw new SignInFailure(answered);
      return answered;
    },
    (how) => told.push(how),
    () => clock.now,
  );
  /** Somebody wants a token every 100 ms, for so many milliseconds. @returns the pauses between sign-ins, in ms */
  async function wanted(ms: number, want: () => Promise<unknown> = () => tokens.current()): Promise<readonly number[]> {
    for (const end = clock.now + ms; clock.now < end; clock.now += 100) await want().catch(() => {});
    return asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  }
  return { clock, asked, told, tokens, wanted };
}

const hour = 3_600_000;
let made = 0;
const granted = (lifetime = hour): Granted => ({ token: `token ${++made}`, lifetime });
const unanswered: SignInError = { kind: 'unanswered', message: 'nobody there' };
const refusal: SignInError = { kind: 'refused', code: 'AADSTS7000215', message: 'wrong' };

describe('an access token', () => {
  test('is got once for many who want it at the same time, and kept until 5 minutes before its end', async () => {
    const { tokens, clock, asked } = open(async () => granted());
    const all = await Promise.all(Array.from({ length: 50 }, () => tokens.current()));
    expect(new Set(all).size).toBe(1);
    clock.now += hour - 300_001;
    expect(await tokens.current()).toBe(all[0]);
    clock.now += 2;
    expect(await tokens.current()).not.toBe(all[0]);
    expect(asked).toHaveLength(2);
  });

  test('that lives only a minute is kept for half of it', async () => {
    const { wanted } = open(() => granted(60_000));
    expect(new Set(await wanted(300_000))).toEqual(new Set([30_000]));
  });

  test('that says it ends at once does not make every call sign in', async () => {
    const { wanted } = open(() => granted(0));
    expect(new Set(await wanted(60_000))).toEqual(new Set([5_000]));
  });

  test('that is refused is replaced once for all who had it', async () => {
    const { tokens, asked } = open(async () => granted());
    const old = await tokens.current();
    const others = await Promise.all(Array.from({ length: 20 }, () => tokens.renew(old)));
    expect(new Set(others).size).toBe(1);
    expect(others[0]).not.toBe(old);
    expect(await tokens.renew(old)).toBe(others[0]);
    expect(asked).toHaveLength(2);
  });

  test('when every fresh one is refused as well, they are asked for less and less often', async () => {
    const { tokens, wanted } = open(() => granted());
    const pauses = await wanted(3_600_000, async () => tokens.renew(await tokens.current()));
    expect(pauses).toEqual([0, 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, ...Array(10).fill(300_000)]);
  });

  test('once one was accepted the next refusal is answered at once', async () => {
    const { tokens } = open(() => granted());
    const first = await tokens.current();
    const second = (await tokens.renew(first)) ?? '';
    expect(await tokens.renew(second)).toBeUndefined();
    tokens.worked();
    expect(await tokens.renew(second)).not.toBe(second);
  });
});

describe('a sign-in that fails', () => {
  test('is not kept: the next works, and both are told', async () => {
    const answers = [unanswered, granted()];
    const { tokens, clock, told } = open(() => answers.shift() ?? unanswered);
    await expect(tokens.current()).rejects.toThrow('nobody there');
    clock.now += 1_000;
    expect(await tokens.current()).toMatch(/token/);
    expect(told.map(({ kind }) => kind)).toEqual(['failed', 'works']);
  });

  test('that nobody answers is tried again after 1 s, 2 s ... a minute, however many want a token', async () => {
    const { wanted } = open(() => unanswered);
    expect(await wanted(300_000)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  test('that is refused is tried again after 5 s, 10 s ... 5 minutes', async () => {
    const { wanted } = open(() => refusal);
    const pauses = await wanted(1_000_000);
    expect(pauses).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
  });

  test('with a time to come back at is not tried before, and whoever comes is told how long', async () => {
    const { tokens, wanted, clock } = open(() => ({ ...unanswered, retryAfter: 90_000 }));
    expect(await wanted(200_000)).toEqual([90_000, 90_000]);
    clock.now += 60_000;
    await expect(tokens.current()).rejects.toMatchObject({ why: { retryAfter: expect.any(Number) } });
  });

  test('begins anew with short waits once it has worked', async () => {
    const answers: (Granted | SignInError)[] = [
      unanswered,
      unanswered,
      unanswered,
      granted(12_000),
      unanswered,
      unanswered,
    ];
    const { wanted } = open(() => answers.shift() ?? granted());
    expect(await wanted(17_000)).toEqual([1_000, 2_000, 4_000, 6_000, 1_000, 2_000]);
  });
});
