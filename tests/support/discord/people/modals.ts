import { InteractionType, ComponentType as Type } from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import { everyComponent } from '../content/components.ts';
import { messageJson } from '../wire-message.ts';
import { known, type Modal, type World } from '../world.ts';
import type { Interactions, Outcome } from './interactions.ts';

/** What a person typed or chose, by custom_id. What is left out stays at its initial value. */
export type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

export type Modals = {
  /**
   * Fills in and submits a modal, by the id of the interaction that opened it. Rejects where Discord's own window would not
   * let the person submit.
   */
  submit(interactionId: string, userId: string, values: Values): Promise<Outcome>;
  /** Closes a modal; the bot hears nothing of it. */
  dismiss(interactionId: string, userId: string): void;
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** What Discord's own window holds back in a text input. */
function typed(input: Fields, value: unknown): Fields {
  const text = isText(value) ? value : isText(input.value) ? input.value : '';
  const customId = String(input.custom_id);
  const length = [...text].length;
  const most = typeof input.max_length === 'number' ? input.max_length : 4000;
  const least = typeof input.min_length === 'number' ? input.min_length : 0;
  if (length === 0 && input.required !== false) throw new Error(`${customId} must be filled in`);
  if (length > most) throw new Error(`${customId} takes at most ${most} characters`);
  if (length > 0 && length < least) throw new Error(`${customId} takes at least ${least} characters`);
  return { type: input.type, id: input.id, custom_id: customId, value: text };
}

function picked(input: Fields, value: unknown): Fields {
  const customId = String(input.custom_id);
  const options = listAt(input, 'options').filter(isFields);
  const usual = options.filter((option) => option.default === true).map((option) => option.value);
  const values = Array.isArray(value) ? value : isText(value) ? [value] : usual;
  const least = input.required === false ? 0 : typeof input.min_values === 'number' ? input.min_values : 1;
  const most = typeof input.max_values === 'number' ? input.max_values : input.type === Type.CheckboxGroup ? 10 : 1;
  if (values.length < least || values.length > most) throw new Error(`${customId} takes ${least} to ${most} values`);
  for (const each of values)
    if (options.length > 0 && !options.some((option) => option.value === each))
      throw new Error(`${customId} has no option ${String(each)}`);
  const base = { type: input.type, id: input.id, custom_id: customId };
  return input.type === Type.RadioGroup ? { ...base, value: values[0] ?? null } : { ...base, values };
}

function filled(input: Fields, value: unknown): Fields {
  if (input.type === Type.TextInput) return typed(input, value);
  if (input.type === Type.Checkbox)
    return { type: input.type, id: input.id, custom_id: input.custom_id, value: value ?? input.default ?? false };
  return picked(input, value);
}

function submission(modal: Modal, values: Values): readonly Fields[] {
  const known = everyComponent(modal.components, []).map(({ component }) => component.custom_id);
  for (const customId of Object.keys(values))
    if (!known.includes(customId)) throw new Error(`the modal has no input ${customId} to fill in`);
  const given = (input: Fields) => values[String(input.custom_id)];
  return modal.components.map((component): Fields => {
    const { type, id } = component;
    if (type === Type.ActionRow) {
      const inputs = listAt(component, 'components').filter(isFields);
      return { type, id, components: inputs.map((input) => filled(input, given(input))) };
    }
    if (type === Type.Label && isFields(component.component))
      return { type, id, component: filled(component.component, given(component.component)) };
    return { type, id };
  });
}

export function openModals(world: World, interactions: Interactions): Modals {
  const openModal = (interactionId: string, userId: string): Modal => {
    const modal = known(world.modals.get(interactionId), `modal of interaction ${interactionId}`);
    if (!modal.isOpen || modal.userId !== userId) throw new Error(`${userId} does not have that modal open`);
    return modal;
  };
  return {
    async submit(interactionId, userId, values) {
      const modal = openModal(interactionId, userId);
      const components = submission(modal, values);
      const message = modal.messageId === undefined ? undefined : world.messages.get(modal.messageId);
      const outcome = await interactions.send({
        type: InteractionType.ModalSubmit,
        userId,
        channel: known(world.channels.get(modal.channelId), `channel ${modal.channelId}`),
        data: { custom_id: modal.customId, components },
        ...(message === undefined
          ? {}
          : { message: { id: message.id, json: messageJson(world, message) as unknown as Fields } }),
      });
      // Unanswered, the window stays open with "Something went wrong. Try again."
      if (outcome.isAcknowledged) world.modals.set(interactionId, { ...modal, isOpen: false });
      return outcome;
    },
    dismiss(interactionId, userId) {
      world.modals.set(interactionId, { ...openModal(interactionId, userId), isOpen: false });
    },
  };
}
