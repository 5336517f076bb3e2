import { type Fields, isFields } from '../../json.ts';
import { boolean, integer, list, object, oneOf, optional, problemsOf, required, string } from '../content/checks.ts';
import { Bits, mayAll } from '../permissions.ts';
import { channelJson, fullMemberJson, roleJson, userJson } from '../wire.ts';
import { applicationJson, bareGuildJson } from '../wire-guild.ts';
import { type Guild, known, type World } from '../world.ts';
import { type Answer, fine, type Handler, invalidForm, refuse } from './answer.ts';
import { threadList } from './channels.ts';

/** The guild, if the bot is in it. */
function guildOf(world: World, id: string | undefined): Guild | Answer {
  const guild = id === undefined ? undefined : world.guilds.get(id);
  if (guild === undefined) return refuse(10004);
  return guild.members.has(world.settings.applicationId) ? guild : refuse(50001);
}

const inGuild =
  (
    then: (world: World, guild: Guild, params: Readonly<Record<string, string>>, query: URLSearchParams) => Answer,
  ): Handler =>
  ({ world, params, query }) => {
    const guild = guildOf(world, params.guild);
    return 'status' in guild ? guild : then(world, guild, params, query);
  };

const activeThreads = inGuild((world, guild) => {
  const threads = [...world.channels.values()]
    .filter((each) => each.guildId === guild.id && each.thread?.isArchived === false)
    .filter((each) => mayAll(world, each, world.settings.applicationId, Bits.ViewChannel))
    .sort((a, b) => Number(BigInt(b.id) - BigInt(a.id)));
  return fine(threadList(world, threads));
});

const member = inGuild((world, guild, params) => {
  if (!world.users.has(params.user ?? '')) return refuse(10013);
  const found = fullMemberJson(world, guild, params.user ?? '');
  return found === undefined ? refuse(10007) : fine(found);
});

/** The list needs GUILD_MEMBERS switched on. */
const members = inGuild((world, guild, _params, query) => {
  if (!world.settings.privilegedIntents.includes('members')) return refuse(50001);
  const limit = Math.min(1000, Number(query.get('limit') ?? 1) || 1);
  const after = BigInt(query.get('after') ?? 0);
  const ids = [...guild.members.keys()]
    .filter((id) => BigInt(id) > after)
    .sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  return fine(ids.slice(0, limit).map((id) => fullMemberJson(world, guild, id)));
});

const guild = inGuild((_world, found) => fine(bareGuildJson(found)));
const roles = inGuild((_world, found) => fine([...found.roles.values()].map(roleJson)));
const channels = inGuild((world, found) =>
  fine(
    [...world.channels.values()]
      .filter((each) => each.guildId === found.id && each.thread === undefined)
      .map((each) => channelJson(world, each)),
  ),
);

const me: Handler = ({ world }) =>
  fine({ ...userJson(known(world.users.get(world.settings.applicationId), 'bot')), verified: true, mfa_enabled: true });

const user: Handler = ({ world, params }) => {
  const found = world.users.get(params.user ?? '');
  return found === undefined ? refuse(10013) : fine(userJson(found));
};

const myGuilds: Handler = ({ world }) =>
  fine(
    [...world.guilds.values()]
      .filter((each) => each.members.has(world.settings.applicationId))
      .map((each) => ({ id: each.id, name: each.name, icon: null, owner: false, permissions: '0', features: [] })),
  );

const application: Handler = ({ world }) => fine(applicationJson(world));

const gatewayBot: Handler = ({ world, gateway }) =>
  fine({ url: world.origin.replace('http:', 'ws:'), shards: 1, session_start_limit: gateway.starts.limit });

const commandOption = object({
  type: required(integer(1, 11)),
  name: required(string(32, 1)),
  description: required(string(100, 1)),
  required: optional(boolean),
  options: optional((value, path, report) => list(commandOption, 25)(value, path, report)),
});

const contexts = optional(list(integer(0, 2), 3));
const shared = { integration_types: optional(list(integer(0, 1), 2)), contexts };

const command = (value: unknown) => {
  const isChat = isFields(value) && (value.type ?? 1) === 1;
  return isChat
    ? object(
        {
          ...shared,
          name: required(string(32, 1)),
          description: required(string(100, 1)),
          options: optional(list(commandOption, 25)),
        },
        (fields, path, report) => {
          const given = String(fields.name);
          if (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(given) || given !== given.toLowerCase())
            report([...path, 'name'], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
        },
      )
    : object({ ...shared, type: required(oneOf(2, 3)), name: required(string(32, 1)) }, (fields, path, report) => {
        if (typeof fields.description === 'string' && fields.description !== '')
          report(
            [...path, 'description'],
            'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
            'Context menu commands cannot have description',
          );
      });
};

/** Commands one scope holds: 100 slash commands, 15 per kind of context menu. */
const most: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

const putCommands: Handler = ({ world, params, items }) => {
  const { applicationId } = world.settings;
  if (params.application !== applicationId) return refuse(50001);
  if (params.guild !== undefined) {
    const found = guildOf(world, params.guild);
    if ('status' in found) return found;
  }
  if (items === undefined)
    return invalidForm([{ path: [], code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }]);
  const problems = items.flatMap((item, index) => problemsOf(command(item), item, [index]));
  const wanted = items.filter(isFields);
  for (const [index, each] of wanted.entries())
    if (wanted.findIndex((other) => other.name === each.name && (other.type ?? 1) === (each.type ?? 1)) < index)
      problems.push({
        path: [index, 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      });
  for (const [type, max] of Object.entries(most))
    if (wanted.filter((each) => (each.type ?? 1) === Number(type)).length > max)
      problems.push({ path: [], code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` });
  if (problems.length > 0) return invalidForm(problems);
  const scope = params.guild ?? 'global';
  const before = world.commands.get(scope) ?? [];
  const stored = wanted.map((each): Fields => {
    const same = before.find((other) => other.name === each.name && other.type === (each.type ?? 1));
    return {
      type: 1,
      description: '',
      options: [],
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
      integration_types: [0],
      contexts: null,
      ...each,
      id: same?.id ?? world.nextId(),
      application_id: applicationId,
      version: world.nextId(),
      ...(params.guild === undefined ? {} : { guild_id: params.guild }),
    };
  });
  world.commands.set(scope, stored);
  return fine(stored);
};

const getCommands: Handler = ({ world, params }) =>
  params.application === world.settings.applicationId
    ? fine(world.commands.get(params.guild ?? 'global') ?? [])
    : refuse(50001);

export const guildRoutes: readonly (readonly [string, Handler])[] = [
  ['GET /gateway/bot', gatewayBot],
  ['GET /users/@me', me],
  ['GET /users/@me/guilds', myGuilds],
  ['GET /users/:user', user],
  ['GET /applications/@me', application],
  ['GET /oauth2/applications/@me', application],
  ['GET /guilds/:guild', guild],
  ['GET /guilds/:guild/channels', channels],
  ['GET /guilds/:guild/roles', roles],
  ['GET /guilds/:guild/members', members],
  ['GET /guilds/:guild/members/:user', member],
  ['GET /guilds/:guild/threads/active', activeThreads],
  ['GET /applications/:application/commands', getCommands],
  ['PUT /applications/:application/commands', putCommands],
  ['GET /applications/:application/guilds/:guild/commands', getCommands],
  ['PUT /applications/:application/guilds/:guild/commands', putCommands],
];
