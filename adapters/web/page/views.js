import { reveal } from './posts.js';

const buttons = [...document.querySelectorAll('.views button')];

/** On a narrow page one of the three views is shown at a time. */
export function showView(view) {
  document.body.dataset.view = view;
  for (const button of buttons) {
    const chosen = button.dataset.view === view;
    button.toggleAttribute('aria-current', chosen);
    if (chosen) {
      button.setAttribute('aria-current', 'true');
      count(button, 0);
    }
  }
  const last = [...document.querySelectorAll('.post')]
    .filter((post) => post.offsetParent !== null && viewOf(post) === view)
    .at(-1);
  if (last) reveal(last);
}

/** Counts something new that can't be seen because another view is shown. */
export function countUnseen(view, log) {
  if (log.offsetParent !== null) return;
  const button = buttons.find(({ dataset }) => dataset.view === view);
  if (button) count(button, Number(button.dataset.unseen ?? 0) + 1);
}

export function startViews() {
  for (const button of buttons) button.addEventListener('click', () => showView(button.dataset.view));
}

function viewOf(post) {
  return post.closest('.log').dataset.channel ?? 'chat';
}

function count(button, unseen) {
  button.dataset.unseen = String(unseen);
  const badge = button.querySelector('.badge');
  badge.hidden = unseen === 0;
  badge.textContent = String(unseen);
  if (unseen > 0) badge.setAttribute('aria-label', `${unseen} new`);
}
