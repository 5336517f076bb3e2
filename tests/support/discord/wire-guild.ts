import type { Fields } from '../json.ts';
import { permissionsIn } from './permissions.ts';
import { channelJson, fullMemberJson, iso, roleJson } from './wire.ts';
import { type Guild, isThread, type World } from './world.ts';

/** A guild as GUILD_CREATE shows it: with its channels and the active threads the bot may see. */
export function guildJson(world: World, guild: Guild): Fields {
  const mine = [...world.channels.values()].filter((each) => each.guildId === guild.id);
  const { applicationId } = world.settings;
  return {
    ...bareGuildJson(guild),
    joined_at: iso(guild.members.get(applicationId)?.joinedAt ?? 0),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    // Without GUILD_PRESENCES a bot is told of itself alone.
    members: [fullMemberJson(world, guild, applicationId)],
    channels: mine.filter((each) => !isThread(each)).map((each) => channelJson(world, each)),
    threads: mine
      .filter((each) => each.thread?.isArchived === false && permissionsIn(world, each, applicationId) !== 0n)
      .map((each) => channelJson(world, each)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A guild as GET /guilds/:id shows it. */
export function bareGuildJson(guild: Guild): Fields {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    application_id: null,
    max_members: 500_000,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    features: [],
    roles: [...guild.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    hub_type: null,
    incidents_data: null,
  };
}

export function applicationJson(world: World): Fields {
  const { applicationId, botName, privilegedIntents } = world.settings;
  const flags =
    (privilegedIntents.includes('presences') ? 1 << 13 : 0) |
    (privilegedIntents.includes('members') ? 1 << 15 : 0) |
    (privilegedIntents.includes('message-content') ? 1 << 19 : 0);
  return {
    id: applicationId,
    name: botName,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags,
    team: null,
    approximate_guild_count: world.guilds.size,
    integration_types_config: { 0: {} },
  };
}
