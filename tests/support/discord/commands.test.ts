import { type Client, Events, type Interaction, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientFor, type Scene, startADiscord, token } from './a-discord.ts';

let scene: Scene;
let client: Client;

beforeEach(async () => {
  scene = await startADiscord();
  client = clientFor(scene.discord);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
});
afterEach(async () => {
  await client.destroy();
  await scene.discord.close();
});

describe('commands', () => {
  it('are registered for a guild and reach the bot with their options and targets', async () => {
    const seen: unknown[] = [];
    const errors: unknown[] = [];
    const answer = async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) {
        seen.push([
          interaction.commandName,
          interaction.options.getSubcommand(),
          interaction.options.getUser('customer')?.id,
        ]);
        const { resource } = await interaction.reply({ content: 'ok', withResponse: true });
        seen.push(resource?.message?.content);
      }
      if (interaction.isMessageContextMenuCommand()) {
        seen.push([interaction.targetMessage.content, interaction.targetMessage.author.id]);
        await interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
      }
    };
    client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch((error) => errors.push(error)));
    await client.application?.commands.set(
      [
        {
          name: 'nps',
          description: 'Surveys',
          options: [
            {
              type: 1,
              name: 'ask',
              description: 'Asks now',
              options: [{ type: 6, name: 'customer', description: 'Whom' }],
            },
          ],
        },
        { name: 'Ask about this', type: 3 },
      ],
      scene.guild,
    );
    await scene.discord.command(scene.mia, scene.support, 'nps', 'ask', { customer: scene.ada });
    await scene.discord.waitFor(() => seen.length === 2);
    const { id } = scene.discord.say(scene.support, scene.ada, 'hello there');
    await scene.discord.contextMenu(scene.mia, scene.support, 'Ask about this', { message: id });
    expect(errors).toEqual([]);
    expect(seen).toEqual([['nps', 'ask', scene.ada], 'ok', ['hello there', scene.ada]]);
    await expect(scene.discord.command(scene.mia, scene.support, 'nps')).rejects.toThrow('needs a sub-command');
    await expect(scene.discord.command(scene.mia, scene.support, 'other')).rejects.toThrow('no command');
  });
});
