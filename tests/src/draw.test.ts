import { describe, expect, it } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import { defaultSurvey } from '../../conversations/survey.ts';
import { drawOf } from '../../src/inbox/draw.ts';
import { reportEndedChat } from '../../src/inbox/ended.ts';
import { chatOf, openDesk, second } from '../support/desk.ts';

const ids = Array.from({ length: 10_000 }, (_, n) => ({ source: 'teams', id: `19:${n}@thread.v2` }));
const share = (episode: number) => ids.filter((chat) => drawOf(chat, episode) < 0.25).length / ids.length;

describe('the sample', () => {
  it('is a fair share of the first ends of chats, and of every later one', () => {
    for (const episode of [1, 2, 3, 20]) expect(Math.abs(share(episode) - 0.25), `${episode}`).toBeLessThan(0.02);
  });

  it('leaves out no chat that goes on for ever, and takes none each time', () => {
    const times = ids.map((chat) => Array.from({ length: 24 }, (_, n) => drawOf(chat, n + 1)));
    const never = times.filter((draws) => draws.every((draw) => draw >= 0.25)).length;
    const always = times.filter((draws) => draws.every((draw) => draw < 0.25)).length;
    // 0.75^24 of them, by chance.
    expect(never).toBeLessThan(40);
    expect(always).toBe(0);
  });

  it('is the same for the same end', () => {
    const [chat = { source: '', id: '' }] = ids;
    expect(drawOf(chat, 7)).toBe(drawOf({ ...chat }, 7));
  });
});

describe('a chat that goes on and ends again', () => {
  const desk = openDesk();

  it('draws anew', async () => {
    const survey = { ...defaultSurvey, company: 'Acme', quietHours: null, sample: 0.5 };
    const outcomes: string[] = [];
    const expected: string[] = [];
    const id = `recurring-${desk.now().getTime()}`;
    for (let episode = 1; episode <= 8; episode += 1) {
      // Another person each time, whom no quiet period keeps from being asked.
      const chat: EndedChat = { ...chatOf(), id };
      const event = { kind: 'chatEnded' as const, id: `${id}-${episode}`, at: desk.now(), chat };
      const reported = await reportEndedChat({ ...desk.options(), survey }, event);
      outcomes.push(reported.kind === 'suppressed' ? reported.because : reported.kind);
      expected.push(drawOf(chat, episode) < 0.5 ? 'invited' : 'notSampled');
      desk.pass(30 * second);
      await desk.reopen(chat);
      desk.pass(30 * second);
    }
    expect(outcomes).toEqual(expected);
    expect(new Set(outcomes).size).toBe(2);
  });
});
