import type { Receipt } from '../../adapters/adapter.ts';
import type { Copy } from '../../conversations/copy/copy.ts';
import { chooseLanguage, say } from '../../conversations/copy/say.ts';
import type { ChatEnded } from '../../conversations/inbound.ts';
import type { Because } from '../../conversations/invitation/input.ts';
import { teamOf } from '../../conversations/route.ts';
import type { Reported } from '../../db/chats.ts';
import type { InboxOptions } from './options.ts';
import type { Heard } from './respondent.ts';

/** What a step came to, for the one who caused it. */
export function receiptOfStep(stepped: Heard): Receipt {
  switch (stepped.kind) {
    case 'moved':
      return { kind: 'accepted', ...(stepped.shows !== undefined && { shows: stepped.shows }) };
    case 'repeated':
      return { kind: 'repeated' };
    case 'askedTwice':
      return {
        kind: 'ignored',
        because: 'askedTwice',
        say: say(chooseLanguage(stepped.locale), (copy) => copy.sayTryAgain),
      };
    case 'ignored': {
      const pattern = saying(stepped.because);
      const language = chooseLanguage(stepped.invitation?.locale);
      return {
        kind: 'ignored',
        because: stepped.because,
        ...(pattern !== undefined && { say: say(language, pattern) }),
      };
    }
  }
}

/** What the one who clicked is told; undefined where silence is better, such as for a double click. */
function saying(because: Because): ((copy: Copy) => string) | undefined {
  switch (because) {
    case 'closed':
    case 'expired':
      return (copy) => copy.sayClosed;
    case 'stranger':
      return (copy) => copy.sayStranger;
    case 'notAScore':
      return (copy) => copy.sayNotAScore;
    case 'unknownInvitation':
      return (copy) => copy.sayUnknown;
    case 'empty':
      return (copy) => copy.sayWriteSomething;
    case 'notAskedYet':
    case 'tooEarly':
    case 'alreadyAnswered':
    case 'superseded':
    case 'unchanged':
    case 'notAnAnswer':
    case 'reworded':
      return undefined;
  }
}

/** What the agent who ended a chat is told. */
export function receiptOfEnd(options: InboxOptions, { chat }: ChatEnded, reported: Reported): Receipt {
  if (reported.kind === 'invited' && reported.askAt === undefined) return { kind: 'repeated' };
  const language = chooseLanguage(teamOf(chat, options.teams)?.language);
  if (reported.kind === 'suppressed') {
    const { because } = reported;
    return { kind: 'ignored', because, say: say(language, (copy) => copy.sayNotAsked, { because }) };
  }
  const wait = (reported.askAt?.getTime() ?? 0) - options.clock().getTime();
  const customer = chat.respondent.name ?? say(language, (copy) => copy.alert.someone);
  const minutes = Math.max(0, Math.ceil(wait / 60_000));
  return { kind: 'accepted', say: say(language, (copy) => copy.sayAsked, { customer, minutes }) };
}
