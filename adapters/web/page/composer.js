import { drafts } from './drafts.js';
import { forget, perform } from './requests.js';

const form = document.getElementById('composer');
const field = form.elements.text;

/** The chat that is written into. */
let current;

/** Writes into this chat from now on: what was being written into another waits there. */
export function composeIn(chat) {
  if (chat.id === current) return;
  current = chat.id;
  field.value = drafts.read(nameOf(current)) ?? '';
}

/** The field in which the customer or the agent writes. */
export function startComposer() {
  const notices = form.querySelector('.notices');

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value;
    if (current === undefined || text.trim() === '') {
      field.focus();
      return;
    }
    const chat = current;
    const as = form.elements.as.value;
    perform(form, notices, `/playground/chats/${chat}/messages`, { as, text }, () => {
      forget(form);
      if (drafts.read(nameOf(chat)) === text) drafts.keep(nameOf(chat), '');
      if (chat !== current) return;
      if (field.value === text) field.value = '';
      field.focus();
    });
  });
  field.addEventListener('input', () => {
    if (current !== undefined) drafts.keep(nameOf(current), field.value);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) form.requestSubmit();
  });
}

function nameOf(chat) {
  return `chat-${chat}`;
}
