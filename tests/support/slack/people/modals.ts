import { type Fields, isFields, listAt, stringAt } from '../../json.ts';
import { isViewTooLarge, validateView } from '../block-kit/validate.ts';
import { openModals, replaceView, showView } from '../views.ts';
import { viewJson } from '../wire.ts';
import { openTrigger, type View, type Workspace } from '../workspace.ts';
import { type Choice, chosen } from './clicks.ts';
import { type Interaction, type Interactions, payloadOf } from './interactions.ts';

/** What a person typed or chose, by block_id and then action_id. What is left out stays at its initial value. */
export type Values = Readonly<Record<string, Readonly<Record<string, Choice>>>>;

/** What the person saw after pressing Submit. */
export type Submitted =
  | { readonly kind: 'closed'; readonly interaction: Interaction }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>>; readonly interaction: Interaction }
  | { readonly kind: 'updated' | 'pushed'; readonly view: View; readonly interaction: Interaction }
  /** Slack's own window did not let them submit, and the app heard nothing. */
  | { readonly kind: 'held-back'; readonly errors: Readonly<Record<string, string>> }
  /** The app did not answer, or answered what Slack does not understand: "We had some trouble connecting." */
  | { readonly kind: 'trouble'; readonly because: string; readonly interaction: Interaction };

export type Modals = {
  submit(viewId: string, user: string, values: Values): Promise<Submitted>;
  /** Dismisses a modal; the app hears of it only when the view has `notify_on_close`. */
  close(viewId: string, user: string, options?: { readonly all?: boolean }): Promise<Interaction | undefined>;
};

const inputsOf = (view: View) =>
  listAt(view.body, 'blocks').filter((block): block is Fields => isFields(block) && block.type === 'input');

/** The state a modal would submit, and what Slack's own window would complain about. */
function fill(view: View, values: Values): { readonly state: Fields; readonly errors: Record<string, string> } {
  const state: Record<string, Fields> = {};
  const errors: Record<string, string> = {};
  for (const block of inputsOf(view)) {
    const blockId = String(block.block_id);
    const element = block.element;
    if (!isFields(element)) continue;
    const actionId = String(element.action_id);
    const entry = chosen(element, values[blockId]?.[actionId]);
    state[blockId] = { [actionId]: entry };
    const filled = Object.entries(entry).find(([key]) => key !== 'type')?.[1];
    const isEmpty = filled === null || filled === '' || (Array.isArray(filled) && filled.length === 0);
    if (isEmpty && block.optional !== true) errors[blockId] = 'Please complete this required field.';
    if (typeof filled === 'string' && !isEmpty) {
      const max = typeof element.max_length === 'number' ? element.max_length : 3000;
      const min = typeof element.min_length === 'number' ? element.min_length : 0;
      if (filled.length > max) errors[blockId] = `Must be less than ${max + 1} characters.`;
      if (filled.length < min) errors[blockId] = `Must be at least ${min} characters.`;
    }
  }
  for (const [blockId, byAction] of Object.entries(values))
    for (const actionId of Object.keys(byAction))
      if (!isFields(state[blockId]) || !(actionId in state[blockId]))
        throw new Error(`the view has no input ${blockId}/${actionId} to fill in`);
  return { state: { values: state }, errors };
}

export function openModalActions(workspace: Workspace, interactions: Interactions): Modals {
  const viewOf = (viewId: string, user: string): View => {
    const view = workspace.views.get(viewId);
    if (view === undefined || !view.isOpen || view.user !== user)
      throw new Error(`${user} has no modal ${viewId} open`);
    return view;
  };
  const closeAll = (user: string) => {
    for (const view of openModals(workspace, user)) view.isOpen = false;
  };
  const about = (view: View, type: string) => ({
    ...payloadOf(workspace, view.user, type, workspace.users.get(view.user)?.teamId),
    view: viewJson(workspace, view),
  });

  const follow = (view: View, interaction: Interaction): Submitted => {
    const trouble = (because: string): Submitted => ({ kind: 'trouble', because, interaction });
    const { body } = interaction;
    if (!interaction.isAcknowledged) return trouble(interaction.outcome.kind);
    if (body === undefined || body === '') {
      view.isOpen = false;
      return { kind: 'closed', interaction };
    }
    const action = stringAt(body, 'response_action');
    if (!isFields(body) || action === undefined) return trouble('the answer has no response_action');
    if (action === 'clear') {
      closeAll(view.user);
      return { kind: 'closed', interaction };
    }
    if (action === 'errors') {
      const { errors } = body;
      const known = new Set(inputsOf(view).map((block) => block.block_id));
      if (!isFields(errors) || Object.keys(errors).length === 0) return trouble('errors is not an object with entries');
      for (const [blockId, text] of Object.entries(errors)) {
        if (!known.has(blockId)) return trouble(`errors names ${blockId}, which is no input block of the view`);
        if (typeof text !== 'string' || text === '') return trouble(`the error of ${blockId} is no text`);
      }
      return { kind: 'errors', errors: errors as Record<string, string>, interaction };
    }
    if (action !== 'update' && action !== 'push') return trouble(`unknown response_action ${action}`);
    const next = body.view;
    const problems = validateView(next);
    if (!isFields(next) || isViewTooLarge(next) || problems.length > 0)
      return trouble(`invalid view: ${problems.join('; ')}`);
    if (action === 'push') {
      if (openModals(workspace, view.user).length >= 3) return trouble('push_limit_reached');
      return { kind: 'pushed', view: showView(workspace, view.user, next, view), interaction };
    }
    replaceView(workspace, view, next);
    return { kind: 'updated', view, interaction };
  };

  return {
    async submit(viewId, user, values) {
      const view = viewOf(viewId, user);
      const { state, errors } = fill(view, values);
      if (Object.keys(errors).length > 0) return { kind: 'held-back', errors };
      view.body = { ...view.body, state };
      const interaction = await interactions.send('interactive', 'view_submission', user, {
        ...about(view, 'view_submission'),
        trigger_id: openTrigger(workspace, user),
        response_urls: [],
      });
      return follow(view, interaction);
    },
    async close(viewId, user, options = {}) {
      const view = viewOf(viewId, user);
      view.isOpen = false;
      if (options.all) closeAll(user);
      if (view.body.notify_on_close !== true) return undefined;
      return interactions.send('interactive', 'view_closed', user, {
        ...about(view, 'view_closed'),
        is_cleared: options.all ?? false,
      });
    },
  };
}
