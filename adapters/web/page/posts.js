import { drafts } from './drafts.js';
import { land } from './landing.js';
import { paintAvatar, paintTime } from './people.js';

const template = document.getElementById('post-template').content;
const roles = { afterword: 'App', customer: 'customer', agent: 'agent' };
const main = document.querySelector('main');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Makes a log show a post: adds it in its place, or changes what is there. What already looks right is left alone,
 * so that nobody loses their focus or what they are typing.
 * @returns {'added' | 'changed' | 'same'}
 */
export function showPost(log, post, name) {
  const known = log.querySelector(`#post-${post.id}`);
  if (known === null) {
    insert(log, build(post, name));
    return 'added';
  }
  if (known.dataset.html === post.html) return 'same';
  replaceBody(known, post.html);
  known.setAttribute('aria-label', label(post, name));
  return 'changed';
}

/** Removes the posts that are not in the list. */
export function keepOnly(log, posts) {
  const ids = new Set(posts.map(({ id }) => `post-${id}`));
  for (const post of log.querySelectorAll('.post')) if (!ids.has(post.id)) post.remove();
}

/** Changes what a post says; a draft and the focus inside it move along. */
export function replaceBody(post, html) {
  const body = post.querySelector('.body');
  const focused = post.contains(document.activeElement) && document.activeElement !== post;
  const draft = body.querySelector('textarea');
  body.innerHTML = html;
  post.dataset.html = html;
  post.querySelector('.notices').replaceChildren();
  const field = body.querySelector('textarea');
  restoreDraft(field);
  if (field !== null && draft !== null && draft.id === field.id && draft.value !== draft.defaultValue) {
    field.value = draft.value;
    if (focused) field.setSelectionRange(draft.selectionStart, draft.selectionEnd);
  }
  // On the score that stands: what comes by mistake then changes nothing.
  const standing = body.querySelector('.score[aria-pressed="true"]');
  if (focused) land(field ?? standing ?? body.querySelector('.prompt button') ?? post);
  mark(post, 'changed');
}

/** Brings a post into view; its beginning where it is taller than what is seen of it. */
export function reveal(post) {
  const log = post.closest('.log');
  const behavior = calm.matches ? 'auto' : 'smooth';
  if (getComputedStyle(log).overflowY === 'visible') {
    // The page itself scrolls: not away from where somebody is, because of news elsewhere or above what they are writing.
    const at = document.activeElement;
    const writing = log.closest('.pane').querySelector('.composer:focus-within');
    const isHere = log.closest('.pane').contains(at) || log.closest('main') !== null || main.offsetParent === null;
    if (writing) writing.scrollIntoView({ block: 'nearest', behavior });
    else if (isHere) post.scrollIntoView({ block: post.offsetHeight < innerHeight ? 'nearest' : 'start', behavior });
    return;
  }
  const fits = post.offsetHeight < log.clientHeight;
  const top = fits
    ? Math.max(0, post.offsetTop - log.offsetTop + post.offsetHeight + 20 - log.clientHeight)
    : post.offsetTop - log.offsetTop - 16;
  const visible = fits && post.offsetTop - log.offsetTop >= log.scrollTop && top <= log.scrollTop;
  if (!visible) log.scrollTo({ top, behavior });
}

function build(post, name) {
  const element = template.cloneNode(true).firstElementChild;
  element.id = `post-${post.id}`;
  element.dataset.author = post.author;
  element.dataset.at = post.at;
  element.dataset.html = post.html;
  element.setAttribute('aria-label', label(post, name));
  paintAvatar(element.querySelector('.avatar'), name, post.author);
  element.querySelector('.name').textContent = name;
  const role = element.querySelector('.role');
  role.textContent = roles[post.author];
  role.toggleAttribute('data-app', post.author === 'afterword');
  paintTime(element.querySelector('time'), post.at);
  element.querySelector('.body').innerHTML = post.html;
  restoreDraft(element.querySelector('textarea'));
  return element;
}

/** What was being written into a field when the page was left. */
function restoreDraft(field) {
  const kept = field === null ? undefined : drafts.read(field.id);
  if (kept !== undefined) field.value = kept;
}

function insert(log, element) {
  const number = Number(element.id.slice('post-'.length));
  const later = [...log.querySelectorAll('.post')].find(({ id }) => Number(id.slice('post-'.length)) > number);
  log.insertBefore(element, later ?? null);
  mark(element, 'fresh');
}

function label(post, name) {
  return `${name}: ${post.summary}`;
}

function mark(post, name) {
  post.classList.remove('fresh', 'changed');
  // Reading the layout in between lets the animation start anew.
  void post.offsetWidth;
  post.classList.add(name);
}
