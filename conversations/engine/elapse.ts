import { afterQuietHours } from '../time.ts';
import type { Context } from './context.ts';
import type { Next } from './next.ts';
import type { Instant, InvitationState } from './state.ts';

/** What time alone does: the question, its one reminder, and the end of answering. `now` is the time it is. */
export function elapse(context: Context, state: InvitationState, now: Instant): Next {
  switch (state.kind) {
    case 'waiting':
      return now < state.askAt ? tooEarly : { kind: 'next', state: ask(context, now) };
    case 'asked': {
      if (now >= state.expiresAt) return { kind: 'next', state: { ...state, kind: 'expired', at: state.expiresAt } };
      if (state.remindAt === undefined || now < state.remindAt) return tooEarly;
      const { remindAt: _, ...rest } = state;
      // A question that nobody saw is not repeated: whatever keeps it from being delivered is still being retried.
      return { kind: 'next', state: state.deliveredAt === undefined ? rest : { ...rest, remindedAt: now } };
    }
    case 'answered': {
      if (now < state.expiresAt) return tooEarly;
      const { reconsideredAt: _, ...rest } = state;
      return { kind: 'next', state: { ...rest, kind: 'settled', at: state.expiresAt } };
    }
    case 'settled':
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
    case 'suppressed':
      return { kind: 'ignored', because: 'closed' };
  }
}

function ask(context: Context, now: Instant): InvitationState {
  const { expire, remind, quietHours } = context.survey;
  const zone = context.chat.respondent.timezone ?? context.team.timezone;
  const expiresAt = now + expire;
  const remindAt = remind === null ? expiresAt : afterQuietHours(new Date(now + remind), quietHours, zone).getTime();
  return { kind: 'asked', askedAt: now, expiresAt, words: [], ...(remindAt < expiresAt && { remindAt }) };
}

const tooEarly = { kind: 'ignored', because: 'tooEarly' } as const;
