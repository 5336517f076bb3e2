import {
  InteractionType,
  ApplicationCommandType as Kind,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10';
import { type Fields, isFields, listAt } from '../../json.ts';
import { Bits, mayAll } from '../permissions.ts';
import { memberJson, userJson } from '../wire.ts';
import { messageJson } from '../wire-message.ts';
import { type Channel, isDm, isThread, known, type World } from '../world.ts';
import type { Interactions, Outcome } from './interactions.ts';

/** By option name. A user, role or channel is given by its id. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

export type Commands = {
  /** Types a slash command; `subcommand` is `name`, or `group name`. It must be registered, and be one the person sees there. */
  command(
    userId: string,
    channelId: string,
    name: string,
    subcommand?: string,
    options?: OptionValues,
  ): Promise<Outcome>;
  /** Chooses a context-menu command on a message or a person. */
  contextMenu(
    userId: string,
    channelId: string,
    name: string,
    on: { readonly message: string } | { readonly user: string },
  ): Promise<Outcome>;
};

function findCommand(world: World, channel: Channel, userId: string, name: string, kind: Kind): Fields {
  const guildCommands = channel.guildId === undefined ? [] : (world.commands.get(channel.guildId) ?? []);
  const all = [...guildCommands, ...(world.commands.get('global') ?? [])];
  const found = known(
    all.find((each) => each.name === name && each.type === kind),
    `command ${name} of kind ${kind} here`,
  );
  const contexts = Array.isArray(found.contexts) ? found.contexts : [0, 1];
  if (!contexts.includes(isDm(channel) ? 1 : 0)) throw new Error(`${name} is not offered here`);
  const needed = found.default_member_permissions;
  if (typeof needed === 'string' && !isDm(channel) && !mayAll(world, channel, userId, BigInt(needed)))
    throw new Error(`${userId} is not offered ${name}`);
  return found;
}

/** The channel, when the person may use commands in it now. Source: docs/topics/threads (archived and locked threads). */
function channelFor(world: World, channelId: string, userId: string): Channel {
  const channel = known(world.channels.get(channelId), `channel ${channelId}`);
  const needed = isDm(channel) ? Bits.ViewChannel : Bits.ViewChannel | Bits.UseApplicationCommands;
  if (!mayAll(world, channel, userId, needed)) throw new Error(`${userId} may not use commands in ${channelId}`);
  if (isThread(channel) && channel.thread.isLocked && !mayAll(world, channel, userId, Bits.ManageThreads))
    throw new Error(`the thread ${channelId} is locked`);
  return channel;
}

/** People and places among the options, spelt out. */
function resolvedOf(world: World, channel: Channel, userIds: readonly string[]): Fields {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  const users = Object.fromEntries(userIds.map((id) => [id, userJson(known(world.users.get(id), `user ${id}`))]));
  const members = Object.fromEntries(
    userIds.flatMap((id) => (guild?.members.has(id) ? [[id, memberJson(guild, id)]] : [])),
  );
  return { users, ...(guild === undefined ? {} : { members }) };
}

function fillIn(definitions: readonly unknown[], values: OptionValues): readonly Fields[] {
  const known = definitions.filter(isFields);
  for (const name of Object.keys(values))
    if (!known.some((each) => each.name === name)) throw new Error(`there is no option ${name}`);
  return known.flatMap((each): readonly Fields[] => {
    const value = values[String(each.name)];
    if (value !== undefined) return [{ name: each.name, type: each.type, value }];
    if (each.required === true) throw new Error(`the option ${String(each.name)} is required`);
    return [];
  });
}

/** Nests the options under the sub-command, and says which people they name. */
function optionsFor(command: Fields, subcommand: string | undefined, values: OptionValues): readonly Fields[] {
  const steps = subcommand === undefined ? [] : subcommand.split(' ');
  const descend = (definitions: readonly unknown[], left: readonly string[]): readonly Fields[] => {
    const [step, ...rest] = left;
    const nested = definitions.filter(
      (each): each is Fields =>
        isFields(each) && (each.type === Option.Subcommand || each.type === Option.SubcommandGroup),
    );
    if (step === undefined) {
      if (nested.length > 0) throw new Error(`${String(command.name)} needs a sub-command`);
      return fillIn(definitions, values);
    }
    const found = nested.find((each) => each.name === step);
    if (found === undefined) throw new Error(`${String(command.name)} has no ${step}`);
    return [{ name: step, type: found.type, options: descend(listAt(found, 'options'), rest) }];
  };
  return descend(listAt(command, 'options'), steps);
}

const userOptions = (options: readonly Fields[]): readonly string[] =>
  options.flatMap((each) =>
    each.type === Option.User ? [String(each.value)] : userOptions(listAt(each, 'options').filter(isFields)),
  );

export function openCommands(world: World, interactions: Interactions): Commands {
  const send = (userId: string, channel: Channel, command: Fields, data: Fields) =>
    interactions.send({
      type: InteractionType.ApplicationCommand,
      userId,
      channel,
      data: {
        id: command.id,
        name: command.name,
        type: command.type,
        ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
        ...data,
      },
    });
  return {
    async command(userId, channelId, name, subcommand, values = {}) {
      const channel = channelFor(world, channelId, userId);
      const command = findCommand(world, channel, userId, name, Kind.ChatInput);
      const options = optionsFor(command, subcommand, values);
      const users = userOptions(options);
      const resolved = users.length === 0 ? {} : { resolved: resolvedOf(world, channel, users) };
      return send(userId, channel, command, { options, ...resolved });
    },
    async contextMenu(userId, channelId, name, on) {
      const channel = channelFor(world, channelId, userId);
      if ('user' in on) {
        const command = findCommand(world, channel, userId, name, Kind.User);
        return send(userId, channel, command, { target_id: on.user, resolved: resolvedOf(world, channel, [on.user]) });
      }
      const command = findCommand(world, channel, userId, name, Kind.Message);
      const message = known(world.messages.get(on.message), `message ${on.message}`);
      if (message.channelId !== channelId || message.deletedAt !== undefined)
        throw new Error(`message ${on.message} is not in ${channelId}`);
      const resolved = { messages: { [on.message]: messageJson(world, message) } };
      return send(userId, channel, command, { target_id: on.message, resolved });
    },
  };
}
