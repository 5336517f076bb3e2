import type { Ref } from '../../adapter.ts';

/** What `show` keeps to find a message again. `person`: it stands in their direct messages. */
export interface Posted {
  readonly channel: string;
  readonly message: string;
  readonly guild?: string;
  readonly person?: string;
  /** `yes`: the channel is a thread. */
  readonly thread?: string;
}

/** Undefined where nothing was posted, or nothing that can be found again. */
export function readRef(ref: Ref | undefined): Posted | undefined {
  const { channel, message, guild, person, thread } = ref ?? {};
  if (channel === undefined || message === undefined) return undefined;
  return {
    channel,
    message,
    ...(guild === undefined ? {} : { guild }),
    ...(person === undefined ? {} : { person }),
    ...(thread === undefined ? {} : { thread }),
  };
}
