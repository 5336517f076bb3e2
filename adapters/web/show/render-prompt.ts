import type { ReasonPrompt, ScalePrompt } from '../../../conversations/message.ts';
import { scores } from '../../../conversations/numbers/score.ts';
import { cut } from '../../cut.ts';
import { limits } from '../limits.ts';
import { escapeHtml } from './html.ts';

/** The eleven scores as buttons that look alike, in a group named by the question, with the ends labelled. */
export function renderScale(prompt: ScalePrompt, stated: boolean, waysOut: string): string {
  const invitation = escapeHtml(prompt.invitation);
  const question = escapeHtml(cut(prompt.question, limits.text));
  const buttons = scores.map((score) => {
    const pressed = prompt.chosen === undefined ? '' : ` aria-pressed="${prompt.chosen === score}"`;
    return `<button type="button" class="score" data-intent="answered" data-invitation="${invitation}" data-score="${score}"${pressed}>${score}</button>`;
  });
  const ends = `<p class="ends"><span dir="auto">0 – ${label(prompt.low)}</span><span dir="auto">10 – ${label(prompt.high)}</span></p>`;
  return [
    `<div class="prompt" data-prompt="scale">`,
    stated ? '' : `<p class="question" dir="auto">${question}</p>`,
    ends,
    `<div class="scores" role="group" aria-label="${question}">${buttons.join('')}</div>`,
    waysOut,
    prompt.note === undefined ? '' : `<p class="subtle" dir="auto">${escapeHtml(cut(prompt.note, limits.text))}</p>`,
    '</div>',
  ].join('');
}

/** A labelled field for free words and the button that sends them. */
export function renderReason(prompt: ReasonPrompt, stated: boolean, waysOut: string): string {
  const field = `reason-${escapeHtml(prompt.invitation)}`;
  const question = escapeHtml(cut(prompt.question, limits.text));
  return [
    `<form class="prompt" data-prompt="reason" data-intent="reasonGiven" data-invitation="${escapeHtml(prompt.invitation)}">`,
    `<label for="${field}" dir="auto" class="${stated ? 'visually-hidden' : 'question'}">${question}</label>`,
    // A line break right after the tag is the parser's to drop, so that one of the reason's own survives.
    `<textarea id="${field}" name="reason" rows="3" dir="auto" maxlength="${limits.reason}" placeholder="${label(prompt.placeholder)}"`,
    ` aria-describedby="${field}-hint">\n${escapeHtml(prompt.given ?? '')}</textarea>`,
    `<div class="send"><button type="submit" class="button primary">${label(prompt.send)}</button>`,
    `<p class="hint" id="${field}-hint" dir="auto">${label(prompt.typing)}</p></div>`,
    waysOut,
    '</form>',
  ].join('');
}

function label(text: string): string {
  return escapeHtml(cut(text, limits.label));
}
