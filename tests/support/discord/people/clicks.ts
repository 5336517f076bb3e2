import { InteractionType, ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import { everyComponent } from '../content/components.ts';
import { Bits, mayAll } from '../permissions.ts';
import type { Posting } from '../posting.ts';
import { messageJson } from '../wire-message.ts';
import { type Channel, isThread, known, type Message, type World } from '../world.ts';
import type { Interactions, Outcome } from './interactions.ts';

export type ClickOptions = {
  /** What was chosen in a select. */
  readonly values?: readonly string[];
  /**
   * The person's client. `web` and mobile first un-archive an archived thread, which only its members and moderators may;
   * the desktop sends the click as it is. Source: github.com/discord/discord-api-docs/issues/8474.
   */
  readonly client?: 'web' | 'desktop';
};

export type Click = (messageId: string, userId: string, customId: string, options?: ClickOptions) => Promise<Outcome>;

function target(world: World, messageId: string, userId: string) {
  const message = known(world.messages.get(messageId), `message ${messageId}`);
  if (message.deletedAt !== undefined) throw new Error(`message ${messageId} was deleted`);
  if (message.ephemeralFor !== undefined && message.ephemeralFor !== userId)
    throw new Error(`${userId} does not see message ${messageId}`);
  const channel = known(world.channels.get(message.channelId), `channel ${message.channelId}`);
  if (!mayAll(world, channel, userId, Bits.ViewChannel)) throw new Error(`${userId} does not see ${channel.id}`);
  return { message, channel };
}

/** What Discord's own client refuses before anything is sent. */
function openForClick(
  world: World,
  posting: Posting,
  channel: Channel,
  userId: string,
  client: 'web' | 'desktop',
): void {
  if (!isThread(channel)) return;
  const { thread } = channel;
  const isModerator = mayAll(world, channel, userId, Bits.ManageThreads);
  if (thread.isLocked && !isModerator) throw new Error(`the thread ${channel.id} is locked: its buttons are dead`);
  if (!thread.isArchived || client === 'desktop') return;
  if (!isModerator && !thread.members.has(userId))
    throw new Error(`the thread ${channel.id} is archived, and ${userId} may not un-archive it (50013)`);
  posting.setThread(channel, { isArchived: false });
}

function componentIn(message: Message, customId: string): Fields {
  const found = everyComponent(message.components, []).find(({ component }) => component.custom_id === customId);
  const component = known(found?.component, `component ${customId} in message ${message.id}`);
  if (component.disabled === true) throw new Error(`${customId} is disabled`);
  return component;
}

function chosen(component: Fields, values: readonly string[] | undefined): Fields {
  const customId = String(component.custom_id);
  if (component.type === Type.Button) {
    if (values !== undefined) throw new Error(`${customId} is a button: nothing to choose`);
    return {};
  }
  const least = typeof component.min_values === 'number' ? component.min_values : 1;
  const most = typeof component.max_values === 'number' ? component.max_values : 1;
  if (values === undefined || values.length < least || values.length > most)
    throw new Error(`${customId} takes ${least} to ${most} values`);
  const options = listAt(component, 'options').filter(isFields);
  if (component.type === Type.StringSelect)
    for (const value of values)
      if (!options.some((option) => option.value === value)) throw new Error(`${customId} has no option ${value}`);
  return { values };
}

/** Lets people press buttons and choose in selects. */
export function openClicks(world: World, posting: Posting, interactions: Interactions): Click {
  return async (messageId, userId, customId, options = {}) => {
    const { message, channel } = target(world, messageId, userId);
    const component = componentIn(message, customId);
    const choice = chosen(component, options.values);
    openForClick(world, posting, channel, userId, options.client ?? 'web');
    return interactions.send({
      type: InteractionType.MessageComponent,
      userId,
      channel,
      data: { component_type: component.type, custom_id: customId, id: component.id, ...choice },
      message: { id: messageId, json: messageJson(world, message) as unknown as Fields },
    });
  };
}
