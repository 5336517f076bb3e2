import { createHash } from 'node:crypto';
import type { Memory } from '../../memory.ts';

export type Nonces = ReturnType<typeof openNonces>;

/**
 * What Discord recognises a second attempt by: within a few minutes the same nonce gives the message that is there
 * already. It also gives one that was deleted meanwhile, so a message that is posted afresh needs another nonce, the
 * same for each attempt and in each process. At most 25 characters.
 */
export function openNonces(memory: Memory) {
  return {
    async of(key: string): Promise<string> {
      const { message } = (await memory.recall(`gone:${key}`)) ?? {};
      if (message === undefined) return key;
      return createHash('sha256').update(`${key} ${message}`).digest('base64url').slice(0, 25);
    },
    /** @param message id of the message that was deleted */
    noteGone: (key: string, message: string): Promise<void> => memory.remember(`gone:${key}`, { message }),
  };
}
