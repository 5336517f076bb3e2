import { redacting } from '../secrets.ts';

let clean = (text: string): string => text;

/** From now on none of these is printed, whoever repeats it. */
export function keepSecret(secrets: readonly string[]): void {
  clean = redacting(secrets);
}

/** To standard output: what was asked for. */
export function print(text: string): void {
  process.stdout.write(`${clean(text)}\n`);
}

/** To standard error: what there is to say about it. */
export function complain(text: string): void {
  process.stderr.write(`${clean(text)}\n`);
}

/**
 * Text from outside, made harmless for a terminal: what would move the cursor, change colours or reverse the
 * direction of writing is shown as a replacement character.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
