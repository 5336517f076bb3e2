import type { App } from '@slack/bolt';
import { z } from 'zod';
import { id } from '../api/fields.ts';
import type { MovedChannels } from '../api/moved-channels.ts';
import type { Log } from '../setup/settings.ts';
import { SendAgain } from './refusals.ts';

const moved = z.object({ event: z.object({ old_channel_id: id, new_channel_id: id }) });

/** Slack says that a channel has another id from now on. Not acknowledged before that is remembered. */
export function listenForMoves(app: App, channels: MovedChannels, log: Log): void {
  app.event('channel_id_changed', async ({ body }) => {
    const read = moved.safeParse(body);
    if (!read.success) return;
    const { old_channel_id: from, new_channel_id: to } = read.data.event;
    try {
      await channels.moved(from, to);
    } catch (error) {
      throw new SendAgain('that a channel has another id could not be remembered', { cause: error });
    }
    log('warn', { from, to }, 'slack: a channel has another id now, and is followed: name it so in the configuration');
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** What arrived, with each channel under the id by which it is known in here. */
export function withKnownChannels(body: Fields, { known }: Pick<MovedChannels, 'known'>): Fields {
  const named = (value: unknown) => (typeof value === 'string' ? known(value) : value);
  const inside = (value: unknown, key: string) =>
    isFields(value) && key in value ? { ...value, [key]: named(value[key]) } : value;
  const { event, channel, channel_id, container } = body;
  return {
    ...body,
    ...(channel === undefined ? {} : { channel: inside(channel, 'id') }),
    ...(channel_id === undefined ? {} : { channel_id: named(channel_id) }),
    ...(container === undefined ? {} : { container: inside(container, 'channel_id') }),
    ...(isFields(event) ? { event: { ...(inside(event, 'channel') as Fields), ...itemOf(event, inside) } } : {}),
  };
}

function itemOf({ item }: Fields, inside: (value: unknown, key: string) => unknown): Fields {
  return item === undefined ? {} : { item: inside(item, 'channel') };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
