import type { APIActionRowComponent, APIButtonComponent } from 'discord-api-types/v10';
import type { Action, Actions, Prompt, ReasonPrompt, ScalePrompt } from '../../../../conversations/message.ts';
import { scores } from '../../../../conversations/numbers/score.ts';
import { fine } from '../../limits.ts';
import { actionButton, reasonButton, scoreButton } from '../buttons.ts';
import { inline } from '../text.ts';

/** What is asked: lines below the text, and rows of buttons. */
export interface Asked {
  readonly lines: readonly string[];
  readonly rows: readonly APIActionRowComponent<APIButtonComponent>[];
}

/**
 * @param said whether the message says this question already, so that it is not said twice
 * @param isHeard whether typing there is an answer
 */
export function renderAsk(ask: Prompt | Actions, said: (question: string) => boolean, isHeard: boolean): Asked {
  switch (ask.kind) {
    case 'scale':
      return renderScale(ask, said);
    case 'reason':
      return renderReason(ask, said, isHeard);
    case 'actions': {
      const most = fine.rows * fine.buttonsInARow;
      const left = ask.actions.length - Math.min(ask.actions.length, most);
      return { lines: left === 0 ? [] : [`-# … +${left}`], rows: rowsOf(ask.actions.slice(0, most)) };
    }
    default:
      return ask satisfies never;
  }
}

/** Eleven equal buttons in rows of 4, 4 and 3, so that none stands alone, with what the ends mean above them. */
function renderScale(prompt: ScalePrompt, said: (question: string) => boolean): Asked {
  const { invitation, low, high, note = '' } = prompt;
  const buttons = scores.map((score) => scoreButton(score, invitation));
  const ends = `-# 0 = ${inline(low, 200)}  ·  10 = ${inline(high, 200)}`;
  return {
    lines: [...unlessSaid(prompt.question, said), ends, ...(note.trim() === '' ? [] : [`-# ${inline(note, 300)}`])],
    rows: [
      row(buttons.slice(0, 4)),
      row(buttons.slice(4, 8)),
      row(buttons.slice(8)),
      ...rowsOf(prompt.waysOut.slice(0, 10)),
    ],
  };
}

function renderReason(prompt: ReasonPrompt, said: (question: string) => boolean, isHeard: boolean): Asked {
  const waysOut = prompt.waysOut.slice(0, fine.buttonsInARow - 1).map(actionButton);
  return {
    lines: [
      ...unlessSaid(prompt.question, said),
      ...(prompt.typing.trim() === '' || !isHeard ? [] : [`-# ${inline(prompt.typing, 300)}`]),
    ],
    rows: [row([reasonButton(prompt.open, prompt.invitation), ...waysOut])],
  };
}

function rowsOf(actions: readonly Action[]): Asked['rows'] {
  const buttons = actions.map(actionButton);
  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let at = 0; at < buttons.length; at += fine.buttonsInARow)
    rows.push(row(buttons.slice(at, at + fine.buttonsInARow)));
  return rows;
}

function row(components: APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> {
  return { type: 1, components };
}

function unlessSaid(question: string, said: (question: string) => boolean): readonly string[] {
  return question.trim() === '' || said(question) ? [] : [`**${inline(question, 300)}**`];
}
