import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { messageJson, shortChannel, viewJson } from '../wire.ts';
import { findMessage, openResponseUrl, openTrigger, type View, type Workspace } from '../workspace.ts';
import { type Interaction, type Interactions, payloadOf } from './interactions.ts';

/** What a person chose in a menu or among options: its `value`, several values, or a user, channel, date or time. */
export type Choice = string | readonly string[];

export type ClickOptions = { readonly blockId?: string; readonly choose?: Choice };

type Found = { readonly block: Fields; readonly element: Fields };

function findElement(blocks: readonly unknown[], actionId: string, blockId: string | undefined): Found | undefined {
  for (const block of blocks) {
    if (!isFields(block) || (blockId !== undefined && block.block_id !== blockId)) continue;
    const candidates = [...listAt(block, 'elements'), block.accessory, block.element];
    const element = candidates.find((each) => isFields(each) && each.action_id === actionId);
    if (isFields(element)) return { block, element };
  }
  return undefined;
}

function chosenOption(element: Fields, value: string): unknown {
  const offered = [
    ...listAt(element, 'options'),
    ...listAt(element, 'option_groups').flatMap((group) => listAt(group, 'options')),
  ];
  const found = offered.find((each) => stringAt(each, 'value') === value);
  if (found === undefined) throw new Error(`no option ${value} to choose`);
  return found;
}

/** The state of an element once a person chose something: also what a modal submits. */
export function chosen(element: Fields, choice: Choice | undefined): Fields {
  const type = String(element.type);
  const one = typeof choice === 'string' ? choice : undefined;
  const many = choice === undefined ? [] : typeof choice === 'string' ? [choice] : choice;
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return {
        type,
        selected_option: one === undefined ? (element.initial_option ?? null) : chosenOption(element, one),
      };
    case 'checkboxes':
    case 'multi_static_select':
      return {
        type,
        selected_options:
          choice === undefined ? listAt(element, 'initial_options') : many.map((each) => chosenOption(element, each)),
      };
    case 'users_select':
      return { type, selected_user: one ?? element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: many };
    case 'channels_select':
      return { type, selected_channel: one ?? element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: one ?? element.initial_conversation ?? null };
    case 'datepicker':
      return { type, selected_date: one ?? element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: one ?? element.initial_time ?? null };
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: one ?? element.initial_value ?? null };
    default:
      throw new Error(`the local Slack cannot choose in a ${type} yet`);
  }
}

function actionOf(workspace: Workspace, { block, element }: Found, choice: Choice | undefined): Fields {
  const type = String(element.type);
  const common = { action_id: element.action_id, block_id: block.block_id, type, action_ts: workspace.nextTs() };
  if (type !== 'button') return { ...common, ...chosen(element, choice) };
  const { text, value, style, url } = element;
  return {
    ...common,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(url === undefined ? {} : { url }),
  };
}

export type Clicks = {
  /** Presses something in a message (or in an ephemeral one that this person sees). */
  inMessage(channel: string, ts: string, user: string, actionId: string, options?: ClickOptions): Promise<Interaction>;
  /** Presses something in a modal or on the Home tab. */
  inView(viewId: string, user: string, actionId: string, options?: ClickOptions): Promise<Interaction>;
};

export function openClicks(workspace: Workspace, interactions: Interactions): Clicks {
  return {
    async inMessage(channelId, ts, userId, actionId, options = {}) {
      const channel = workspace.channels.get(channelId);
      if (channel === undefined || !channel.members.has(userId))
        throw new Error(`${userId} is not in ${channelId} and sees no message there`);
      const message = findMessage(workspace, channelId, ts);
      const ephemeral = workspace.ephemerals.find(
        (each) => each.ts === ts && each.user === userId && each.deletedAt === undefined,
      );
      const found = findElement(message?.blocks ?? ephemeral?.blocks ?? [], actionId, options.blockId);
      if (found === undefined) throw new Error(`no ${actionId} to press in ${channelId} ${ts}`);
      const threadTs = message?.threadTs ?? ephemeral?.threadTs;
      const isEphemeral = message === undefined;
      return interactions.send('interactive', 'block_actions', userId, {
        ...payloadOf(workspace, userId, 'block_actions'),
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channelId,
          is_ephemeral: isEphemeral,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        },
        trigger_id: openTrigger(workspace, userId),
        channel: shortChannel(channel),
        ...(message === undefined ? {} : { message: messageJson(workspace, message, { withMetadata: false }) }),
        state: { values: {} },
        response_url: openResponseUrl(workspace, {
          channel: channelId,
          user: userId,
          source: { ts, isEphemeral },
          ...(threadTs === undefined ? {} : { threadTs }),
        }),
        actions: [actionOf(workspace, found, options.choose)],
      });
    },
    async inView(viewId, userId, actionId, options = {}) {
      const view: View | undefined = workspace.views.get(viewId);
      if (view === undefined || !view.isOpen || view.user !== userId)
        throw new Error(`${userId} has no view ${viewId} open`);
      const found = findElement(listAt(view.body, 'blocks'), actionId, options.blockId);
      if (found === undefined) throw new Error(`no ${actionId} to press in ${viewId}`);
      return interactions.send('interactive', 'block_actions', userId, {
        ...payloadOf(workspace, userId, 'block_actions'),
        container: { type: 'view', view_id: viewId },
        trigger_id: openTrigger(workspace, userId),
        view: viewJson(workspace, view),
        actions: [actionOf(workspace, found, options.choose)],
      });
    },
  };
}
