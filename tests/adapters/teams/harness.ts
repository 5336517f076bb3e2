import type { Inbox } from '../../../adapters/adapter.ts';
import type { Place } from '../../../conversations/place.ts';
import type { Executed, Fault as LocalFault, LocalTeams, Message, Outcome } from '../../support/teams/index.ts';
import { wasTaken } from '../../support/teams/index.ts';
import type { Acknowledged, Act, Fault, Harness } from '../conformance.ts';
import { invitation } from '../messages.ts';
import { openLocal } from './local.ts';
import { readCardAs, readMessage } from './reading.ts';
import { ways } from './ways-to-end.ts';

/** How a click reaches the bot: as current clients send it, or as ones that only know the fallback do. */
export type Client = 'Action.Execute' | 'Action.Submit';

const known = (isAcknowledged: boolean): Acknowledged => (isAcknowledged ? 'acknowledged' : 'not acknowledged');

/** The conformance suite's view of the adapter with a local Teams behind it. */
export async function openHarness(client: Client, inbox: Inbox): Promise<Harness> {
  const local = await openLocal(inbox);
  const { teams, ada, mallory, help, alerts } = local;
  const question = await teams.say(help, ada.id, 'My printer is on fire');
  const place: Place = { platform: 'teams', channel: help, thread: question.id };
  let typed = '';
  const shownIn = (where: Place): readonly Message[] =>
    teams
      .messages(threadOf(where))
      .filter((each) => each.from === teams.botId && each.deletedAt === undefined && each.cards.length > 0);
  /** A person as the adapter names them. */
  const named = (id: string) => [ada, mallory].find((each) => each.id === id)?.aadObjectId ?? id;

  async function click(
    who: string,
    data: object,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<Acknowledged> {
    const message = shownIn(place).at(-1)?.id ?? '';
    const target = { data: { afterword: { invitation, ...data } } };
    if (client === 'Action.Execute') return known(isDone(await teams.execute(message, who, orderOf(target), inputs)));
    const outcome = await teams.submitAction(message, who, orderOf(target), inputs);
    await teams.settled();
    await rest();
    return known(isTaken(outcome));
  }

  return {
    get adapter() {
      return local.adapter;
    },
    place,
    teamPlace: { platform: 'teams', channel: alerts },
    respondent: { platform: 'teams', id: ada.aadObjectId },
    stranger: { platform: 'teams', id: mallory.aadObjectId },
    leadsTo: (who) =>
      encodeURIComponent([ada, mallory].find((each) => each.aadObjectId === who.id)?.userPrincipalName ?? '?'),
    async act(who, act: Act) {
      switch (act.kind) {
        case 'score':
          return click(who.id, { act: 'score', score: act.score });
        case 'intent':
          return click(who.id, { act: act.intent });
        case 'reason':
          return click(who.id, { act: 'reason' }, { reason: act.text });
        case 'type': {
          const options = { mentionBot: true, threadOf: question.id };
          const said = await teams.say(help, who.id, act.text, options);
          typed = said.id;
          return known(isTaken(said.outcome));
        }
        default:
          return act satisfies never;
      }
    },
    async revise(_, how) {
      // Teams tells a bot of no change but those that somebody made.
      if (how.kind === 'unfurl') return 'acknowledged';
      return known(isTaken(await (how.kind === 'edit' ? teams.edit(typed, how.text) : teams.erase(typed))));
    },
    redeliver: async () => known(isTaken(await teams.redeliver(teams.sent.at(-1)?.id ?? ''))),
    async sendMalformed(who) {
      const results: Acknowledged[] = [];
      const message = shownIn(place).at(-1)?.id ?? '';
      for (const data of malformed) {
        if (client === 'Action.Execute')
          results.push(known(isDone(await teams.forgeExecute(message, who.id, { verb: 'afterword', data }))));
        else results.push(known(isTaken(await teams.forgeSubmit(message, who.id, data))));
      }
      return results;
    },
    visible: async (where) =>
      shownIn(where).map((message) => {
        const read = readMessage(message);
        return { ...read, mentions: read.mentions.map(named) };
      }),
    async told(who) {
      const targeted = teams.targeted(threadOf(place), who.id).map((message) => readMessage(message).text);
      const person = [ada, mallory].find((each) => each.aadObjectId === who.id)?.id;
      const told = teams.told.filter((each) => each.person === person);
      return [...told.flatMap((each) => textOf(each)), ...targeted];
    },
    inject(fault) {
      for (const operation of ['send', 'create', 'update'] as const) teams.fail.next(operation, faultOf(fault));
    },
    signal: async (name) => (await ways[name]?.give(local)) ?? `nothing is known as ${name}`,
    standings: () => local.standings.map(({ kind }) => kind),
    remove(_, ref) {
      // A moderator deletes the bot's message: nobody tells the bot.
      teams.message(ref.message ?? '').deletedAt = Date.now();
    },
    restart: () => local.restart(),
    close: () => local.close(),
  };
}

/** The fields in the order in which a button of ours has them: the local Teams compares them as JSON. */
function orderOf({
  data: { afterword },
}: {
  readonly data: { readonly afterword: Readonly<Record<string, unknown>> };
}) {
  const { act, invitation: id, ...rest } = afterword;
  return { data: { afterword: { act, invitation: id, ...rest } } };
}

/** What reads like a click and is none. */
const malformed: readonly unknown[] = [
  { afterword: { act: 'score', invitation, score: 11 } },
  { afterword: { act: 'score', invitation, score: 3.5 } },
  { afterword: { act: 'score', invitation, score: -1 } },
  { afterword: { act: 'score', invitation, score: '7' } },
  { afterword: { act: 'score', invitation, score: null } },
  { afterword: { act: 'score', invitation } },
  { afterword: { act: 'score', score: 7 } },
  { afterword: { act: 'score', invitation: '', score: 7 } },
  { afterword: { act: 'score', invitation: 7, score: 7 } },
  { afterword: { act: 'destroyed', invitation } },
  { afterword: { act: 'reason', invitation } },
  { afterword: { act: 'reason', invitation }, reason: 7 },
  { afterword: { act: 'reason', invitation }, reason: 'x'.repeat(40_000) },
  { afterword: 'score' },
  { afterword: null },
  { score: 7 },
  [],
  'seven',
  7,
];

function isDone(executed: Executed): boolean {
  return executed.kind === 'card' || executed.kind === 'message';
}

function isTaken(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && wasTaken(outcome);
}

/** What a person reads after a click; an empty message shows nothing. */
function textOf({ executed, trigger }: LocalTeams['told'][number]): readonly string[] {
  if (executed.kind === 'card') return [readCardAs(executed.card).text];
  // Of what their client asks by itself they see the card, or nothing.
  if (trigger === 'automatic') return [];
  if (executed.kind === 'message') return executed.text === '' ? [] : [executed.text];
  if (executed.kind !== 'error') return [];
  const { value } = executed;
  return typeof value === 'object' && value !== null && 'message' in value ? [String(value.message)] : [];
}

function threadOf({ channel, thread }: Place): string {
  return thread === undefined ? (channel ?? '') : `${channel};messageid=${thread}`;
}

/** Answers to a Submit are messages, sent once it is acknowledged. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 60);
  });
}

function faultOf(fault: Fault): LocalFault {
  switch (fault.kind) {
    case 'busy':
      return { kind: '429', retryAfter: fault.seconds };
    case 'unreachable':
      return { kind: 'not-in-roster' };
    case 'refused':
      return { kind: 'too-big' };
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'lost answer':
      return { kind: 'reset-after-store' };
    default:
      return fault satisfies never;
  }
}
