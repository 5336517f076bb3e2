const items = Object.fromEntries([...document.querySelectorAll('.steps li')].map((item) => [item.dataset.step, item]));
const order = Object.keys(items);

/** Marks what to try next: 'end', 'score' or 'reason'; undefined when all of it is done. */
export function showStep(next) {
  const at = next === undefined ? order.length : order.indexOf(next);
  for (const [index, step] of order.entries()) {
    const item = items[step];
    item.classList.toggle('done', index < at);
    item.firstElementChild.textContent = index < at ? '✓' : String(index + 1);
    if (index === at) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
}

/** What is to be tried next in this chat, as its messages show. */
export function nextStep(log, chat) {
  if (log.querySelector('[data-prompt="reason"]')) return 'reason';
  if (log.querySelector('[data-prompt="scale"]')) return 'score';
  if (chat.endedAt === null) return 'end';
  return log.querySelector('.post[data-author="afterword"]') ? undefined : 'score';
}
