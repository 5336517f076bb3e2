import { ZodError } from 'zod';
import { brief } from '../show/text.ts';

/** Nothing was stored, or is not known to be: whoever delivered it is to do so again. */
export class SendAgain extends Error {}

/** What arrived is nothing that Slack sends; sent again it would be the same. */
export class Malformed extends Error {}

/**
 * What comes out of Bolt, as one of the two. What our own listeners meet is that something could not be stored or that Slack
 * did not tell enough; anything else is Bolt, or we, stumbling over a shape that nobody sends. Of that the message is left
 * out: JavaScript's own messages quote what they stumbled over.
 */
export function readRefusal(error: unknown): SendAgain | Malformed {
  const causes = causesOf(error);
  const known = causes.find((each) => each instanceof SendAgain) ?? causes.find((each) => each instanceof Malformed);
  if (known !== undefined) return known;
  const failed = causes.find((each) => each instanceof ZodError || isOfSlack(each));
  if (failed !== undefined) return new SendAgain(brief(failed), { cause: error });
  const name = causes.at(-1) instanceof Error ? (causes.at(-1) as Error).name : typeof error;
  return new Malformed(`led to a ${name}`, { cause: error });
}

/** An error, and what Bolt wrapped: one error as `original`, those of several listeners as `originals`. */
function causesOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [error];
  const inner = 'originals' in error && Array.isArray(error.originals) ? error.originals : [];
  const one = 'original' in error && error.original !== undefined ? [error.original] : [];
  return [error, ...inner, ...one];
}

/** An error of the Web API client. */
function isOfSlack(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('slack_webapi_')
  );
}
