import type { Events } from './deliver/events.ts';
import type { Workspace } from './workspace.ts';

/**
 * A private channel is shared with another company: from now on it has another id, and by the old one there is nothing.
 * Source: docs.slack.dev/reference/events/channel_id_changed.
 */
export async function shareOutside(workspace: Workspace, events: Events, from: string, to: string): Promise<void> {
  const channel = workspace.channels.get(from);
  if (channel?.kind !== 'private') throw new Error(`${from} is no private channel: only those get another id`);
  if (!/^C[A-Z0-9]+$/.test(to) || workspace.channels.has(to)) throw new Error(`${to} is no new channel id`);
  const messages = workspace.messages.get(from) ?? [];
  workspace.channels.delete(from);
  const moved = { ...channel, id: to, isExtShared: true };
  workspace.channels.set(to, moved);
  workspace.messages.delete(from);
  workspace.messages.set(to, messages);
  for (const message of messages) {
    workspace.messagesByKey.delete(`${from}/${message.ts}`);
    message.channel = to;
    workspace.messagesByKey.set(`${to}/${message.ts}`, message);
  }
  const event = { type: 'channel_id_changed', old_channel_id: from, new_channel_id: to, event_ts: workspace.nextTs() };
  await events.publish(event, moved);
}
