import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Action, Actions, Prompt, ReasonPrompt, ScalePrompt } from '../../../../conversations/message.ts';
import { scores } from '../../../../conversations/numbers/score.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import { actionButton, reasonButton, scoreButton } from '../buttons.ts';
import { plain } from '../text.ts';

/**
 * The blocks of what is asked.
 * @param said whether the message says this question already, so that it is not said twice
 */
export function renderAsk(ask: Prompt | Actions, said: (question: string) => boolean): readonly KnownBlock[] {
  switch (ask.kind) {
    case 'scale':
      return [...unlessSaid(ask.question, said), ...renderScale(ask)];
    case 'reason':
      return [...unlessSaid(ask.question, said), ...renderReason(ask)];
    case 'actions':
      return renderRow(ask.actions);
    default:
      return ask satisfies never;
  }
}

/** Eleven plain buttons in one row that wraps, and below them what the ends mean: no colour may lead the answer. */
function renderScale(prompt: ScalePrompt): readonly KnownBlock[] {
  const { invitation, low, high, chosen } = prompt;
  const spoken = (score: number) => {
    if (score === 0) return `0/10, ${low}`;
    return score === 10 ? `10/10, ${high}` : `${score}/10`;
  };
  const ends = `0 = ${cut(low, 200)}   10 = ${cut(high, 200)}`;
  return [
    { type: 'actions', elements: scores.map((score) => scoreButton(score, invitation, spoken(score))) },
    { type: 'context', elements: [plain(chosen === undefined ? ends : `${ends}   ☑ ${chosen}`, limits.text)] },
    ...renderRow(prompt.waysOut),
  ];
}

function renderReason(prompt: ReasonPrompt): readonly KnownBlock[] {
  const typing: KnownBlock[] =
    prompt.typing.trim() === '' ? [] : [{ type: 'context', elements: [plain(prompt.typing, limits.text)] }];
  return [{ type: 'actions', elements: [reasonButton(prompt)] }, ...typing, ...renderRow(prompt.waysOut)];
}

function renderRow(actions: readonly Action[]): readonly KnownBlock[] {
  if (actions.length === 0) return [];
  const shown = actions.slice(0, fine.buttonsInARow);
  const row: ActionsBlock = { type: 'actions', elements: shown.map(actionButton) };
  const left = actions.length - shown.length;
  return left === 0 ? [row] : [row, { type: 'context', elements: [plain(`… +${left}`, limits.text)] }];
}

function unlessSaid(question: string, said: (question: string) => boolean): readonly KnownBlock[] {
  return question.trim() === '' || said(question) ? [] : [{ type: 'section', text: plain(question, limits.text) }];
}
