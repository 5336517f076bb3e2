import type { Inbox } from '../../../adapters/adapter.ts';
import { readCustomId } from '../../../adapters/discord/show/buttons.ts';
import { de } from '../../../conversations/copy/de.ts';
import { en } from '../../../conversations/copy/en.ts';
import type { Place } from '../../../conversations/place.ts';
import {
  type Fault as LocalFault,
  listMentionsInMessage,
  type Message,
  type Outcome,
} from '../../support/discord/index.ts';
import { isFields, listAt, stringAt } from '../../support/json.ts';
import type { Acknowledged, Act, Fault, Harness, Revision, Visible } from '../conformance.ts';
import { invitation } from '../messages.ts';
import { type Local, openLocal } from './local.ts';
import { readMarkdown } from './markdown.ts';
import { ways } from './ways-to-end.ts';

/** The conformance suite's view of the adapter with a local Discord behind it. */
export async function openHarness(inbox: Inbox): Promise<Harness> {
  const local = await openLocal(inbox, { discord: { deadlines: { ackMs: 1_500 } } });
  const { discord } = local;
  const thread = discord.openThread(local.support, local.ada, { name: 'My printer is on fire', members: [local.ben] });
  const place: Place = { platform: 'discord', channel: local.support, thread };
  let typed = '';
  let again: () => Promise<Acknowledged> = () => Promise.reject(new Error('nothing was done yet'));

  const posted = (where: Place) =>
    discord
      .messages(where.thread ?? where.channel ?? '')
      .filter((each) => each.authorId === discord.applicationId && each.deletedAt === undefined);

  async function click(who: string, isWanted: (customId: string) => boolean): Promise<Outcome> {
    const message = posted(place).at(-1);
    const button = buttonsOf(message).find((each) => isWanted(stringAt(each, 'custom_id') ?? ''));
    const did = await discord.click(message?.id ?? '', who, stringAt(button, 'custom_id') ?? '');
    again = async () => {
      const before = local.received();
      local.dispatch('INTERACTION_CREATE', did.payload);
      await discord.waitFor(() => local.received() > before);
      return 'acknowledged';
    };
    return did;
  }

  async function writeReason(who: string, text: string): Promise<Acknowledged> {
    const opened = await click(who, (id) => readCustomId(id).kind === 'reason');
    return seenBy(who, await discord.submitModal(opened.id, who, { reason: text }));
  }

  /** A refusal is an answer too: what counts is whether it pretends that something was stored. */
  function seenBy(who: string, did: Outcome): Acknowledged {
    const answer = discord.ephemerals(who).find((each) => each.interactionId === did.id);
    const sorry = [en.sayTryAgain, de.sayTryAgain].some(
      (each) => answer !== undefined && readMarkdown(answer.content).startsWith(each),
    );
    return did.isAcknowledged && !sorry ? 'acknowledged' : 'not acknowledged';
  }

  async function type(who: string, text: string): Promise<Acknowledged> {
    const before = local.received();
    typed = discord.say(thread, who, text, { mention: true }).id;
    await discord.waitFor(() => local.received() > before);
    return 'acknowledged';
  }

  return {
    get adapter() {
      return local.adapter;
    },
    place,
    teamPlace: { platform: 'discord', channel: local.alerts },
    respondent: { platform: 'discord', id: local.ada },
    stranger: { platform: 'discord', id: local.ben },
    leadsTo: (who) => who.id,
    async act(who, act: Act) {
      switch (act.kind) {
        case 'score':
          return seenBy(who.id, await click(who.id, (id) => id.startsWith(`score:${act.score}:`)));
        case 'intent':
          return seenBy(
            who.id,
            await click(who.id, (id) => {
              const custom = readCustomId(id);
              return custom.kind === 'intent' && custom.intent === act.intent;
            }),
          );
        case 'reason':
          return writeReason(who.id, act.text);
        case 'type':
          return type(who.id, act.text);
        default:
          return act satisfies never;
      }
    },
    async revise(_, how: Revision) {
      const before = local.received();
      if (how.kind === 'edit') discord.reword(typed, `<@${discord.applicationId}> ${how.text}`);
      else if (how.kind === 'erase') discord.erase(typed);
      else discord.unfurl(typed);
      // An update that is nobody's edit is answered by nothing.
      if (how.kind === 'unfurl') await new Promise((resolve) => setTimeout(resolve, 50));
      else await discord.waitFor(() => local.received() > before);
      return 'acknowledged';
    },
    redeliver: () => again(),
    sendMalformed: (who) => sendMalformed(local, who.id, thread),
    visible: async (where) => posted(where).map(read),
    told: async (who) => discord.ephemerals(who.id).map((each) => readMarkdown(each.content)),
    inject: (fault) => {
      const edits = fault.kind === 'unauthorized' && posted(place).length > 0;
      discord.fail.next(
        `${edits ? 'PATCH' : 'POST'} /channels/:channel/messages${edits ? '/:message' : ''}`,
        faultOf(fault),
      );
    },
    signal: async (name) => (await ways[name]?.give(local)) ?? `nothing is known as ${name}`,
    standings: () => local.standings.map(({ kind }) => kind),
    remove: (_, ref) => discord.erase(ref.message ?? ''),
    restart: () => local.restart(),
    close: () => local.close(),
  };
}

function faultOf(fault: Fault): LocalFault {
  switch (fault.kind) {
    case 'busy':
      return { kind: '429', retryAfter: fault.seconds };
    case 'unreachable':
      return { kind: 'error', status: 403, code: 50008 };
    case 'refused':
      return { kind: 'error', status: 400, code: 50035 };
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'lost answer':
      return { kind: 'reset', when: 'after' };
    default:
      return fault satisfies never;
  }
}

/** What no client of Discord would send, and some of what only another version of Afterword would have made. */
async function sendMalformed(local: Local, user: string, thread: string): Promise<readonly Acknowledged[]> {
  const { discord, guild } = local;
  const base = {
    token: 'none',
    version: 1,
    application_id: discord.applicationId,
    guild_id: guild,
    channel_id: thread,
    member: { user: { id: user, username: 'x' }, roles: [], permissions: '0' },
    message: { id: thread, content: '', components: [] },
  };
  const click = (custom_id: unknown, id = '1300000000000000001') => ({
    ...base,
    id,
    type: 3,
    data: { component_type: 2, custom_id },
  });
  const payloads: unknown[] = [
    click(`score:11:${invitation}`),
    click(`score:3.5:${invitation}`),
    click(`score:-1:${invitation}`),
    click(`score::${invitation}`),
    click(`score:1e1:${invitation}`),
    click('score:7'),
    click('score:7:'),
    click(7),
    click(`intent:destroyed.0:${invitation}`),
    click('of another version'),
    click(`score:7:${invitation}`, 'soon'),
    { ...click(`score:7:${invitation}`), member: null },
    { ...click(`score:7:${invitation}`), member: { user: {} } },
    { ...base, id: '1300000000000000002', type: 5, data: { custom_id: `reason::${invitation}`, components: [{}] } },
    { ...base, id: '1300000000000000003', type: 2, data: null },
    null,
    'not an object',
  ];
  for (const payload of payloads) local.dispatch('INTERACTION_CREATE', payload);
  for (const t of [
    'MESSAGE_CREATE',
    'MESSAGE_UPDATE',
    'MESSAGE_DELETE',
    'MESSAGE_DELETE_BULK',
    'THREAD_UPDATE',
    'THREAD_DELETE',
    'CHANNEL_DELETE',
    'GUILD_CREATE',
    'THREAD_LIST_SYNC',
    'CHANNEL_UPDATE',
  ])
    for (const d of [null, 7, {}, { id: 'x' }]) local.dispatch(t, d);
  // The connection is still the first one: none of this broke it.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return discord.gateway.connections === 1 && discord.gateway.identified === 1 ? ['not acknowledged'] : [];
}

function buttonsOf(message: Message | undefined): readonly Record<string, unknown>[] {
  return (message?.components ?? []).flatMap((row) => listAt(row, 'components')).filter(isFields);
}

function read(message: Message): Visible {
  const embeds = message.embeds.map((embed) =>
    [
      embed.title,
      embed.description,
      ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
      embed.footer?.text,
    ]
      .filter((each) => each !== undefined)
      .join('\n'),
  );
  const buttons = buttonsOf(message).map((button) => stringAt(button, 'label') ?? '');
  const { users, roles, everyone } = message.pings;
  const mentions = listMentionsInMessage(message);
  const pings = [...users, ...roles, ...(everyone ? ['everyone'] : [])];
  return {
    text: [...[message.content, ...embeds].map(readMarkdown), ...buttons].join('\n'),
    buttons,
    mentions: [
      ...pings,
      ...mentions
        .filter((each) => each.kind !== 'link' && each.kind !== 'masked-link')
        .map((each) => JSON.stringify(each)),
    ],
    pings,
    links: mentions.flatMap((each) => (each.kind === 'link' || each.kind === 'masked-link' ? [each.url] : [])),
  };
}
