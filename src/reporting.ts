import { randomUUID } from 'node:crypto';
import type { ChatEnded, EndedChat } from '../conversations/inbound.ts';
import { claimKey, keepAnswer, sameFor } from '../db/requests.ts';
import type { Reported, Sameness } from './http/ports.ts';
import { reportEndedChat } from './inbox/ended.ts';
import type { InboxOptions } from './inbox/options.ts';

/**
 * Takes a report over HTTP. One that is sent again is the same event, whatever happened to the chat since; with a key it
 * also gets the same answer. What was stored by a process that ended before it could answer is found by the event.
 */
export async function report(
  options: InboxOptions,
  chat: EndedChat,
  at: Date,
  same: Sameness,
): Promise<Reported | { readonly kind: 'keyTaken' }> {
  const ended = (id: string): ChatEnded => ({ kind: 'chatEnded', id: `api:${id}`, at, chat });
  switch (same.kind) {
    case 'time':
      return answerOf(await reportEndedChat(options, ended(randomUUID())));
    case 'body':
      return answerOf(await reportEndedChat(options, ended(`body:${same.fingerprint}`), sameFor));
    case 'key': {
      const claim = await claimKey<Reported>(options.db, same.key, same.fingerprint, options.clock());
      if (claim.kind === 'taken') return { kind: 'keyTaken' };
      if (claim.kind === 'answered') return claim.answer;
      const event = ended(`key:${same.key}:${claim.since.getTime()}`);
      const answer = answerOf(await reportEndedChat(options, event));
      await keepAnswer(options.db, same.key, claim.since, answer);
      return answer;
    }
  }
}

function answerOf(reported: Awaited<ReturnType<typeof reportEndedChat>>): Reported {
  return reported.kind === 'invited'
    ? { kind: 'invited', invitation: reported.invitation }
    : { kind: 'suppressed', because: reported.because, detail: reported.detail };
}
