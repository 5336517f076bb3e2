import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { InteractionContextType as Context, type InteractionType } from 'discord-api-types/v10';
import type { Fields } from '../../json.ts';
import { afterRunning } from '../../running.ts';
import type { Events } from '../events.ts';
import { permissionsIn } from '../permissions.ts';
import { channelJson, interactionMemberJson, userJson } from '../wire.ts';
import { bareGuildJson } from '../wire-guild.ts';
import { type Channel, change, type Interaction, isDm, known, type World } from '../world.ts';

/** An interaction, and whether the bot acknowledged it in time. */
export type Outcome = Interaction & { readonly isAcknowledged: boolean };

export type Interactions = {
  /** Sends INTERACTION_CREATE. Resolves once it was acknowledged, or when the time for that is up. */
  send(wanted: {
    readonly type: InteractionType;
    readonly userId: string;
    readonly channel: Channel;
    readonly data: Fields;
    readonly message?: { readonly id: string; readonly json: Fields };
  }): Promise<Outcome>;
};

export const outcomeOf = (interaction: Interaction): Outcome => ({
  ...interaction,
  isAcknowledged: interaction.acknowledgement !== undefined,
});

/** Who did it and where, as every interaction carries it. */
function sourceOf(world: World, channel: Channel, userId: string): Fields {
  const user = known(world.users.get(userId), `user ${userId}`);
  const { applicationId } = world.settings;
  const shared = {
    channel_id: channel.id,
    channel: { ...channelJson(world, channel), permissions: permissionsIn(world, channel, userId).toString() },
    app_permissions: permissionsIn(world, channel, applicationId).toString(),
    locale: user.locale,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
  };
  if (isDm(channel))
    return { ...shared, user: userJson(user), context: Context.BotDM, authorizing_integration_owners: { 0: '0' } };
  const guild = known(world.guilds.get(channel.guildId ?? ''), `guild of ${channel.id}`);
  return {
    ...shared,
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: bareGuildJson(guild).features },
    guild_locale: guild.locale,
    member: interactionMemberJson(world, guild, channel, userId),
    context: Context.Guild,
    authorizing_integration_owners: { 0: guild.id },
  };
}

export function openInteractions(world: World, events: Events): Interactions {
  const { now, deadlines, applicationId } = world.settings;
  return {
    async send({ type, userId, channel, data, message }) {
      const id = world.nextId();
      const token = randomBytes(32).toString('base64url');
      const payload: Fields = {
        id,
        application_id: applicationId,
        type,
        token,
        version: 1,
        data,
        ...sourceOf(world, channel, userId),
        ...(message === undefined ? {} : { message: message.json }),
      };
      world.interactions.set(id, {
        id,
        token,
        type,
        userId,
        channelId: channel.id,
        at: now(),
        payload,
        isOver: false,
        ...(channel.guildId === undefined ? {} : { guildId: channel.guildId }),
        ...(message === undefined ? {} : { messageId: message.id }),
      });
      events.interactionCreated(payload);
      const current = () => known(world.interactions.get(id), `interaction ${id}`);
      const deadline = afterRunning(deadlines.ackMs, () => {
        if (current().acknowledgement === undefined) change(world.interactions, id, { isOver: true });
      });
      while (current().acknowledgement === undefined && !current().isOver) await wait(2);
      deadline.cancel();
      return outcomeOf(current());
    },
  };
}
