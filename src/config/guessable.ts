/** Fewest characters of a secret that an operator makes up. */
export const fewestCharacters = 24;

/** Fewest pairs of neighbours that follow from nothing: 24 random hexadecimal digits have about 18, random decimal ones 15. */
const fewestSurprises = 10;

/** What stands in secrets that nobody has made up yet, and rows of a keyboard. */
const placeholders =
  /change|please|replace|your|here|this|token|secret|password|example|sample|default|afterword|admin|test|todo|api|key|qwerty|uiop|asdf|ghjkl|zxcv|bnm|me/gi;

/**
 * Why a secret is too easy to guess, continuing a sentence that begins with its name; undefined: it will do. It tells
 * placeholders, runs and repetitions from what was made at random; it does not know every password there ever was.
 */
export function whyGuessable(secret: string): string | undefined {
  if (secret.length < fewestCharacters)
    return `is too easy to guess: it has ${secret.length} ${secret.length === 1 ? 'character' : 'characters'}`;
  const left = secret.replaceAll(placeholders, '');
  const pairs = new Set<string>();
  for (let at = 1; at < left.length; at++) {
    const step = left.charCodeAt(at) - left.charCodeAt(at - 1);
    // The next in the alphabet, the one before, the same again: no surprise.
    if (Math.abs(step) > 1) pairs.add(left.slice(at - 1, at + 1));
  }
  return pairs.size >= fewestSurprises ? undefined : 'is too easy to guess: it is a placeholder or repeats itself';
}
