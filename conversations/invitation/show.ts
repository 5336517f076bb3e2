import { alertMessage } from '../alert/message.ts';
import type * as machine from '../machine.ts';
import type { Message } from '../message.ts';
import type { Context } from './context.ts';
import * as words from './questions.ts';
import type { Asked, InvitationState } from './state.ts';

/** `survey`, `reminder` and `clarification` are shown to the respondent, `alert` to the team. */
export type Slot = 'survey' | 'reminder' | 'clarification' | 'alert';

type Showing = machine.Showing<Slot>;

/** Everything a state wants visible. A pure function of the state, so that losing a step's outcome loses nothing. */
export function showings(context: Context, state: InvitationState): readonly Showing[] {
  switch (state.kind) {
    case 'waiting':
    case 'suppressed':
      return [];
    case 'asked': {
      const live = surveyMessage(context, state);
      const clarification =
        state.clarifiedAt === undefined ? [] : [shown('clarification', words.clarification(context))];
      return [...survey(context, live, state.remindedAt, false), ...clarification];
    }
    case 'answered':
    case 'settled':
      return [
        ...survey(context, surveyMessage(context, state), state.remindedAt, state.kind === 'settled'),
        ...clarified(context, state),
        ...(state.alerted ? [{ ...shown('alert', alertMessage(context, state)) }] : []),
      ];
    case 'declined':
    case 'expired':
      return [...survey(context, surveyMessage(context, state), state.remindedAt, true), ...clarified(context, state)];
    case 'withdrawn':
      return state.asked === undefined
        ? []
        : [
            ...survey(context, surveyMessage(context, state), state.asked.remindedAt, true),
            ...clarified(context, state.asked),
          ];
    case 'undeliverable':
      return state.late === true ? survey(context, surveyMessage(context, state), state.asked.remindedAt, true) : [];
  }
}

/** What the respondent is shown of a question that went out. */
export function surveyMessage(
  context: Context,
  state: Exclude<InvitationState, { readonly kind: 'waiting' | 'suppressed' }>,
): Message {
  switch (state.kind) {
    case 'asked':
      return words.question(context, state);
    case 'answered':
    case 'settled':
      return words.answered(context, state);
    case 'declined':
      return words.declined(context, state);
    case 'withdrawn':
      return words.withdrawn(context, state.asked);
    case 'expired':
      return words.expired(context, state);
    case 'undeliverable':
      return words.expired(context, state.asked);
  }
}

/** The latest message carries what is live; the one a reminder followed only points to it. */
function survey(
  context: Context,
  live: Message,
  remindedAt: number | undefined,
  editOnly: boolean,
): readonly Showing[] {
  if (remindedAt === undefined) return [shown('survey', live, editOnly)];
  return [shown('survey', words.moved(context), true), shown('reminder', live, editOnly)];
}

/** Nothing is asked any more, so the request to say it again is out of place. */
function clarified(context: Context, { clarifiedAt }: Asked): readonly Showing[] {
  return clarifiedAt === undefined ? [] : [shown('clarification', words.moot(context), true)];
}

function shown(slot: Slot, message: Message, editOnly = false): Showing {
  return { slot, message, editOnly };
}
