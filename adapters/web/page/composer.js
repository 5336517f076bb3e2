import { forget, perform } from './requests.js';

/** The field in which the customer or the agent writes. `chat` tells which chat is on the page. */
export function startComposer(chat) {
  const form = document.getElementById('composer');
  const field = form.elements.text;
  const notices = form.querySelector('.notices');

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value;
    const current = chat();
    if (current === undefined || text.trim() === '') {
      field.focus();
      return;
    }
    const as = form.elements.as.value;
    perform(form, notices, `/playground/chats/${current.id}/messages`, { as, text }, () => {
      forget(form);
      if (field.value === text) field.value = '';
      field.focus();
    });
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
