/** A spot in a chat platform where something can be shown. */
export interface Place {
  /** The adapter's name: `slack`, `web` ... */
  readonly platform: string;
  /** A channel, group or room. Absent when the place is one person's direct messages. */
  readonly channel?: string;
  /** The thread inside the channel. */
  readonly thread?: string;
  /** Whose direct messages. Only without `channel`. */
  readonly person?: string;
}

/** Somebody on a platform. */
export interface Person {
  readonly platform: string;
  readonly id: string;
}

/** Someone as they are named in alerts and reports. */
export interface Named {
  readonly id: string;
  readonly name?: string;
}

/** The part of a place in which messages keep their order and share a rate limit: the channel, or the person's direct messages. */
export function lane(place: Place): string {
  return place.channel === undefined
    ? `${place.platform}:@${place.person ?? ''}`
    : `${place.platform}:${place.channel}`;
}

/** `slack:C0SUPPORT`, as channels are written in the configuration. */
export function parseChannel(text: string): Place | undefined {
  const [, platform, channel] = /^([a-z][a-z0-9-]*):(\S+)$/.exec(text) ?? [];
  return platform === undefined || channel === undefined ? undefined : { platform, channel };
}
