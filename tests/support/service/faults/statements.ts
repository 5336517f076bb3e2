import type { Between } from './line.ts';

/** What happens to a statement: it fails instead of being run, or it is run and the connection breaks before the answer. */
export type Mishap = { readonly kind: 'fails'; readonly code: string } | { readonly kind: 'answerLost' };

/**
 * Stands between a client and PostgreSQL and lets statements fail. Speaks the protocol 3.0: a statement is what lies between
 * two messages Query or Sync; after the error it is as if the server had refused it, also inside a transaction.
 * Source: PostgreSQL's documentation, "Message Formats".
 *
 * @param choose asked for each statement, with everything the client sent for it
 */
export function failingStatements(choose: (statement: string) => Mishap | undefined): () => Between {
  return () => {
    let unread: Buffer = Buffer.alloc(0);
    let isStarted = false;
    let group: Buffer[] = [];
    let status = 'I';
    let loses = false;
    let unreadBack: Buffer = Buffer.alloc(0);
    return {
      there(data) {
        unread = Buffer.concat([unread, data]);
        const on: Buffer[] = [];
        const back: Buffer[] = [];
        for (;;) {
          const head = isStarted ? 1 : 0;
          if (unread.length < head + 4) break;
          const length = head + unread.readInt32BE(head);
          if (unread.length < length) break;
          const message = unread.subarray(0, length);
          unread = unread.subarray(length);
          if (!isStarted) {
            isStarted = true;
            on.push(message);
            continue;
          }
          const type = String.fromCharCode(message[0] ?? 0);
          if (type === 'p' || type === 'X') {
            on.push(message);
            continue;
          }
          group.push(message);
          if (type !== 'Q' && type !== 'S') continue;
          const whole = Buffer.concat(group);
          group = [];
          const mishap = choose(whole.toString('latin1'));
          if (mishap?.kind === 'fails') {
            status = status === 'T' ? 'E' : status;
            back.push(refusal(mishap.code), Buffer.from([0x5a, 0, 0, 0, 5, status.charCodeAt(0)]));
            continue;
          }
          loses ||= mishap !== undefined;
          on.push(whole);
        }
        return { on, back };
      },
      back(data) {
        unreadBack = Buffer.concat([unreadBack, data]);
        let isReady = false;
        while (unreadBack.length >= 5) {
          const length = 1 + unreadBack.readInt32BE(1);
          if (unreadBack.length < length) break;
          if (unreadBack[0] === 0x5a) {
            status = String.fromCharCode(unreadBack[5] ?? 0);
            isReady = true;
          }
          unreadBack = unreadBack.subarray(length);
        }
        return { hangUp: loses && isReady };
      },
    };
  };
}

function refusal(code: string): Buffer {
  const fields = `SERROR\0VERROR\0C${code}\0Mmade on purpose\0\0`;
  const message = Buffer.alloc(5 + fields.length);
  message.write('E', 0);
  message.writeInt32BE(4 + fields.length, 1);
  message.write(fields, 5);
  return message;
}
