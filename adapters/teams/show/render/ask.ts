import type { Action, Actions, Prompt, ReasonPrompt, ScalePrompt } from '../../../../conversations/message.ts';
import { type Score, scores } from '../../../../conversations/numbers/score.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import type { ActionSet, CardAction, Element, Execute, TextField } from '../card.ts';
import { type Carried, carry, reasonField, verb } from '../data.ts';
import { tame, webAddress } from '../text.ts';
import { more, plain } from './plain.ts';

/**
 * The elements of what is asked.
 * @param said whether the message says this question already, so that it is not said twice
 * @param isHeard whether typing there is an answer, so that it can be invited
 */
export function renderAsk(
  ask: Prompt | Actions,
  said: (question: string) => boolean,
  isHeard: boolean,
): readonly Element[] {
  switch (ask.kind) {
    case 'scale':
      return [...unlessSaid(ask.question, said), ...renderScale(ask)];
    case 'reason':
      return renderReason(ask, isHeard);
    case 'actions':
      return renderRows(ask.actions);
    default:
      return ask satisfies never;
  }
}

/**
 * What the ends mean, and below it eleven buttons that all look alike: in rows of 4, 4 and 3, so that none stands alone on a phone.
 * A set shows six at most.
 */
function renderScale(prompt: ScalePrompt): readonly Element[] {
  const { invitation, low, high, note = '' } = prompt;
  const spoken = (score: Score) => {
    if (score === 0) return `0/10, ${low}`;
    return score === 10 ? `10/10, ${high}` : `${score}/10`;
  };
  const button = (score: Score) => execute({ act: 'score', invitation, score }, String(score), 'none', spoken(score));
  return [
    plain(`0 = ${cut(low, 200)}  ·  10 = ${cut(high, 200)}`, small),
    { type: 'ActionSet', actions: scores.slice(0, 4).map(button) },
    { type: 'ActionSet', actions: scores.slice(4, 8).map(button) },
    { type: 'ActionSet', actions: scores.slice(8).map(button) },
    ...renderWaysOut(prompt.waysOut),
    ...(note.trim() === '' ? [] : [plain(note, small)]),
  ];
}

const small = { isSubtle: true, size: 'Small' } as const;

/** A wish for ever is words that can be pressed: as a button it would weigh as much as a score. */
function renderWaysOut(waysOut: readonly Action[]): readonly Element[] {
  const isAside = (action: Action) => action.kind === 'intent' && action.intent === 'optedOut';
  return [...renderRows(waysOut.filter((action) => !isAside(action))), ...waysOut.filter(isAside).flatMap(renderWords)];
}

function renderWords(action: Action): readonly Element[] {
  return renderAction(action)
    .filter((pressed) => pressed.type === 'Action.Execute')
    .map((selectAction) => ({
      type: 'Container',
      items: [plain(selectAction.title, { size: 'Small', color: 'Accent' })],
      selectAction,
    }));
}

/** The question, the field below it, and one row of what can be done. */
function renderReason(prompt: ReasonPrompt, isHeard: boolean): readonly Element[] {
  const { invitation, question, placeholder, send, given, typing, waysOut } = prompt;
  const others = waysOut.slice(0, fine.actionsInASet - 1).flatMap(renderAction);
  const field: TextField = {
    type: 'Input.Text',
    id: reasonField,
    label: cut(tame(isBlank(placeholder) ? question : placeholder), fine.altText),
    isMultiline: true,
    maxLength: limits.reason,
    // Sending replaces what was said: a part of it would lose the rest.
    ...(given === undefined || given.length > limits.reason ? {} : { value: given }),
  };
  return [
    ...(isBlank(question) ? [] : [plain(question, { weight: 'Bolder' })]),
    field,
    { type: 'ActionSet', actions: [execute({ act: 'reason', invitation }, send, 'auto'), ...others] },
    ...(isBlank(typing) || !isHeard ? [] : [plain(typing, small)]),
  ];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Six in a set at most; what is more than the sets hold is counted. */
function renderRows(actions: readonly Action[]): readonly Element[] {
  const buttons = actions.flatMap(renderAction);
  const shown = buttons.slice(0, fine.actionsInASet * fine.actionSets);
  const sets: ActionSet[] = [];
  for (let start = 0; start < shown.length; start += fine.actionsInASet)
    sets.push({ type: 'ActionSet', actions: shown.slice(start, start + fine.actionsInASet) });
  return [...sets, ...more(buttons.length - shown.length)];
}

function renderAction(action: Action): readonly CardAction[] {
  switch (action.kind) {
    case 'score':
      return [execute({ act: 'score', invitation: action.invitation, score: action.score }, action.label, 'none')];
    case 'intent':
      return [execute({ act: action.intent, invitation: action.invitation }, action.label, 'none')];
    case 'link': {
      const url = webAddress(action.url, fine.url);
      return url === undefined ? [] : [{ type: 'Action.OpenUrl', title: cut(action.label, limits.label), url }];
    }
    default:
      return action satisfies never;
  }
}

function execute(carried: Carried, label: string, inputs: 'auto' | 'none', tooltip?: string): Execute {
  const shared = {
    title: cut(label, limits.label),
    ...(tooltip === undefined ? {} : { tooltip: cut(tooltip, fine.altText) }),
    data: carry(carried),
    associatedInputs: inputs,
  };
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } };
}

function unlessSaid(question: string, said: (question: string) => boolean): readonly Element[] {
  return isBlank(question) || said(question) ? [] : [plain(question, { weight: 'Bolder' })];
}
