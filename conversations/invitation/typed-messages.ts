import type { Score } from '../numbers/score.ts';
import type { Typed } from '../typed/read.ts';
import { answer } from './answer.ts';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { readSaid, said } from './said.ts';
import { type Answer, type Asked, askedPart, type Instant, type InvitationState, type TypedMessage } from './state.ts';

/*
 * What becomes of a message after it was typed. docs/decisions/0015-what-was-typed-can-be-changed.md says why so.
 */

/** As many messages are remembered. */
const mostMessages = 20;

/** A message as it was first written. */
export function heard(context: Context, state: InvitationState, input: Input & { readonly kind: 'said' }): Next {
  const { message, at } = input;
  if (message === undefined) return said(context, state, input);
  const known = messageOf(state, message);
  if (known !== undefined && known.revisedAt >= at) return ignored(known.revisedAt === at ? 'unchanged' : 'reworded');
  return noted(state, said(context, state, input), { message, writtenAt: at, revisedAt: at });
}

/**
 * The message reads otherwise now, and counts as if it always had: its words take the place of the earlier ones. A score that
 * it did not say before is given now, so that it is later than a click in between. One that it does not say any more makes
 * way for the one before it; where there is none it stays, because no answer is lost.
 */
export function edited(context: Context, state: InvitationState, input: Input & { readonly kind: 'edited' }): Next {
  const { message, writtenAt, text, where } = input;
  const at = Math.max(input.at, writtenAt + 1);
  const known = messageOf(state, message);
  const spoken = { kind: 'said', text, where } as const;
  if (known === undefined) {
    return noted(state, said(context, state, { ...spoken, at }), { message, writtenAt, revisedAt: at });
  }
  if (known.revisedAt >= at) return ignored('reworded');
  const expiresAt = askedPart(state)?.expiresAt;
  if (expiresAt !== undefined && at >= expiresAt) return ignored('expired');
  // What was withdrawn takes an answer for a moment only, whenever the message was begun.
  const asOf = state.kind === 'withdrawn' ? at : known.writtenAt;
  const kept = withoutWords(state, message);
  const fresh = withoutScore(kept, known);
  const tried = said(context, fresh, { ...spoken, at: asOf });
  const isLost = isScored(kept) && !(tried.kind === 'next' ? isScored(tried.state) : isScored(fresh));
  const before = isLost ? kept : fresh;
  const outcome = isLost ? said(context, kept, { ...spoken, at: asOf }) : tried;
  const now = outcome.kind === 'next' ? outcome.state : before;
  // What gave the first score is read as that again, though others were given since.
  const stage = known.gave !== undefined && known.instead === undefined && !isLost ? unscored(before) : before;
  const gave = scoreOf(readSaid(context, stage, { text, at: asOf }));
  const given = gave === undefined ? undefined : { score: gave, at: gave === known.gave?.score ? known.gave.at : at };
  const scored = given === undefined ? now : restated(now, given, asOf);
  const { gave: _, instead, deletedAt: __, ...rest } = known;
  const remembered: TypedMessage = {
    ...rest,
    revisedAt: at,
    ...(given === undefined ? (isLost && known.gave !== undefined ? { gave: known.gave } : {}) : { gave: given }),
    ...(given !== undefined && instead !== undefined && { instead }),
  };
  const after = remember(alertedAsBefore(tagged(before, scored, message, at), state), remembered);
  const isNews = given !== undefined && given.at === at;
  return { kind: 'next', state: after, ...(isNews && { gave: given.score }) };
}

/** The message is gone: its words go, wherever they are kept. A score that it gave stays, and so does a wish not to be asked. */
export function deleted(state: InvitationState, { message, at }: Input & { readonly kind: 'deleted' }): Next {
  const known = messageOf(state, message);
  if (known !== undefined && known.revisedAt > at) return ignored('reworded');
  if (known?.deletedAt !== undefined) return ignored('unchanged');
  const asked = askedPart(state);
  if (known === undefined && asked?.words.some((words) => words.message === message) !== true) {
    return ignored('unchanged');
  }
  const without = withoutWords(state, message);
  return to(known === undefined ? without : remember(without, { ...known, revisedAt: at, deletedAt: at }));
}

/** Whether the respondent deleted something that they wrote about it. */
export function wasDeleted({ typed = [] }: Asked): boolean {
  return typed.some(({ deletedAt }) => deletedAt !== undefined);
}

type Scored = InvitationState & { readonly kind: 'answered' | 'settled' };

function isScored(state: InvitationState): state is Scored {
  return state.kind === 'answered' || state.kind === 'settled';
}

function messageOf(state: InvitationState, message: string): TypedMessage | undefined {
  return askedPart(state)?.typed?.find((each) => each.message === message);
}

/** What a new message came to, remembered. */
function noted(before: InvitationState, outcome: Next, message: TypedMessage): Next {
  if (outcome.kind === 'ignored') return outcome;
  const { state } = outcome;
  const gave = isScored(state) && state.scoredAt === message.revisedAt ? state.score : undefined;
  const instead = gave !== undefined && isScored(before) ? earlier(before) : undefined;
  const remembered: TypedMessage = {
    ...message,
    ...(gave !== undefined && { gave: { score: gave, at: message.revisedAt } }),
    ...(instead !== undefined && { instead }),
  };
  return { ...outcome, state: remember(tagged(before, state, message.message, undefined), remembered) };
}

function earlier({ score, scoredAt, reconsideredAt }: Answer): TypedMessage['instead'] {
  return { score, scoredAt, ...(reconsideredAt !== undefined && { reconsideredAt }) };
}

/** What was said since `before` was said in this message. */
function tagged(
  before: InvitationState,
  after: InvitationState,
  message: string,
  revisedAt: Instant | undefined,
): InvitationState {
  const known = askedPart(before)?.words ?? [];
  return withAsked(after, (asked) => ({
    ...asked,
    words: asked.words.map((words) =>
      known.includes(words) ? words : { ...words, message, ...(revisedAt !== undefined && { revisedAt }) },
    ),
  }));
}

function remember(state: InvitationState, message: TypedMessage): InvitationState {
  return withAsked(state, (asked) => {
    const others = (asked.typed ?? []).filter((each) => each.message !== message.message);
    return { ...asked, typed: [...others, message].slice(-mostMessages) };
  });
}

function withoutWords(state: InvitationState, message: string): InvitationState {
  return withAsked(state, (asked) => ({
    ...asked,
    words: asked.words.filter((words) => words.message !== message),
  }));
}

/** As if the message had given no score; the state itself where another counts since. */
function withoutScore(state: InvitationState, { gave, instead }: TypedMessage): InvitationState {
  if (!isScored(state) || gave === undefined || state.scoredAt !== gave.at || state.score !== gave.score) return state;
  if (instead === undefined) return unscored(state);
  const { reconsideredAt: _, replaced: __, ...rest } = state;
  return { ...rest, ...instead };
}

function unscored(state: InvitationState): InvitationState {
  if (!isScored(state)) return state;
  const { score: _, scoredAt: __, firstScoredAt: ___, reconsideredAt, replaced, alerted, ...rest } = state;
  return { ...rest, kind: 'asked' };
}

/** The score counts from when it was said, not from when the message was begun. */
function restated(
  state: InvitationState,
  { score, at }: NonNullable<TypedMessage['gave']>,
  asOf: Instant,
): InvitationState {
  if (!isScored(state)) return state;
  if (state.score === score && state.scoredAt === asOf) return { ...state, scoredAt: Math.max(at, asOf) };
  const later = answer(state, { kind: 'answered', at, score, typed: true });
  return later.kind === 'next' ? later.state : state;
}

/** The team was alerted: it is told of whatever became of that. */
function alertedAsBefore(state: InvitationState, before: InvitationState): InvitationState {
  return isScored(state) && isScored(before) && before.alerted ? { ...state, alerted: true } : state;
}

function scoreOf(typed: Typed): Score | undefined {
  return typed.kind === 'score' || typed.kind === 'stop' ? typed.score : undefined;
}

function withAsked(state: InvitationState, change: (asked: Asked) => Asked): InvitationState {
  switch (state.kind) {
    case 'waiting':
    case 'suppressed':
      return state;
    case 'withdrawn':
      return state.asked === undefined ? state : { ...state, asked: change(state.asked) };
    case 'undeliverable':
      return { ...state, asked: change(state.asked) };
    case 'asked':
    case 'answered':
    case 'settled':
    case 'declined':
    case 'expired':
      return { ...state, ...change(state) } as InvitationState;
  }
}
