import { expect } from 'vitest';
import type { Context } from '../../conversations/invitation/context.ts';
import type { Input } from '../../conversations/invitation/input.ts';
import { reasonOf } from '../../conversations/invitation/reason.ts';
import type { Instant, InvitationState } from '../../conversations/invitation/state.ts';
import { admitted, type Transition, transition } from '../../conversations/invitation/transition.ts';
import type { Message } from '../../conversations/message.ts';
import { defaultSurvey } from '../../conversations/survey.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Monday 2 March 2026, 10:00 in Berlin: no quiet hours near. */
export const chatEndedAt: Instant = Date.UTC(2026, 2, 2, 9, 0);

export const context: Context = {
  invitation: '0b2f7f3e-6c39-4f0e-9a5b-0d9d4f7f0a11',
  survey: { ...defaultSurvey, company: 'Acme' },
  endedAt: chatEndedAt,
  locale: 'en',
  team: { name: 'Support', language: 'en', timezone: 'Europe/Berlin', reads: 'everything' },
  chat: {
    source: 'slack',
    id: 'C1:1.1',
    respondent: { platform: 'slack', id: 'U1', name: 'Dana' },
    ask: { platform: 'slack', channel: 'C1', thread: '1.1' },
    channel: { platform: 'slack', channel: 'C1' },
    agents: [{ id: 'U9', name: 'Robin' }],
    closeReason: 'resolved',
    tags: [],
    url: 'https://acme.slack.com/archives/C1/p11',
  },
};

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type What = Without<Input, 'at'>;

/** A history of one invitation, told in the order in which things arrive; times count from the end of the chat. */
export class Story {
  state: InvitationState;
  wakeAt: Instant | null;
  last: Transition | undefined;
  /** What each slot shows by now. */
  readonly visible = new Map<string, Message>();
  readonly told: Context;

  constructor(told: Context = context) {
    this.told = told;
    const begun = admitted(chatEndedAt + told.survey.delay);
    this.state = begun.state;
    this.wakeAt = begun.wakeAt;
  }

  /** Something happens that long after the chat ended. */
  when(after: Instant, what: What): this {
    const input = { ...what, at: chatEndedAt + after } as Input;
    const result = transition(this.told, this.state, input);
    this.last = result;
    if (result.kind === 'ignored') return this;
    this.state = result.state;
    this.wakeAt = result.wakeAt;
    for (const { slot, message, editOnly } of result.show) {
      if (!editOnly || this.visible.has(slot)) this.visible.set(slot, message);
    }
    return this;
  }

  /** The question went out two minutes after the end, and was delivered a second later. */
  asked(): this {
    return this.when(2 * minute, { kind: 'woke' }).when(2 * minute + second, { kind: 'delivered' });
  }

  is(kind: InvitationState['kind']): this {
    expect(this.state.kind).toBe(kind);
    return this;
  }

  ignored(because: string): this {
    expect(this.last).toEqual({ kind: 'ignored', because });
    return this;
  }

  scored(score: number | undefined): this {
    expect('score' in this.state ? this.state.score : undefined).toBe(score);
    return this;
  }

  explained(reason: string | undefined): this {
    expect('score' in this.state ? reasonOf(this.state) : undefined).toBe(reason);
    return this;
  }

  wakesAfter(after: Instant | null): this {
    expect(this.wakeAt === null ? null : this.wakeAt - chatEndedAt).toBe(after);
    return this;
  }

  /** The slots that the last step changed. */
  showed(...slots: readonly string[]): this {
    expect(this.last?.kind === 'moved' ? this.last.show.map(({ slot }) => slot) : []).toEqual(slots);
    return this;
  }

  reads(slot: string, text: string | RegExp): this {
    const message = this.visible.get(slot);
    const words = message === undefined ? '' : JSON.stringify(message);
    expect(words).toMatch(text);
    return this;
  }
}

export const invited = (told?: Context) => new Story(told);
export const asked = (told?: Context) => new Story(told).asked();
export const score = (value: number): What => ({ kind: 'answered', score: value });
export const type = (text: string): What => ({ kind: 'said', text, where: 'inTheChat' });
export const typeAside = (text: string): What => ({ kind: 'said', text, where: 'aside' });
export const reason = (text: string): What => ({ kind: 'reasonGiven', text });
