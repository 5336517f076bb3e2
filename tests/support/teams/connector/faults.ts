import { splitThread } from '../tenant.ts';
import { type Answer, refusals } from './refusal.ts';

/** A kind of call to the connector. `send` is a send or a reply to a conversation that exists; `login` a token request. */
export type Operation = 'create' | 'send' | 'update' | 'delete' | 'members' | 'team' | 'login';

/** Something going wrong on demand. `retryAfter` in seconds, delays in ms. */
export type Fault =
  /** Without `retryAfter` the header is missing, as it often is. */
  | { readonly kind: '429'; readonly retryAfter?: number }
  | { readonly kind: '412' | '500' | '502' | '503' | '504' }
  /** The connection breaks before the call had any effect. */
  | { readonly kind: 'reset-before' }
  /** The call takes effect and then the connection breaks: the caller cannot know. */
  | { readonly kind: 'reset-after-store' }
  /** The call takes effect and is answered 502 all the same. */
  | { readonly kind: '502-after-store' }
  | { readonly kind: 'not-in-roster' | 'not-installed' | 'writes-blocked' | 'blocked-by-user' | 'disabled-by-admin' }
  | { readonly kind: 'no-conversation' | 'no-activity' | 'too-big' }
  /** The call takes effect, and the answer is HTML, names no id, or is empty. */
  | { readonly kind: 'no-json' | 'no-id' | 'empty' }
  /** The token is refused, whatever it says. */
  | { readonly kind: 'unauthorized' }
  /** The call takes effect at once and is answered late. */
  | { readonly kind: 'slow'; readonly ms: number };

type Planned = { readonly operation: Operation; readonly fault: Fault; readonly conversation?: string; left: number };

export type Faults = {
  /** Makes the next `times` calls fail (in one conversation only, threads included, if it is named). Faults planned first come first. */
  next(operation: Operation, fault: Fault, options?: { readonly times?: number; readonly conversation?: string }): void;
  clear(): void;
  /** Takes the fault that is due for this call. */
  take(operation: Operation, conversation: string | undefined): Fault | undefined;
};

export function planFaults(): Faults {
  let planned: Planned[] = [];
  return {
    next(operation, fault, { times = 1, conversation } = {}) {
      planned.push({
        operation,
        fault,
        left: times,
        ...(conversation === undefined ? {} : { conversation: splitThread(conversation).conversation }),
      });
    },
    clear() {
      planned = [];
    },
    take(operation, conversation) {
      const due = planned.find(
        (each) =>
          each.operation === operation && (each.conversation === undefined || each.conversation === conversation),
      );
      if (due === undefined) return undefined;
      due.left -= 1;
      if (due.left <= 0) planned = planned.filter((each) => each !== due);
      return due.fault;
    },
  };
}

/** What a fault that has no effect is answered with; undefined for those that are about the connection or come after the effect. */
export function answerTo(fault: Fault): Answer | undefined {
  switch (fault.kind) {
    case '429':
      return refusals.throttled(fault.retryAfter);
    case '412':
      return refusals.precondition();
    case '500':
      return refusals.serviceError(500);
    case '502':
      return refusals.serviceError(502);
    case '503':
      return refusals.serviceError(503);
    case '504':
      return refusals.gatewayTimeout();
    case 'not-in-roster':
      return refusals.notInRoster();
    case 'not-installed':
      return refusals.notInstalled();
    case 'writes-blocked':
      return refusals.writesBlocked();
    case 'blocked-by-user':
      return refusals.blockedByUser();
    case 'disabled-by-admin':
      return refusals.disabledByAdmin();
    case 'no-conversation':
      return refusals.noConversation();
    case 'no-activity':
      return refusals.noActivity();
    case 'too-big':
      return refusals.tooBig();
    case 'unauthorized':
      return refusals.unauthorized();
    case 'reset-before':
    case 'reset-after-store':
    case '502-after-store':
    case 'slow':
    case 'no-json':
    case 'no-id':
    case 'empty':
      return undefined;
    default:
      return fault satisfies never;
  }
}
