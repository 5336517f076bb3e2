import type { Copy } from '../../../conversations/copy/copy.ts';
import { cardType, render } from '../show/render.ts';
import type { Hand } from './answering.ts';
import type { Click, Clicker } from './parse.ts';

/**
 * The body of the response to a click. Teams shows a card in place of the clicked one, or a text, to the one who clicked
 * alone. Nothing is ever sent from here: what everybody is to see is the posting's.
 * Source: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model (response format).
 */
export interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

/**
 * Answers an `adaptiveCard/action`.
 * @param by who is shown the answer: whole, and whoever else reads along
 * @param speak in the language of the one who clicked
 */
export async function answerClick(
  click: Click,
  hand: Hand,
  by: Clicker,
  speak: (pattern: (copy: Copy) => string) => string,
): Promise<InvokeAnswer> {
  if (click.kind === 'malformed')
    return error(
      400,
      'BadRequest',
      speak((copy) => (click.badScore ? copy.sayNotAScore : copy.sayUnknown)),
    );
  const handed = await hand(click.event);
  // Whoever did nothing is told nothing.
  const told = (text = '') => message(by.isAutomatic ? '' : text);
  switch (handed.kind) {
    case 'accepted':
      return handed.shows === undefined
        ? told(handed.say)
        : { statusCode: 200, type: cardType, value: render(handed.shows, by.isHeard, by).card };
    case 'repeated':
      return told();
    case 'ignored':
      return told(handed.say);
    case 'failed':
      return error(
        500,
        'NotSaved',
        speak((copy) => copy.sayTryAgain),
      );
    default:
      return handed satisfies never;
  }
}

function message(text: string): InvokeAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function error(statusCode: number, code: string, text: string): InvokeAnswer {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message: text } };
}
