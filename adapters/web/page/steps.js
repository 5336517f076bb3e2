const items = Object.fromEntries([...document.querySelectorAll('.steps li')].map((item) => [item.dataset.step, item]));

/** What stands instead of a step that nobody can do any more, and why not. */
const over = {
  notAsked: { score: 'Not asked this time' },
  declined: { score: 'Said “No thanks”' },
  optedOut: { score: 'Asked not to be asked again' },
  expired: { score: 'No answer in time' },
  undeliverable: { score: 'Could not be asked' },
};

const marks = { done: '✓', over: '–' };
const spoken = { done: ', done', over: ', over' };

/** Says what was done, what became of the rest, and what to try next. */
export function showSteps(chat) {
  const steps = stepsOf(chat);
  for (const [index, [name, item]] of Object.entries(items).entries()) {
    const { state, words } = steps[name];
    item.dataset.state = state;
    item.querySelector('.number').textContent = marks[state] ?? String(index + 1);
    item.querySelector('.words').textContent = words ?? item.dataset.words;
    item.querySelector('.spoken').textContent = spoken[state] ?? '';
    if (state === 'next') item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
}

/** Each step is `done`, `next`, still `to do`, or `over` without having been done. */
function stepsOf({ endedAt, asking }) {
  const [done, next, todo, off] = ['done', 'next', 'to do', 'over'].map((state) => ({ state }));
  if (endedAt === null) return { end: next, score: todo, reason: todo, connect: todo };
  if (asking === 'explained') return { end: done, score: done, reason: done, connect: next };
  if (asking === 'scored') return { end: done, score: done, reason: next, connect: todo };
  if (over[asking]) {
    return {
      end: done,
      score: { ...off, words: over[asking].score },
      reason: { ...off, words: 'No reason' },
      connect: next,
    };
  }
  return { end: done, score: next, reason: todo, connect: todo };
}
