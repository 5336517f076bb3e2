/** Milliseconds after which a request counts as failed. */
const patience = 10_000;

const ids = new WeakMap();
const running = new WeakSet();

/**
 * Sends what somebody did with `control`. Until it is known to be stored the same act has the same id, so that a
 * double click or a second attempt is recognised. A failure is told in `notices`, with a button to try again.
 * @param {HTMLElement} control what was clicked or submitted
 * @param {Element} notices where to tell what came of it
 * @param {string} path
 * @param {Record<string, unknown>} act
 * @param {(result: {chat?: string, html?: string}) => void} done
 */
export async function perform(control, notices, path, act, done = () => {}) {
  if (running.has(control)) return;
  running.add(control);
  control.setAttribute('aria-busy', 'true');
  notices.replaceChildren();
  try {
    const result = await send(path, { id: idOf(control, path, act), ...act });
    if (result.say) tell(notices, result.say);
    done(result);
  } catch (error) {
    tell(notices, error.message, () => {
      running.delete(control);
      perform(control, notices, path, act, done);
    });
  } finally {
    running.delete(control);
    control.removeAttribute('aria-busy');
  }
}

/** The next act of this control is another one, even if it looks the same. */
export function forget(control) {
  ids.delete(control);
}

function idOf(control, path, act) {
  const same = JSON.stringify([path, act]);
  const known = ids.get(control);
  if (known?.same === same) return known.id;
  const id = crypto.randomUUID();
  ids.set(control, { same, id });
  return id;
}

async function send(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new Error('Afterword did not answer. Please try again; it counts only once.');
  }
  const result = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(result.detail ?? `Afterword answered with an error (${response.status}).`);
  return result;
}

function tell(notices, text, retry) {
  const notice = document.createElement('div');
  notice.className = retry ? 'notice failed' : 'notice';
  if (retry) notice.setAttribute('role', 'alert');
  const words = document.createElement('span');
  words.textContent = text;
  notice.append(words);
  if (retry) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = 'Try again';
    button.addEventListener('click', retry);
    notice.append(button);
  }
  notices.replaceChildren(notice);
  notice.scrollIntoView({ block: 'nearest' });
}
