import type { Score } from '../numbers/score.ts';
import type { Typed } from '../typed/read.ts';
import type { Context } from './context.ts';
import type { Deed } from './deed.ts';
import type { Input } from './input.ts';
import { ignored, type Next, to } from './outcome.ts';
import { readSaid } from './said.ts';
import { type Asked, askedPart, type InvitationState, isScored, type TypedMessage } from './state.ts';
import { hear, tell, withHeard } from './timeline.ts';

/*
 * What becomes of a message after it was typed. docs/decisions/0015-what-was-typed-can-be-changed.md says why so.
 */

type Said = Deed & { readonly kind: 'said' };

/** As many messages are remembered. */
const mostMessages = 20;

/** A message as it was first written. */
export function heard(context: Context, state: InvitationState, deed: Said): Next {
  const { message, at } = deed;
  if (message === undefined) return hear(context, state, deed);
  const known = messageOf(state, message);
  if (known !== undefined && known.revisedAt >= at) return ignored(known.revisedAt === at ? 'unchanged' : 'reworded');
  return noted(hear(context, state, deed), { message, writtenAt: at, revisedAt: at });
}

/**
 * The message reads otherwise now, and counts as if it always had: the story of the invitation is told afresh with it. A score
 * that it did not say before is given now, so that it is later than a click in between. One that it does not say any more
 * makes way for the one before it; where there is none it stays, because no answer is lost.
 */
export function edited(context: Context, state: InvitationState, input: Input & { readonly kind: 'edited' }): Next {
  const { message, writtenAt, text, where } = input;
  const at = Math.max(input.at, writtenAt + 1);
  const known = messageOf(state, message);
  const asked = askedPart(state);
  if (known === undefined || asked?.heard === undefined) {
    // Nothing that can be told afresh is known of it.
    const said: Said = { kind: 'said', at, text, where, message };
    return noted(hear(context, withoutWords(state, message), said), { message, writtenAt, revisedAt: at });
  }
  if (known.revisedAt >= at) return ignored('reworded');
  if (at >= asked.expiresAt) return ignored('expired');
  const others = asked.heard.filter((deed) => !isIn(deed, message));
  const now: Said = { kind: 'said', at: writtenAt, text, where, message, revisedAt: at };
  const stage = tell(
    context,
    state,
    others.filter((deed) => deed.at < writtenAt),
  );
  const says = scoreOf(readSaid(context, stage, now));
  const old = asked.heard.find((deed): deed is Said => deed.kind === 'said' && isIn(deed, message));
  const said = known.gave?.score ?? (old === undefined ? undefined : scoreOf(readSaid(context, stage, old)));
  const since = known.gave?.at ?? writtenAt;
  const gave = says === undefined ? undefined : { score: says, at: says === said ? since : at };
  // One that it said from the first is given by the words themselves.
  const isLater = gave !== undefined && gave.at > writtenAt;
  const deeds = [...others, now, ...(isLater ? [answered(gave, message)] : [])];
  const { told, kept } = keeping(context, state, known, deeds);
  const { gave: _, deletedAt: __, ...rest } = known;
  const remembered = { ...rest, revisedAt: at, ...((gave ?? kept) && { gave: gave ?? kept }) } as TypedMessage;
  const isNews = gave !== undefined && gave.at === at;
  return { kind: 'next', state: remember(told, remembered), ...(isNews && { gave: gave.score }) };
}

/** The message is gone: its words go, wherever they are kept. What they came to stays: a score, a wish not to be asked again. */
export function deleted(
  context: Context,
  state: InvitationState,
  { message, at }: Input & { readonly kind: 'deleted' },
): Next {
  const known = messageOf(state, message);
  if (known !== undefined && known.revisedAt > at) return ignored('reworded');
  if (known?.deletedAt !== undefined) return ignored('unchanged');
  const asked = askedPart(state);
  const traces = [...(asked?.words ?? []), ...(asked?.heard ?? [])].filter((each) => isIn(each, message));
  if (known === undefined && traces.length === 0) return ignored('unchanged');
  const without = withoutWords(state, message);
  const all = asked?.heard;
  const wordless = all?.flatMap((deed) => (isIn(deed, message) ? effectsOf(context, state, all, deed) : [deed]));
  const silent = wordless === undefined ? without : withHeard(without, wordless);
  return to(known === undefined ? silent : remember(silent, { ...known, revisedAt: at, deletedAt: at }));
}

/** Whether the respondent deleted something that they wrote about it. */
export function wasDeleted({ typed = [] }: Asked): boolean {
  return typed.some(({ deletedAt }) => deletedAt !== undefined);
}

/** The story with these deeds, and what an edit can't undo: an answer, a wish, and a question that was taken back. */
function keeping(
  context: Context,
  state: InvitationState,
  known: TypedMessage,
  deeds: readonly Deed[],
): { readonly told: InvitationState; readonly kept?: TypedMessage['gave'] } {
  const told = tell(context, state, deeds);
  if (isScored(state) && !isScored(told)) {
    const kept = known.gave ?? { score: state.score, at: state.scoredAt };
    const again = tell(context, state, [...deeds, answered(kept, known.message)]);
    // Told so, the chat went on before the score was given: whoever was told that it is saved has answered all the same.
    return { told: isScored(again) ? again : withHeard(withoutWords(state, known.message), deeds), kept };
  }
  const wish = askedPart(state)?.optedOutAt;
  if (wish !== undefined && askedPart(told)?.optedOutAt === undefined) {
    return { told: tell(context, state, [...deeds, { kind: 'optedOut', at: wish }]) };
  }
  if (state.kind === 'withdrawn' && told.kind === 'asked') {
    return { told: tell(context, state, [...deeds, { kind: 'reopened', at: state.at }]) };
  }
  return { told };
}

/** What a message came to, without its words. */
function effectsOf(context: Context, state: InvitationState, all: readonly Deed[], deed: Deed): readonly Deed[] {
  if (deed.kind !== 'said') return [deed];
  const { at } = deed;
  const before = tell(
    context,
    state,
    all.filter((each) => each.at < at),
  );
  const after = tell(
    context,
    state,
    all.filter((each) => each.at <= at),
  );
  const says = scoreOf(readSaid(context, before, deed));
  const has = (part: 'optedOutAt') => askedPart(after)?.[part] === at;
  return [
    ...(says === undefined ? [] : [answered({ score: says, at }, deed.message)]),
    ...(has('optedOutAt') ? [{ kind: 'optedOut', at } as const] : []),
    ...(after.kind === 'withdrawn' && after.at === at ? [{ kind: 'reopened', at } as const] : []),
  ];
}

function answered({ score, at }: NonNullable<TypedMessage['gave']>, message: string | undefined): Deed {
  return { kind: 'answered', at, score, ...(message !== undefined && { message }) };
}

function isIn(each: object, message: string): boolean {
  return 'message' in each && each.message === message;
}

function messageOf(state: InvitationState, message: string): TypedMessage | undefined {
  return askedPart(state)?.typed?.find((each) => each.message === message);
}

/** What a new message came to, remembered. */
function noted(outcome: Next, message: TypedMessage): Next {
  if (outcome.kind === 'ignored') return outcome;
  const { state } = outcome;
  const at = message.revisedAt;
  const gave = isScored(state) && state.scoredAt === at ? { gave: { score: state.score, at } } : {};
  return { ...outcome, state: remember(state, { ...message, ...gave }) };
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
