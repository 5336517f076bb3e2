import { agentReplied } from './agent-replied.ts';
import type { Context } from './context.ts';
import { elapse } from './elapse.ts';
import type { Input } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { askedPart, type InvitationState, isClosed } from './state.ts';
import { hear } from './timeline.ts';
import { deleted, edited, heard } from './typed-messages.ts';
import { remembered } from './ways-out.ts';

export function next(context: Context, state: InvitationState, input: Input): Next {
  switch (input.kind) {
    case 'woke':
      return elapse(context, state, input.at);
    case 'suppressed':
      if (state.kind !== 'waiting') return ignored(isClosed(state) ? 'closed' : 'superseded');
      return to({ kind: 'suppressed', at: input.at, because: input.because, detail: input.detail });
    case 'delivered':
      return delivered(state, input.at);
    case 'undeliverable':
      return state.kind === 'asked' ? undeliverable(state, input) : ignored('superseded');
    case 'said':
      return heard(context, state, input);
    case 'edited':
      return input.writtenAt <= context.endedAt ? ignored('superseded') : edited(context, state, input);
    case 'deleted':
      return deleted(context, state, input);
    case 'agentReplied':
      return input.at <= context.endedAt ? ignored('superseded') : agentReplied(context, state, input);
    default:
      return hear(context, state, input);
  }
}

function delivered(state: InvitationState, at: number): Next {
  const asked = askedPart(state);
  if (asked === undefined) return ignored('notAskedYet');
  if (asked.deliveredAt !== undefined) return ignored('unchanged');
  if (state.kind === 'withdrawn' || state.kind === 'undeliverable') {
    return to({ ...state, asked: { ...asked, deliveredAt: at } });
  }
  return to({ ...state, deliveredAt: at } as InvitationState);
}

/** Nobody was reached; or the question was there, stands nowhere any more, and could not be put anywhere else. */
function undeliverable(
  state: InvitationState & { readonly kind: 'asked' },
  { at, because }: Input & { readonly kind: 'undeliverable' },
): Next {
  const isLost = state.deliveredAt !== undefined;
  return to({ kind: 'undeliverable', at, because, asked: remembered(state), ...(isLost && { lost: true }) });
}
