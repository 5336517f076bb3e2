import type { Fields } from '../../json.ts';
import type { Deliveries } from '../deliver/deliveries.ts';
import type { Outcome } from '../deliver/post.ts';
import { channelData, envelope, eventId } from '../deliver/wire.ts';
import { type Conversation, findPerson, knownConversation, knownPerson, personalChat, type Tenant } from '../tenant.ts';

export type Presence = {
  /**
   * Installs the app: for a person (named by id, object id or name), a team (any of its channels) or a group chat. The bot gets
   * `installationUpdate` and `conversationUpdate` with itself as the member added. `by` is who did it.
   */
  install(where: string, by?: string): Promise<void>;
  /** Takes the app away: `installationUpdate` remove, in groups and teams `conversationUpdate` as well. The bot may no longer post. */
  uninstall(where: string, by?: string): Promise<void>;
  /** Adds a person to a group chat or team. */
  join(where: string, user: string): Promise<Outcome | undefined>;
  leave(where: string, user: string): Promise<Outcome | undefined>;
  /** A person blocks the bot, or no longer does: nothing is told to the bot, but writing to them is refused. */
  block(user: string, hasBlocked?: boolean): void;
  /** A meeting of a chat begins or ends: an `event` named `application/vnd.microsoft.meetingStart` or `...meetingEnd`. */
  meetingStart(chat: string, organizer: string): Promise<Outcome | undefined>;
  meetingEnd(chat: string, organizer: string): Promise<Outcome | undefined>;
  /** A channel or chat is deleted. */
  removeConversation(id: string): void;
};

export function openPresence(tenant: Tenant, deliveries: Deliveries): Presence {
  const place = (where: string): Conversation => {
    const person = findPerson(tenant, where);
    if (person !== undefined) return personalChat(tenant, person);
    const found = knownConversation(tenant, where);
    // What happens to a team is told in its General channel.
    return found.team === undefined ? found : knownConversation(tenant, found.team.id);
  };

  const actor = (conversation: Conversation, by: string | undefined) => {
    const [first] = conversation.members;
    const id = by ?? first;
    if (id === undefined) throw new Error('nobody is there to do this');
    return knownPerson(tenant, id);
  };

  const details = (conversation: Conversation, more: Fields): Fields => {
    const { team } = conversation;
    const named = team === undefined ? {} : { team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId } };
    return { ...channelData(conversation), ...named, ...more };
  };

  const membership = (
    conversation: Conversation,
    by: string | undefined,
    how: 'Added' | 'Removed',
    members: readonly Fields[],
  ) =>
    deliveries.deliver({
      ...envelope(tenant, 'conversationUpdate', actor(conversation, by), conversation),
      id: eventId(),
      [`members${how}`]: members,
      channelData: details(conversation, conversation.team === undefined ? {} : { eventType: `teamMember${how}` }),
    });

  const install = async (where: string, by: string | undefined, isInstalled: boolean) => {
    const conversation = place(where);
    if (conversation.team === undefined) conversation.isInstalled = isInstalled;
    else conversation.team.isInstalled = isInstalled;
    const bot = { id: tenant.settings.botId };
    // Nobody is told who left a 1:1 chat: there, an app that goes away is only seen by its installationUpdate.
    if (isInstalled || conversation.kind !== 'personal')
      await membership(conversation, by, isInstalled ? 'Added' : 'Removed', [bot]);
    await deliveries.deliver({
      ...envelope(tenant, 'installationUpdate', actor(conversation, by), conversation),
      id: eventId(),
      action: isInstalled ? 'add' : 'remove',
      channelData: details(conversation, {
        settings: { selectedChannel: { id: conversation.id } },
        source: { name: 'message' },
      }),
    });
  };

  const changeMember = (where: string, user: string, how: 'Added' | 'Removed') => {
    const conversation = place(where);
    const { id, aadObjectId } = knownPerson(tenant, user);
    if (how === 'Added') conversation.members.add(id);
    else conversation.members.delete(id);
    return membership(conversation, undefined, how, [{ id, aadObjectId }]);
  };

  const meeting = (chat: string, organizer: string, how: 'Start' | 'End') => {
    const conversation = place(chat);
    if (!conversation.isInstalled) return Promise.resolve(undefined);
    const time = new Date(tenant.settings.now()).toISOString();
    return deliveries.deliver({
      ...envelope(tenant, 'event', knownPerson(tenant, organizer), conversation),
      id: eventId(),
      name: `application/vnd.microsoft.meeting${how}`,
      value: {
        MeetingType: 'Scheduled',
        Title: conversation.name ?? 'Meeting',
        Id: Buffer.from(`0#${conversation.id}#0`).toString('base64'),
        JoinUrl: `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(conversation.id)}/0`,
        [`${how}Time`]: time,
      },
      channelData: {
        ...channelData(conversation),
        meeting: { id: Buffer.from(`0#${conversation.id}#0`).toString('base64') },
      },
    });
  };

  return {
    install: (where, by) => install(where, by, true),
    uninstall: (where, by) => install(where, by, false),
    join: (where, user) => changeMember(where, user, 'Added'),
    leave: (where, user) => changeMember(where, user, 'Removed'),
    block(user, hasBlocked = true) {
      knownPerson(tenant, user).hasBlocked = hasBlocked;
    },
    meetingStart: (chat, organizer) => meeting(chat, organizer, 'Start'),
    meetingEnd: (chat, organizer) => meeting(chat, organizer, 'End'),
    removeConversation(id) {
      knownConversation(tenant, id).isDeleted = true;
    },
  };
}
