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
    else send(form, channel(), { kind: form.dataset.intent, text: field.value });
  });
  log.addEventListener('keydown', (event) => {
    // A key held down has pressed its button once; by now another one may have the focus.
    if (event.repeat && event.target.matches('button')) event.preventDefault();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form?.requestSubmit();
  });
}

function send(control, channel, act) {
  const post = control.closest('.post');
  const as = channel.startsWith('chat-') ? 'customer' : 'agent';
  const click = { ...act, as, channel, invitation: control.dataset.invitation };
  perform(control, post.querySelector('.notices'), '/playground/clicks', click, ({ html }) => {
    // Shown right away, unless the message itself changed in the meantime.
    if (html === undefined || !control.isConnected) return;
    replaceBody(post, html);
    reveal(post);
  });
}
