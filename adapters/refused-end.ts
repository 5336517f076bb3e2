import type { EndRefused } from '../conversations/inbound.ts';

/** A signal that ended no chat. */
export interface RefusedSignal {
  /** The same for a redelivery. */
  readonly id: string;
  readonly at: Date;
  readonly chatId: string;
  /** Absent where nobody gave it, or the platform does not tell who. */
  readonly by?: string;
}

/** Why, for the operator, in English; the words continue "because". */
export type Reason = Pick<EndRefused, 'because' | 'detail'>;

/** The signal, to be kept with its reason. */
export function refusedEnd(platform: string, { id, at, chatId, by }: RefusedSignal, reason: Reason): EndRefused {
  const who = by === undefined ? {} : { by: { platform, id: by } };
  return { kind: 'endRefused', id, at, source: platform, chatId, ...who, ...reason };
}
