import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { Action, Actions, Prompt, ReasonPrompt, ScalePrompt } from '../../../../conversations/message.ts';
import { scores } from '../../../../conversations/numbers/score.ts';
import { cut } from '../../../cut.ts';
import { fine, limits } from '../../limits.ts';
import { actionButton, asideMenu, reasonButton, scoreButton } from '../buttons.ts';
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

/** What the ends mean, and below it eleven plain buttons in one row that wraps: no colour may lead the answer. */
function renderScale(prompt: ScalePrompt): readonly KnownBlock[] {
  const { invitation, low, high, note = '' } = prompt;
  const spoken = (score: number) => {
    if (score === 0) return `0/10, ${low}`;
    return score === 10 ? `10/10, ${high}` : `${score}/10`;
  };
  return [
    small(`0 = ${cut(low, 200)}  ·  10 = ${cut(high, 200)}`),
    { type: 'actions', elements: scores.map((score) => scoreButton(score, invitation, spoken(score))) },
    ...renderWaysOut(prompt.waysOut),
    ...(note.trim() === '' ? [] : [small(note)]),
  ];
}

/** A wish for ever waits in a menu behind the others: beside the scores it would weigh as much as they do. */
function renderWaysOut(waysOut: readonly Action[]): readonly KnownBlock[] {
  const aside = waysOut.filter((action) => action.kind === 'intent').filter(({ intent }) => intent === 'optedOut');
  const others = waysOut.filter((each) => !aside.some((other) => other === each)).slice(0, fine.buttonsInARow - 1);
  if (aside.length === 0) return renderRow(waysOut);
  return [{ type: 'actions', elements: [...others.map(actionButton), asideMenu(aside, others.length)] }];
}

function renderReason(prompt: ReasonPrompt): readonly KnownBlock[] {
  const typing: KnownBlock[] = prompt.typing.trim() === '' ? [] : [small(prompt.typing)];
  const others = prompt.waysOut.slice(0, fine.buttonsInARow - 1).map(actionButton);
  return [{ type: 'actions', elements: [reasonButton(prompt), ...others] }, ...typing];
}

function small(text: string): KnownBlock {
  return { type: 'context', elements: [plain(text, limits.text)] };
}

function renderRow(actions: readonly Action[]): readonly KnownBlock[] {
  if (actions.length === 0) return [];
  const shown = actions.slice(0, fine.buttonsInARow);
  const row: ActionsBlock = { type: 'actions', elements: shown.map(actionButton) };
  const left = actions.length - shown.length;
  return left === 0 ? [row] : [row, small(`… +${left}`)];
}

function unlessSaid(question: string, said: (question: string) => boolean): readonly KnownBlock[] {
  return question.trim() === '' || said(question) ? [] : [bold(cut(question, limits.text))];
}

/** As rich text, which knows no markup: nothing in it can be read as any. */
function bold(text: string): KnownBlock {
  const elements = [{ type: 'text' as const, text, style: { bold: true } }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
