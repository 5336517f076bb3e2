import { showChats, showEnd, showHead } from './chats.js';
import { listen } from './clicks.js';
import { composeIn, startComposer } from './composer.js';
import { follow } from './connection.js';
import { keepOnly, reveal, showPost } from './posts.js';
import { forget, perform } from './requests.js';
import { showSteps } from './steps.js';
import { countUnseen, showView, startViews } from './views.js';

const element = (id) => document.getElementById(id);
const chatLog = element('messages');
const teamLogs = new Map([...document.querySelectorAll('.log[data-channel]')].map((log) => [log.dataset.channel, log]));

/** What the server told last. `chat` is the one on the page. */
let agent = '';
let chat;
let chats = [];

const channel = () => (chat === undefined ? '' : `chat-${chat.id}`);
const logOf = (name) => teamLogs.get(name) ?? (name === channel() ? chatLog : undefined);
const nameOf = (author) => ({ afterword: 'Afterword', agent, customer: chat?.customer ?? '' })[author];

function onSnapshot(snapshot) {
  const other = snapshot.chat?.id !== chat?.id;
  const first = agent === '';
  agent = snapshot.agent;
  chats = snapshot.chats;
  chat = snapshot.chat ?? undefined;
  if (other) chatLog.replaceChildren();
  if (other && !first) announce(`Chat with ${chat.customer}`);
  for (const [name, posts] of Object.entries(snapshot.posts)) {
    const log = logOf(name);
    keepOnly(log, posts);
    for (const post of posts) onPost(post, first || (other && log === chatLog));
    const last = [...log.querySelectorAll('.post')].at(-1);
    if (last && (first || other)) reveal(last);
  }
  paintChat();
}

/** `quietly`: it is nothing new, the page only just came to it. */
function onPost(post, quietly) {
  const log = logOf(post.channel);
  if (log === undefined) return;
  const name = nameOf(post.author);
  const what = showPost(log, post, name);
  if (what === 'same' || quietly) return;
  reveal(log.querySelector(`#post-${post.id}`));
  countUnseen(log.dataset.channel ?? 'chat', log);
  const where = log === chatLog ? '' : ` in ${post.channel}`;
  announce(`${name}${where}: ${post.summary}`);
}

/** For screen readers: one line beneath the other, as what comes at the same time would take the place of what is read. */
function announce(words) {
  const line = document.createElement('p');
  line.textContent = words;
  element('announcer').append(line);
  while (element('announcer').childElementCount > 10) element('announcer').firstElementChild.remove();
}

function onChat(changed) {
  chats = [changed, ...chats.filter(({ id }) => id !== changed.id)].sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  if (changed.id === chat?.id) {
    if ((changed.endedAt === null) !== (chat.endedAt === null)) {
      announce(changed.endedAt === null ? 'The chat goes on.' : `${agent} ended the chat.`);
    }
    chat = changed;
  }
}

function paintChat() {
  showChats(chats, chat);
  if (chat === undefined) return;
  showHead(chat, agent);
  showEnd(chatLog, chat, agent);
  showSteps(chat);
  composeIn(chat);
}

function onEvent(kind, data) {
  if (kind === 'snapshot') onSnapshot(data);
  else if (kind === 'post') onPost(data, false);
  else onChat(data);
  paintChat();
}

function onState(state) {
  const connection = element('connection');
  if (connection.dataset.state === state) return;
  connection.dataset.state = state;
  connection.textContent = state === 'live' ? 'Live' : 'Reconnecting…';
}

/** `#chat-<id>` names a chat, a channel's name its view. */
function goToHash() {
  const name = decodeURIComponent(location.hash.slice(1));
  const wanted = /^chat-(.+)$/.exec(name)?.[1];
  if (teamLogs.has(name)) showView(name);
  if (wanted === undefined || wanted === chat?.id) {
    if (wanted !== undefined) showView('chat');
    return;
  }
  showView('chat');
  follow(wanted, onEvent, onState);
}

/** A button of the page itself: every press that was stored is over, the next one is another. */
function onPress(id, path, done = () => {}) {
  const button = element(id);
  const notices = button.parentElement.querySelector('.notices');
  button.addEventListener('click', (event) => {
    if (event.detail > 1) return;
    perform(button, notices, path(), {}, (result) => {
      forget(button);
      done(result);
    });
  });
}

onPress('end-chat', () => `/playground/chats/${chat.id}/end`);
onPress('reopen-chat', () => `/playground/chats/${chat.id}/reopen`);
onPress('post-digest', () => '/playground/digest');
onPress(
  'new-chat',
  () => '/playground/chats',
  (result) => {
    location.hash = `chat-${result.chat}`;
  },
);
listen(chatLog, channel);
for (const [name, log] of teamLogs) listen(log, () => name);
startComposer();
startViews();
addEventListener('hashchange', goToHash);
goToHash();
if (!location.hash.startsWith('#chat-')) follow(undefined, onEvent, onState);
