/**
 * Run inside the page, as text, because the project's own types know no browser. Each evaluates to a list of complaints.
 */

/** Text that is too hard to read: less than 4.5:1, or 3:1 where it is large (WCAG 2.2, 1.4.3). */
export const lowContrast = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgba = (color) => {
    if (!known.has(color)) known.set(color, paint(color));
    return known.get(color);
  };
  const paint = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (color) => {
    const [r, g, b] = [...color].slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return rgba('white');
  };
  const complaints = [];
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join('');
    if (text === '' && !element.placeholder) continue;
    if (!element.checkVisibility() || element.closest('.visually-hidden, template, noscript')) continue;
    const style = getComputedStyle(element, text === '' ? '::placeholder' : null);
    const [one, two] = [luminance(rgba(style.color)), luminance(ground(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < (large ? 3 : 4.5)) complaints.push(element.tagName + '.' + element.className + ' "' + text.slice(0, 30) + '" ' + ratio.toFixed(2));
  }
  return complaints;
})()`;

/** Controls that a screen reader could only call "button" or "edit". */
export const nameless = `[...document.querySelectorAll('button, a, input, textarea, select, [role=group], [role=region], section, nav')]
  .filter((element) => {
    const named = element.getAttribute('aria-label')
      || document.getElementById(element.getAttribute('aria-labelledby'))?.textContent
      || [...(element.labels ?? [])].map((label) => label.textContent).join('')
      || (['BUTTON', 'A'].includes(element.tagName) ? element.textContent : '');
    return !named?.trim();
  })
  .map((element) => element.outerHTML.slice(0, 120))`;

/** What makes the page scroll sideways. */
export const tooWide = `(document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.tagName + '.' + element.className))`;

/**
 * Where too little of something can be seen at once: a log or the field to write in that is hardly there, or, where there is
 * little height, something that scrolls up and down inside the page (WCAG 2.2, 1.4.10).
 */
export const cramped = `(() => {
  const complaints = [];
  for (const log of document.querySelectorAll('.log')) {
    if (log.checkVisibility() && log.clientHeight < 150) complaints.push('a log of ' + log.clientHeight + ' pixels');
  }
  const field = document.getElementById('saying');
  if (field.checkVisibility() && (field.clientHeight < 40 || field.clientWidth < 150)) complaints.push('a small field');
  if (innerHeight >= 600) return complaints;
  for (const element of document.querySelectorAll('body *')) {
    if (element.checkVisibility() && !element.matches('textarea, .chats ul') && element.scrollHeight > element.clientHeight + 1
      && /auto|scroll/.test(getComputedStyle(element).overflowY)) complaints.push('scrolls: ' + element.className);
  }
  return complaints;
})()`;

/** The focused element when nothing shows that it is focused. */
export const unseenFocus = `(() => {
  const at = document.activeElement;
  const shown = at.matches('.composer input') ? at.nextElementSibling : at;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? [at.outerHTML.slice(0, 120)] : [];
})()`;

/** Text of the focused element, to walk by keyboard. */
export const focusedText = `(document.activeElement.id + ' ' + document.activeElement.textContent).trim()`;
