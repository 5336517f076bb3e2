/**
 * What a person typed, out of what Slack stored: entities become characters again, links and mentions what was read
 * on the screen, and a mention of the app in front is left out. Source: docs.slack.dev/messaging/formatting-message-text.
 * @param bot the app's own user id
 */
export function readTyped(stored: string, bot: string): string {
  const shown = stored.replace(/<([^<>]+)>/g, (_, inner: string) => readReference(inner, bot));
  return shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

function readReference(inner: string, bot: string): string {
  const [target = '', label] = splitOnce(inner, '|');
  if (target === `@${bot}`) return '';
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0] ?? ''}`;
  if (/^[@#]/.test(target)) return label === undefined || label === '' ? target : `${target.charAt(0)}${label}`;
  if (label === undefined) return target;
  return target.endsWith(label) ? label : `${label} (${target})`;
}

function splitOnce(text: string, at: string): readonly [string, string?] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
