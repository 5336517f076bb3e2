import type { Inbox } from '../../../adapters/adapter.ts';
import { readActionId } from '../../../adapters/slack/show/buttons.ts';
import type { Place } from '../../../conversations/place.ts';
import { isFields, listAt, stringAt } from '../../support/json.ts';
import { type Fault as LocalFault, listMentionsInMessage, type Message } from '../../support/slack/index.ts';
import type { Acknowledged, Act, Fault, Harness, Revision, Visible } from '../conformance.ts';
import { invitation } from '../messages.ts';
import { ada, alertChannel, helpChannel, mallory, openLocal, type TransportKind } from './local.ts';
import { ways } from './ways-to-end.ts';

const known = (isAcknowledged: boolean): Acknowledged => (isAcknowledged ? 'acknowledged' : 'not acknowledged');

/** The conformance suite's view of the adapter with a local Slack behind it. */
export async function openHarness(transport: TransportKind, inbox: Inbox): Promise<Harness> {
  const local = await openLocal(transport, inbox);
  const { slack } = local;
  const thread = await slack.say(helpChannel, ada, 'My printer is on fire');
  const place: Place = { platform: 'slack', channel: helpChannel, thread };
  let typed = '';
  let again: () => Promise<Acknowledged> = () => Promise.reject(new Error('nothing was done yet'));

  const posted = (where: Place) =>
    slack
      .messages(where.channel ?? '')
      .filter(
        (each) => each.user === slack.botUserId && each.deletedAt === undefined && each.threadTs === where.thread,
      );

  async function click(who: string, isWanted: (actionId: string) => boolean): Promise<Acknowledged> {
    const message = posted(place).at(-1);
    const button = buttonsOf(message).find((each) => isWanted(stringAt(each, 'action_id') ?? ''));
    // A menu of one: what is chosen in it is known.
    const [option] = listAt(button, 'options').filter(isFields);
    const choose = option === undefined ? {} : { choose: stringAt(option, 'value') ?? '' };
    const done = await slack.click(helpChannel, message?.ts ?? '', who, stringAt(button, 'action_id') ?? '', choose);
    again = async () => known(await local.deliver(done.payload));
    return known(done.isAcknowledged);
  }

  async function writeReason(who: string, text: string): Promise<Acknowledged> {
    await click(who, (id) => readActionId(id).kind === 'reason');
    const view = await slack.waitFor(() => slack.views(who).at(-1));
    const sent = await slack.submit(view.id, who, { reason: { text } });
    return known(sent.kind === 'closed');
  }

  async function type(who: string, text: string): Promise<Acknowledged> {
    typed = await slack.say(helpChannel, who, text, { threadTs: thread });
    const event = slack.events.at(-1);
    again = async () => {
      await slack.redeliver(event?.eventId ?? '');
      return 'acknowledged';
    };
    return known(event?.attempts.at(-1)?.outcome.kind === 'acknowledged');
  }

  return {
    get adapter() {
      return local.adapter;
    },
    place,
    teamPlace: { platform: 'slack', channel: alertChannel },
    respondent: { platform: 'slack', id: ada },
    stranger: { platform: 'slack', id: mallory },
    leadsTo: (who) => `/team/${who.id}`,
    act(who, act: Act) {
      switch (act.kind) {
        case 'score':
          return click(who.id, (id) => id === `score:${act.score}`);
        case 'intent':
          return click(who.id, (id) => {
            const clicked = readActionId(id);
            return clicked.kind === 'intent' && clicked.intent === act.intent;
          });
        case 'reason':
          return writeReason(who.id, act.text);
        case 'type':
          return type(who.id, act.text);
        default:
          return act satisfies never;
      }
    },
    async revise(_, how: Revision) {
      const ts = typed;
      if (how.kind === 'edit') slack.edit(helpChannel, ts, how.text);
      else if (how.kind === 'erase') slack.erase(helpChannel, ts);
      else slack.unfurl(helpChannel, ts);
      await slack.settled();
      return known(slack.events.at(-1)?.attempts.at(-1)?.outcome.kind === 'acknowledged');
    },
    redeliver: () => again(),
    async sendMalformed(who) {
      const results: Acknowledged[] = [];
      for (const payload of malformed(who.id, thread)) results.push(known(await local.deliver(payload)));
      return results;
    },
    visible: async (where) => posted(where).map(read),
    told: async (who) => slack.ephemerals(helpChannel, who.id).map((each) => textOf(each.blocks).join('\n')),
    inject: (fault) => {
      const edits = fault.kind === 'unauthorized' && posted(place).length > 0;
      slack.fail.next(edits ? 'chat.update' : 'chat.postMessage', faultOf(fault));
    },
    signal: async (name) => (await ways[name]?.give(local)) ?? `nothing is known as ${name}`,
    standings: () => local.standings.map(({ kind }) => kind),
    remove: (_, ref) => slack.erase(ref.channel ?? '', ref.ts ?? ''),
    restart: () => local.restart(),
    close: () => local.close(),
  };
}

function faultOf(fault: Fault): LocalFault {
  switch (fault.kind) {
    case 'busy':
      return { kind: '429', retryAfter: fault.seconds };
    case 'unreachable':
      return { kind: 'error', error: 'is_archived' };
    case 'refused':
      return { kind: 'error', error: 'invalid_blocks' };
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'lost answer':
      return { kind: 'reset-after-store' };
    default:
      return fault satisfies never;
  }
}

function malformed(user: string, ts: string): readonly Record<string, unknown>[] {
  const click = (action: Record<string, unknown>) => ({
    type: 'block_actions',
    user: { id: user, team_id: 'T0HOST0001' },
    team: { id: 'T0HOST0001', domain: 'host-team' },
    channel: { id: helpChannel, name: 'help' },
    message: { ts, thread_ts: ts },
    container: { type: 'message', message_ts: ts, channel_id: helpChannel },
    actions: [{ type: 'button', block_id: 'b', action_ts: '1700000000.000100', ...action }],
  });
  return [
    click({ action_id: 'score:11', value: invitation }),
    click({ action_id: 'score:3.5', value: invitation }),
    click({ action_id: 'score:-1', value: invitation }),
    click({ action_id: 'score:', value: invitation }),
    click({ action_id: 'score:1e1', value: invitation }),
    click({ action_id: 'score:7' }),
    click({ action_id: 'score:7', value: '' }),
    click({ action_id: 'score:7', value: 7 }),
    click({ action_id: 'score:7', value: invitation, action_ts: 'soon' }),
    click({ action_id: 'intent:destroyed:0', value: invitation }),
    click({ action_id: 'reason', value: '{"invitation":' }),
    click({ action_id: 'of another version', value: invitation }),
    { ...click({ action_id: 'score:7', value: invitation }), user: {} },
    { ...click({}), actions: [] },
    { type: 'message_action', callback_id: 'afterword_end_chat', user: { id: user }, team: null },
  ];
}

function buttonsOf(message: Message | undefined): readonly Record<string, unknown>[] {
  return listAt(message, 'blocks')
    .flatMap((block) => (stringAt(block, 'type') === 'actions' ? listAt(block, 'elements') : []))
    .filter(isFields);
}

function read(message: Message): Visible {
  const told = listAt(message, 'blocks').filter((block) => stringAt(block, 'type') !== 'actions');
  const mentions = listMentionsInMessage({ text: message.text, blocks: told });
  const named = mentions.flatMap((each) => (each.kind === 'link' ? [] : [JSON.stringify(each)]));
  return {
    text: textOf(message.blocks).join('\n'),
    buttons: buttonsOf(message).flatMap((button) => [...textOf(button.text), ...textOf(button.options)]),
    mentions: named,
    // Slack notifies everybody whom a message mentions and who is in the channel.
    pings: named,
    links: mentions.flatMap((each) => (each.kind === 'link' ? [each.url] : [])),
  };
}

/** Every text under a block, in order. None of ours is markup, so nothing has to be unescaped. */
function textOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textOf);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (key === 'text' ? [each] : []) : textOf(each),
  );
}
