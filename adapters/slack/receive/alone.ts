import type { Message } from '../../../conversations/message.ts';
import { isReadByOthers } from '../people/shared.ts';
import { render } from '../show/render.ts';
import type { Answers } from './answering.ts';
import type { Asker, Tell } from './tell.ts';

/** Where others read along, what something came to is shown to the one who did it, below what everybody sees. */
export function aloneTo(tell: Tell, asker: Asker): Pick<Answers, 'shows'> {
  if (!isReadByOthers(asker.channel)) return {};
  const shows = (message: Message): void => {
    // What everybody may read stands in front of everybody soon.
    if (message.public !== undefined || asker.isEphemeral === true) void tell(asker, render(message));
  };
  return { shows };
}
