import type { Respond } from '../response-urls.ts';
import { messageJson, shortChannel } from '../wire.ts';
import { findMessage, isExternal, openResponseUrl, openTrigger, type Workspace } from '../workspace.ts';
import { type Interaction, type Interactions, payloadOf } from './interactions.ts';

export type Invocations = {
  /** Runs a slash command; Slack never says in which thread it was typed. */
  command(user: string, channel: string, command: string, text?: string): Promise<Interaction>;
  /** Runs a message shortcut ("More actions" on a message). */
  messageShortcut(user: string, callbackId: string, channel: string, messageTs: string): Promise<Interaction>;
  /** Runs a global shortcut. */
  globalShortcut(user: string, callbackId: string): Promise<Interaction>;
};

/** Commands and shortcuts, which people of other workspaces cannot run: the app is not installed where they are. */
export function openInvocations(workspace: Workspace, interactions: Interactions, respond: Respond): Invocations {
  const mayInvoke = (userId: string, what: string) => {
    const user = workspace.users.get(userId);
    if (user === undefined) throw new Error(`there is no user ${userId}`);
    if (isExternal(workspace, user))
      throw new Error(
        `${userId} belongs to ${user.teamId} and cannot run ${what}: Slack Connect offers them only where the app is installed`,
      );
    if (!workspace.settings.scopes.includes('commands'))
      throw new Error(`the app has no commands scope, so nobody can run ${what}`);
    return user;
  };
  const placeOf = (channelId: string, userId: string) => {
    const channel = workspace.channels.get(channelId);
    if (channel === undefined || !channel.members.has(userId)) throw new Error(`${userId} is not in ${channelId}`);
    return channel;
  };

  return {
    async command(userId, channelId, command, text = '') {
      const user = mayInvoke(userId, command);
      const channel = placeOf(channelId, userId);
      const { settings } = workspace;
      const about = { channel: channelId, user: userId };
      const interaction = await interactions.send('slash_commands', 'slash_command', userId, {
        token: 'verification-token-is-deprecated',
        team_id: settings.teamId,
        team_domain: settings.teamDomain,
        channel_id: channelId,
        channel_name: shortChannel(channel).name,
        user_id: userId,
        user_name: user.name,
        command,
        text: text.trim(),
        api_app_id: settings.appId,
        is_enterprise_install: 'false',
        response_url: openResponseUrl(workspace, about),
        trigger_id: openTrigger(workspace, userId),
      });
      if (interaction.isAcknowledged) {
        const problem = respond.answerCommand(about, interaction.body);
        if (problem !== undefined) throw new Error(`the app answered ${command} with what Slack refuses: ${problem}`);
      }
      return interaction;
    },
    async messageShortcut(userId, callbackId, channelId, messageTs) {
      mayInvoke(userId, callbackId);
      const channel = placeOf(channelId, userId);
      const message = findMessage(workspace, channelId, messageTs);
      if (message === undefined) throw new Error(`there is no message ${messageTs} in ${channelId}`);
      const threadTs = message.threadTs;
      return interactions.send('interactive', 'message_action', userId, {
        ...payloadOf(workspace, userId, 'message_action'),
        action_ts: workspace.nextTs(),
        callback_id: callbackId,
        trigger_id: openTrigger(workspace, userId),
        response_url: openResponseUrl(workspace, {
          channel: channelId,
          user: userId,
          ...(threadTs === undefined ? {} : { threadTs }),
        }),
        message_ts: messageTs,
        channel: shortChannel(channel),
        message: messageJson(workspace, message, { withMetadata: false }),
      });
    },
    async globalShortcut(userId, callbackId) {
      mayInvoke(userId, callbackId);
      return interactions.send('interactive', 'shortcut', userId, {
        ...payloadOf(workspace, userId, 'shortcut'),
        action_ts: workspace.nextTs(),
        callback_id: callbackId,
        trigger_id: openTrigger(workspace, userId),
      });
    },
  };
}
