import { paintAvatar, when } from './people.js';

const element = (id) => document.getElementById(id);
const template = element('chat-template').content;

/** Lists the chats, the newest first, and marks the one on the page. */
export function showChats(chats, current) {
  const items = chats.map((chat) => {
    const item = template.cloneNode(true).firstElementChild;
    const link = item.querySelector('a');
    link.href = `#chat-${chat.id}`;
    if (chat.id === current?.id) link.setAttribute('aria-current', 'true');
    paintAvatar(item.querySelector('.avatar'), chat.customer, 'customer');
    item.querySelector('.name').textContent = chat.customer;
    item.querySelector('.when').textContent = chat.endedAt ? `Ended ${when(chat.endedAt)}` : 'Open';
    return item;
  });
  const list = element('chat-list');
  const focused = list.contains(document.activeElement) ? document.activeElement.hash : undefined;
  list.replaceChildren(...items);
  if (focused) list.querySelector(`a[href="${CSS.escape(focused).replace('\\#', '#')}"]`)?.focus();
}

/** The head of the chat: who it is with, whether it goes on, and what the agent can do about that. */
export function showHead(chat, agent) {
  paintAvatar(element('chat-avatar'), chat.customer, 'customer');
  element('chat-customer').textContent = chat.customer;
  element('as-customer').textContent = chat.customer;
  element('as-agent').textContent = agent;
  const state = element('chat-state');
  state.textContent = chat.endedAt ? 'Ended' : 'Open';
  state.dataset.state = chat.endedAt ? 'ended' : 'open';
  toggle(element('end-chat'), element('reopen-chat'), chat.endedAt !== null);
}

/** Draws a line where the chat ended. */
export function showEnd(log, chat, agent) {
  log.querySelector('.divider')?.remove();
  if (chat.endedAt === null) return;
  const divider = document.createElement('p');
  divider.className = 'divider';
  divider.textContent = `${agent} ended the chat · ${when(chat.endedAt)}`;
  const after = [...log.querySelectorAll('.post')].find(({ dataset }) => dataset.at >= chat.endedAt);
  log.insertBefore(divider, after ?? null);
}

/** One button gives way to the other without taking the focus from who pressed it. */
function toggle(end, reopen, ended) {
  const focused = [end, reopen].includes(document.activeElement);
  end.hidden = ended;
  reopen.hidden = !ended;
  if (focused) (ended ? reopen : end).focus({ preventScroll: true });
}
