import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import { type Fields, isFields, parseJson, stringAt } from '../../json.ts';
import type { WebSocketPeer } from '../../websocket.ts';
import { fullMemberJson, userJson } from '../wire.ts';
import { applicationJson, guildJson } from '../wire-guild.ts';
import { known, type World } from '../world.ts';
import { Intent, objectTo } from './intents.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Starts } from './starts.ts';

export type Connection = {
  readonly session: Session | undefined;
  /** Heartbeats and dispatches go unanswered from now on, though the connection stays open. */
  isMute: boolean;
  send(packet: Fields): void;
  /** Takes the session off the connection: it goes on where a RESUME asks for it, on this connection or another. */
  detach(): void;
  close(code: number): void;
  /** Ends it without a word, as a broken network would. */
  drop(): void;
};

export type Parts = {
  readonly world: World;
  readonly sessions: Sessions;
  readonly starts: Starts;
  readonly gatewayUrl: () => string;
  readonly onClosed: (connection: Connection) => void;
};

/** Packets a connection may send in a minute. Source: discord.com/developers/docs/events/gateway#rate-limiting. */
const packetsPerMinute = 120;

/** Speaks the gateway's protocol on one WebSocket, from HELLO on. */
export function serveConnection(parts: Parts, socket: WebSocketPeer): Connection {
  const { world, sessions, starts } = parts;
  const { settings } = world;
  let session: Session | undefined;
  let isMute = false;
  let packets: number[] = [];

  const send = (packet: Fields) => {
    if (!isMute && socket.isOpen) socket.send(JSON.stringify({ t: null, s: null, op: 0, d: null, ...packet }));
  };
  const refuse = (code: number) => socket.close(code);
  const invalidate = (isResumable: boolean) => send({ op: Op.InvalidSession, d: isResumable });

  const attach = (to: Session) => {
    session = to;
    to.write = send;
  };

  const identify = (d: Fields) => {
    if (session !== undefined) return refuse(Close.AlreadyAuthenticated);
    if (d.token !== settings.token) return refuse(Close.AuthenticationFailed);
    if (!isFields(d.properties)) return refuse(Close.DecodeError);
    // Payloads are never compressed here: a bot that asks for it would misread them.
    if (d.compress === true) return refuse(Close.DecodeError);
    const shard = d.shard ?? [0, 1];
    if (!Array.isArray(shard) || shard[0] !== 0 || shard[1] !== 1) return refuse(Close.InvalidShard);
    const intents = typeof d.intents === 'number' ? d.intents : -1;
    const objection = objectTo(intents, settings.privilegedIntents);
    if (objection === 'invalid') return refuse(Close.InvalidIntents);
    if (objection === 'disallowed') return refuse(Close.DisallowedIntents);
    const start = starts.take();
    if (start === 'exhausted') return refuse(Close.AuthenticationFailed);
    if (start === 'too-soon') return invalidate(false);
    const opened = sessions.open(intents);
    attach(opened);
    const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(settings.applicationId));
    sessions.send(opened, 'READY', {
      v: 10,
      user: {
        ...userJson(known(world.users.get(settings.applicationId), 'bot')),
        bot: true,
        verified: true,
        mfa_enabled: true,
        email: null,
        flags: 0,
      },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: opened.id,
      session_type: 'normal',
      resume_gateway_url: parts.gatewayUrl(),
      shard,
      application: { id: settings.applicationId, flags: applicationJson(world).flags },
      private_channels: [],
      relationships: [],
      presences: [],
      user_settings: {},
      geo_ordered_rtc_regions: [],
      guild_join_requests: [],
      _trace: [],
    });
    if (intents & Intent.Guilds)
      for (const guild of guilds) sessions.send(opened, 'GUILD_CREATE', guildJson(world, guild));
  };

  const resume = (d: Fields) => {
    if (session !== undefined) return refuse(Close.AlreadyAuthenticated);
    if (d.token !== settings.token) return refuse(Close.AuthenticationFailed);
    const found = sessions.find(stringAt(d, 'session_id') ?? '');
    if (found === undefined) return invalidate(false);
    attach(found);
    if (sessions.replay(found, typeof d.seq === 'number' ? d.seq : -1) === 'bad-seq') {
      found.write = undefined;
      sessions.forget(found.id);
      return refuse(Close.InvalidSeq);
    }
    sessions.send(found, 'RESUMED', { _trace: [] });
  };

  /** Members by id; a whole guild's only with the intent, and to others the gateway answers nothing. */
  const sendMembers = (to: Session, d: Fields) => {
    const guild = world.guilds.get(stringAt(d, 'guild_id') ?? '');
    const wanted = Array.isArray(d.user_ids) ? d.user_ids : typeof d.user_ids === 'string' ? [d.user_ids] : undefined;
    if (guild === undefined || (wanted === undefined && (to.intents & Intent.GuildMembers) === 0)) return;
    const ids = wanted ?? [...guild.members.keys()];
    sessions.send(to, 'GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: ids.flatMap((id) => fullMemberJson(world, guild, String(id)) ?? []),
      not_found: ids.filter((id) => !guild.members.has(String(id))),
      chunk_index: 0,
      chunk_count: 1,
      ...(d.nonce === undefined ? {} : { nonce: d.nonce }),
    });
  };

  const handle = (packet: Fields) => {
    const d = packet.d;
    switch (packet.op) {
      case Op.Heartbeat:
        return send({ op: Op.HeartbeatAck });
      case Op.Identify:
        return isFields(d) ? identify(d) : refuse(Close.DecodeError);
      case Op.Resume:
        return isFields(d) ? resume(d) : refuse(Close.DecodeError);
      case Op.RequestGuildMembers:
        if (session === undefined) return refuse(Close.NotAuthenticated);
        return isFields(d) ? sendMembers(session, d) : refuse(Close.DecodeError);
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
        if (session === undefined) refuse(Close.NotAuthenticated);
        return;
      default:
        return refuse(Close.UnknownOpcode);
    }
  };

  socket.onText = (text) => {
    if (isMute) return;
    const now = settings.now();
    packets = [...packets.filter((at) => now - at < 60_000), now];
    if (packets.length > packetsPerMinute) return refuse(Close.RateLimited);
    const packet = parseJson(text);
    if (isFields(packet)) handle(packet);
    else refuse(Close.DecodeError);
  };
  socket.onClose = () => {
    if (session?.write === send) session.write = undefined;
    parts.onClosed(connection);
  };

  const connection: Connection = {
    get session() {
      return session;
    },
    get isMute() {
      return isMute;
    },
    set isMute(value) {
      isMute = value;
    },
    send,
    detach() {
      if (session?.write === send) session.write = undefined;
      session = undefined;
    },
    close: (code) => socket.close(code),
    drop: () => socket.destroy(),
  };
  send({ op: Op.Hello, d: { heartbeat_interval: settings.deadlines.heartbeatMs, _trace: [] } });
  return connection;
}
