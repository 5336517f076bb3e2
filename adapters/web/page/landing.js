/** Milliseconds in which a second press of a key is still the first one's double. */
const doubled = 600;

/** Where the page itself put the focus last, and when: somebody had just pressed something there that is gone. */
let landed;
let landedAt = 0;

/** Moves the focus from what was pressed to what took its place. */
export function land(element) {
  landed = element;
  landedAt = performance.now();
  element.focus({ preventScroll: true });
}

/**
 * Whether a key was meant for what had the focus before: it is still held down, or was struck twice. What has the focus by
 * now must not be pressed by it, and a field takes no line break from it.
 * @param {KeyboardEvent} event
 */
export function isEcho({ key, target, repeat }) {
  const isButton = target.matches('button');
  const presses = key === 'Enter' || (key === ' ' && isButton);
  if (presses && isButton && repeat) return true;
  const isEarly = target === landed && (repeat || performance.now() - landedAt < doubled);
  if (presses && isEarly) return true;
  landed = undefined;
  return false;
}
