import { tooLateAfter } from './admission.ts';
import type { Context } from './context.ts';
import type { Next } from './outcome.ts';
import { afterQuiet } from './quiet.ts';
import type { Instant, InvitationState } from './state.ts';

/** What time alone does: the question, its one reminder, and the end of answering. `now` is the time it is. */
export function elapse(context: Context, state: InvitationState, now: Instant): Next {
  switch (state.kind) {
    case 'waiting': {
      if (now < state.askAt) return tooEarly;
      if (now - state.askAt > tooLateAfter) return { kind: 'next', state: tooLate(state.askAt, now) };
      const askAt = outsideQuietHours(context, now);
      return { kind: 'next', state: askAt > now ? { kind: 'waiting', askAt } : ask(context, now) };
    }
    case 'asked': {
      if (now >= state.expiresAt) return { kind: 'next', state: { ...state, kind: 'expired', at: state.expiresAt } };
      if (state.deliveredAt === undefined && now - state.askedAt >= tooLateAfter) {
        return { kind: 'next', state: neverShown(state, now) };
      }
      if (state.remindAt === undefined || now < state.remindAt) return tooEarly;
      const remindAt = outsideQuietHours(context, now);
      if (remindAt > now) return { kind: 'next', state: { ...state, remindAt } };
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
  const { expire, remind } = context.survey;
  const expiresAt = now + expire;
  const remindAt = remind === null ? expiresAt : outsideQuietHours(context, now + remind);
  return { kind: 'asked', askedAt: now, expiresAt, words: [], heard: [], ...(remindAt < expiresAt && { remindAt }) };
}

/** Everything was down for too long. */
function tooLate(askAt: Instant, now: Instant): InvitationState {
  const hours = Math.floor((now - askAt) / 3_600_000);
  const detail = `the question could only have gone out ${hours} hours late`;
  return { kind: 'suppressed', at: now, because: 'tooLate', detail };
}

/** The platform took nothing for too long. An answer still counts: the question may be there without our knowing. */
function neverShown(state: InvitationState & { readonly kind: 'asked' }, now: Instant): InvitationState {
  const { kind: _, ...asked } = state;
  const hours = Math.floor((now - asked.askedAt) / 3_600_000);
  return {
    kind: 'undeliverable',
    at: now,
    because: `the question could only have gone out ${hours} hours late`,
    asked,
    late: true,
  };
}

/** The time itself, or the end of the quiet hours and days it falls into, by the respondent's zone, else the team's. */
function outsideQuietHours(context: Context, at: Instant): Instant {
  const zone = context.chat.respondent.timezone ?? context.team.timezone;
  return afterQuiet(new Date(at), context.survey, zone).getTime();
}

const tooEarly = { kind: 'ignored', because: 'tooEarly' } as const;
