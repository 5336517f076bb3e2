import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type SendableChannels,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientFor, type Scene, startADiscord, token } from './a-discord.ts';

let scene: Scene;
let client: Client;

beforeEach(async () => {
  scene = await startADiscord({ deadlines: { ackMs: 150 } });
  client = clientFor(scene.discord);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
});
afterEach(async () => {
  await client.destroy();
  await scene.discord.close();
});

const row = (...labels: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder().setCustomId(`score:${label}`).setLabel(label).setStyle(ButtonStyle.Secondary),
    ),
  );

const why = new ModalBuilder()
  .setCustomId('why')
  .setTitle('Thank you')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('What is the main reason?')
      .setTextInputComponent(
        new TextInputBuilder()
          .setCustomId('reason')
          .setStyle(TextInputStyle.Paragraph)
          .setMaxLength(100)
          .setRequired(false),
      ),
  );

async function ask(channelId: string): Promise<string> {
  const channel = (await client.channels.fetch(channelId)) as SendableChannels;
  return (await channel.send({ content: 'How likely?', components: [row('0', '9', '10')] })).id;
}

/** Runs the handler for every interaction, and keeps what it threw. */
function handle(handler: (interaction: Interaction) => Promise<unknown>): unknown[] {
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    handler(interaction).catch((error: unknown) => errors.push(error));
  });
  return errors;
}

describe('a click', () => {
  it('opens a modal, whose submission updates the message it came from', async () => {
    const seen: unknown[] = [];
    const errors = handle(async (interaction) => {
      if (interaction.isButton()) return interaction.showModal(why);
      if (!interaction.isModalSubmit() || !interaction.isFromMessage()) return;
      seen.push(interaction.fields.getTextInputValue('reason'), interaction.locale, interaction.guildLocale);
      return interaction.update({ content: 'Thank you.', components: [] });
    });
    const id = await ask(scene.support);
    const click = await scene.discord.click(id, scene.ada, 'score:9');
    expect(click.acknowledgement?.type).toBe(9);
    const [modal] = scene.discord.modals(scene.ada);
    expect(modal?.title).toBe('Thank you');
    const submitted = await scene.discord.submitModal(click.id, scene.ada, { reason: 'Fast answers' });
    expect(submitted.acknowledgement?.type).toBe(7);
    expect(scene.discord.modals(scene.ada)).toEqual([]);
    expect(seen).toEqual(['Fast answers', 'de', 'en-GB']);
    expect(errors).toEqual([]);
    const message = scene.discord.message(id);
    expect([message.content, message.components, message.edits.map((each) => each.content)]).toEqual([
      'Thank you.',
      [],
      ['How likely?'],
    ]);
  });

  it('answered late is refused with 10062, twice with 40060', async () => {
    const errors = handle(async (interaction) => {
      if (!interaction.isButton()) return;
      if (interaction.customId === 'score:0') await new Promise((resolve) => setTimeout(resolve, 400));
      await interaction.deferUpdate();
      interaction.deferred = false;
      await interaction.deferUpdate();
    });
    const id = await ask(scene.support);
    expect((await scene.discord.click(id, scene.ada, 'score:0')).isAcknowledged).toBe(false);
    await scene.discord.waitFor(() => errors.length === 1);
    expect(scene.discord.unanswered).toHaveLength(1);
    expect((await scene.discord.click(id, scene.ada, 'score:9')).isAcknowledged).toBe(true);
    await scene.discord.waitFor(() => errors.length === 2);
    expect(errors).toMatchObject([{ code: 10062 }, { code: 40060 }]);
  });

  it('made while the bot was away comes with the resumed session, too late to acknowledge', async () => {
    const late: unknown[] = [];
    const errors = handle(async (interaction) => {
      if (!interaction.isButton()) return;
      late.push(interaction.customId);
      await interaction.deferUpdate();
    });
    const id = await ask(scene.support);
    scene.discord.gateway.drop();
    expect((await scene.discord.click(id, scene.ada, 'score:0')).isAcknowledged).toBe(false);
    await scene.discord.waitFor(() => errors.length === 1);
    expect(late).toEqual(['score:0']);
    expect(errors).toMatchObject([{ code: 10062 }]);
  });

  it('can be answered so that only that person sees it, until the token runs out', async () => {
    handle(async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('Noted.');
      await interaction.followUp({ content: 'Really.', flags: MessageFlags.Ephemeral });
    });
    const id = await ask(scene.support);
    await scene.discord.click(id, scene.ada, 'score:10');
    await scene.discord.waitFor(() => scene.discord.ephemerals(scene.ada).length === 2);
    expect(scene.discord.ephemerals(scene.ada).map((each) => [each.content, each.flags])).toEqual([
      ['Noted.', 64],
      ['Really.', 64],
    ]);
    expect(scene.discord.messages(scene.support)).toHaveLength(1);
    expect(scene.discord.ephemerals(scene.ben)).toEqual([]);
  });

  it('is impossible where Discord shows nothing to click', async () => {
    const post = scene.discord.openThread(scene.forum, scene.ada, { name: 'Help', text: 'please' });
    const id = await ask(post);
    const click = (user: string, button = 'score:9') => scene.discord.click(id, user, button);
    await expect(click(scene.ada, 'score:11')).rejects.toThrow('no component');
    scene.discord.archive(post, { by: scene.mia });
    await expect(click(scene.ben)).rejects.toThrow('50013');
    scene.discord.archive(post, { by: scene.mia, locked: true });
    await expect(click(scene.ada)).rejects.toThrow('locked');
    scene.discord.erase(id);
    await expect(click(scene.ada)).rejects.toThrow('deleted');
  });

  it('in an archived thread re-opens it first, in the browser', async () => {
    handle(async (interaction) => interaction.isButton() && interaction.deferUpdate());
    const post = scene.discord.openThread(scene.forum, scene.ada, { name: 'Help', text: 'please' });
    const id = await ask(post);
    scene.discord.archive(post);
    expect((await scene.discord.click(id, scene.ada, 'score:9')).isAcknowledged).toBe(true);
    expect(scene.discord.channel(post)?.thread?.isArchived).toBe(false);
  });
});

describe('a click in a direct message', () => {
  it('names the person without a guild', async () => {
    const seen: unknown[] = [];
    handle(async (interaction) => {
      if (!interaction.isButton()) return;
      seen.push(interaction.guildId, interaction.member, interaction.user.id, interaction.locale, interaction.context);
      await interaction.update({ content: 'Thank you.', components: [] });
    });
    const id = await ask(scene.discord.dmWith(scene.ada));
    scene.discord.closeDms(scene.ada);
    expect((await scene.discord.click(id, scene.ada, 'score:0')).isAcknowledged).toBe(true);
    expect(seen).toEqual([null, null, scene.ada, 'de', 1]);
    await expect(scene.discord.click(id, scene.ben, 'score:0')).rejects.toThrow('does not see');
  });
});

describe('a modal', () => {
  it('cannot follow a deferral', async () => {
    const errors = handle(async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      interaction.deferred = false;
      await interaction.showModal(why);
    });
    await scene.discord.click(await ask(scene.support), scene.ada, 'score:9');
    await scene.discord.waitFor(() => errors.length === 1);
    expect(errors).toMatchObject([{ code: 40060 }]);
    expect(scene.discord.modals(scene.ada)).toEqual([]);
  });

  it('holds back a text that is too long, and closes in silence', async () => {
    handle(async (interaction) => interaction.isButton() && interaction.showModal(why));
    const { id } = await scene.discord.click(await ask(scene.support), scene.ada, 'score:9');
    await expect(scene.discord.submitModal(id, scene.ada, { reason: 'x'.repeat(101) })).rejects.toThrow('at most 100');
    await expect(scene.discord.submitModal(id, scene.ben, {})).rejects.toThrow('does not have');
    scene.discord.dismissModal(id, scene.ada);
    await expect(scene.discord.submitModal(id, scene.ada, {})).rejects.toThrow('does not have');
    expect(scene.discord.interactions).toHaveLength(1);
  });
});

it('a token outlives its quarter of an hour for nobody', async () => {
  await client.destroy();
  await scene.discord.close();
  let now = Date.now();
  scene = await startADiscord({ now: () => now });
  client = clientFor(scene.discord);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  const errors = handle(async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    now += 16 * 60_000;
    await interaction.editReply('Thank you.');
  });
  await scene.discord.click(await ask(scene.support), scene.ada, 'score:9');
  await scene.discord.waitFor(() => errors.length === 1);
  expect(errors).toMatchObject([{ status: 401, code: 50027 }]);
});
