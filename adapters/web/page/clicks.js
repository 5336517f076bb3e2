import { drafts } from './drafts.js';
import { isEcho } from './landing.js';
import { replaceBody, reveal } from './posts.js';
import { perform } from './requests.js';

/** Sends every click and every reason in a log. The message itself says what is meant, in its data attributes. */
export function listen(log, channel) {
  log.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-intent]');
    // The second half of a double click is the same click, whatever is under the pointer by now.
    if (button === null || event.detail > 1) return;
    const { intent, score } = button.dataset;
    send(button, channel(), score === undefined ? { kind: intent } : { kind: intent, score: Number(score) });
  });
  log.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    const field = form.elements.reason;
    if (field.value.trim() === '') field.focus();
    else send(form, channel(), { kind: form.dataset.intent, text: field.value }, () => drafts.keep(field.id, ''));
  });
  log.addEventListener('input', ({ target }) => drafts.keep(target.id, target.value));
  let echoing = false;
  log.addEventListener('keydown', (event) => {
    echoing = isEcho(event);
    if (echoing) event.preventDefault();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
    else if (event.target.matches('.score')) walk(event);
  });
  // The space bar presses a button when it is let go.
  log.addEventListener('keyup', (event) => {
    if (echoing) event.preventDefault();
    echoing = false;
  });
}

/** From score to score by the arrow keys, and to the ends. */
function walk(event) {
  const scores = [...event.target.parentElement.children];
  const at = scores.indexOf(event.target);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: scores.length - 1 }[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  scores[to]?.focus();
}

function send(control, channel, act, done = () => {}) {
  const post = control.closest('.post');
  const as = channel.startsWith('chat-') ? 'customer' : 'agent';
  const click = { ...act, as, channel, invitation: control.dataset.invitation };
  perform(control, post.querySelector('.notices'), '/playground/clicks', click, ({ html }) => {
    done();
    // Shown right away, unless the message itself changed in the meantime.
    if (html === undefined || !control.isConnected) return;
    replaceBody(post, html);
    reveal(post);
  });
}
