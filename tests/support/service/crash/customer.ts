import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../random.ts';
import type { LocalSlack, Message } from '../../slack/index.ts';
import { agent, apiToken, channels, postedIn, retryDelaysMs, wordsOf } from './stage.ts';

/** A click on a score. */
export interface Click {
  readonly score: number;
  /** Slack saw a 2xx in time: this is the promise that is tested. */
  readonly isAcknowledged: boolean;
}

/** One customer with one support chat, and everything that was promised about it. */
export interface Customer {
  readonly user: string;
  /** In every message about them to the team, and in no other. */
  readonly name: string;
  /** How their chat ends: told by the API, where to ask included or not, or by an agent's reaction. */
  readonly end: 'direct' | 'reported' | 'reaction';
  readonly channel: string;
  thread?: string;
  /** In the order in which they were made. */
  readonly clicks: Click[];
  /** What they said and was acknowledged. */
  reason?: string;
  /** What they waited for in vain. */
  trouble?: string;
}

export interface Town {
  readonly slack: LocalSlack;
  /** Where the service is just now, dead or alive. */
  readonly url: () => string;
  readonly customers: Customer[];
}

/** Milliseconds that a customer waits for something to appear; time for several restarts of service and database. */
const patience = 70_000;

/** A customer comes, is helped and answers, with a reason and a correction or without. What was not taken is clicked again. */
export async function visit(town: Town, random: Random): Promise<void> {
  const { slack } = town;
  const customer = arrive(town, random);
  await endChat(town, customer);
  await appears(() => find(slack, customer, 'score:0') ?? isGivenUp(slack, 'reaction_added', customer.thread));
  // Slack gave up, but the app may have stored what it did not live to acknowledge: then the question comes all the same.
  if (!(await appears(() => find(slack, customer, 'score:0'), isPromised(slack, customer) ? patience : 3_000))) {
    if (isPromised(slack, customer)) customer.trouble ??= 'was never asked';
    return;
  }
  await giveScore(slack, customer, random);
  if (random.chance(0.4)) await giveReason(slack, customer, random);
  if (!random.chance(0.4)) return;
  await pressUntilTaken(slack, customer, 'intent:reconsidered:0', 'score:0');
  await giveScore(slack, customer, random);
}

function arrive({ slack, customers }: Town, random: Random): Customer {
  const number = String(customers.length).padStart(5, '0');
  const customer: Customer = {
    user: `U0CUSTOMER${number}`,
    name: `cora-${number}`,
    end: random.chance(0.2) ? 'direct' : random.chance(0.5) ? 'reported' : 'reaction',
    channel: channels[random.between(0, channels.length - 1)] ?? channels[0],
    clicks: [],
  };
  customers.push(customer);
  slack.addUser({ id: customer.user, name: customer.name });
  return customer;
}

async function endChat({ slack, url }: Town, customer: Customer): Promise<void> {
  const { user, name, end, channel } = customer;
  const respondent = { platform: 'slack', id: user, name, locale: 'en' };
  if (end === 'direct') return report(url, customer, { source: 'crash', id: user, team: 'support', respondent });
  await slack.join(channel, user);
  const thread = await slack.say(channel, user, 'My export fails');
  customer.thread = thread;
  if (end === 'reaction') return slack.react(channel, thread, agent, 'white_check_mark');
  await report(url, customer, { source: 'crash', id: user, respondent, ask: { platform: 'slack', channel, thread } });
}

/** Reports until it is accepted, as a help desk's webhook does. */
async function report(url: () => string, customer: Customer, chat: object): Promise<void> {
  const body = JSON.stringify({ ...chat, closeReason: 'resolved' });
  const headers = { authorization: `Bearer ${apiToken}`, 'content-type': 'application/json' };
  const isAccepted = await appears(async () => {
    try {
      const signal = AbortSignal.timeout(3_000);
      const answer = await fetch(`${url()}/v1/support-chats`, { method: 'POST', headers, body, signal });
      // 503 says "try again", as does a dead process. Anything else would make a help desk give up.
      if (answer.status !== 202 && answer.status !== 503) customer.trouble = `was refused with ${answer.status}`;
      await answer.body?.cancel();
      return answer.status === 202;
    } catch {
      return false;
    }
  });
  if (!isAccepted) customer.trouble ??= 'could not be reported';
}

/** Whether the end of the chat was acknowledged. Reports are: nobody goes on without. */
export function isPromised(slack: LocalSlack, { end, thread }: Customer): boolean {
  return end !== 'reaction' || wasAcknowledged(slack, 'reaction_added', thread);
}

/** Whether the app took an event about a message, at the first attempt or later. */
function wasAcknowledged(slack: LocalSlack, type: string, ts: string | undefined): boolean {
  return eventAbout(slack, type, ts)?.attempts.some(({ outcome }) => outcome.kind === 'acknowledged') ?? false;
}

/** Whether Slack has tried for the last time to tell the app about a message, in vain. */
function isGivenUp(slack: LocalSlack, type: string, ts: string | undefined): boolean {
  const attempts = eventAbout(slack, type, ts)?.attempts ?? [];
  return attempts.length > retryDelaysMs.length && !wasAcknowledged(slack, type, ts);
}

function eventAbout({ events }: LocalSlack, type: string, ts: string | undefined) {
  return events.findLast((each) => each.type === type && JSON.stringify(each.payload).includes(`"ts":"${ts}"`));
}

async function giveScore(slack: LocalSlack, customer: Customer, random: Random): Promise<void> {
  const taken = await appears(async () => {
    // A click that was stored although nobody said so has taken the scale away.
    const question = find(slack, customer, 'score:0');
    if (question === undefined) return customer.clicks.length > 0;
    const score = random.between(0, 10);
    const { isAcknowledged } = await slack.click(question.channel, question.ts, customer.user, `score:${score}`);
    customer.clicks.push({ score, isAcknowledged });
    if (!isAcknowledged) await sleep(random.between(50, 400));
    return isAcknowledged;
  });
  if (!taken) customer.trouble = 'could not give a score';
}

async function giveReason(slack: LocalSlack, customer: Customer, random: Random): Promise<void> {
  const { user, channel, thread } = customer;
  const text = `because of ${user.toLowerCase()}`;
  if (thread !== undefined && random.chance(0.5)) {
    const ts = await slack.say(channel, user, text, { threadTs: thread });
    await appears(() => wasAcknowledged(slack, 'message', ts) || isGivenUp(slack, 'message', ts));
    if (wasAcknowledged(slack, 'message', ts)) customer.reason = text;
    return;
  }
  const isOpen = await pressUntilTaken(slack, customer, 'reason', undefined);
  const view = slack.views(user).at(-1);
  if (!isOpen || view === undefined) return;
  const isSent = await appears(async () => {
    const sent = await slack.submit(view.id, user, { reason: { text } });
    return sent.kind === 'closed';
  });
  if (isSent) customer.reason = text;
  else customer.trouble = 'could not send a reason';
}

/** Shows them what they answered. */
const review = 'intent:reviewed:0';

/** Presses a button once it is there, until `next` is there or, without `next`, a modal is open. */
async function pressUntilTaken(slack: LocalSlack, customer: Customer, button: string, next: string | undefined) {
  const isDone = () =>
    next === undefined ? slack.views(customer.user).length > 0 : find(slack, customer, next) !== undefined;
  const done = await appears(async () => {
    if (isDone()) return true;
    const message = find(slack, customer, button);
    if (message === undefined) {
      // What only they saw is gone with the process, or never came: it is shown again.
      const offer = find(slack, customer, review);
      if (offer !== undefined) await slack.click(offer.channel, offer.ts, customer.user, review);
      return false;
    }
    const { isAcknowledged } = await slack.click(message.channel, message.ts, customer.user, button);
    return isAcknowledged && (await appears(isDone, 3_000));
  });
  if (!done) customer.trouble = `could not press ${button}`;
  return done;
}

/** What Afterword shows to this customer. */
export function surveysOf(slack: LocalSlack, { user, end, channel, thread }: Customer): readonly Message[] {
  if (end !== 'direct') return thread === undefined ? [] : postedIn(slack, channel, thread);
  const direct = slack.directMessagesWith(user);
  return direct === undefined ? [] : postedIn(slack, direct);
}

/** The newest message with the button, of those that everybody sees and those that they see alone. */
function find(slack: LocalSlack, customer: Customer, button: string): Pick<Message, 'channel' | 'ts'> | undefined {
  const alone = slack
    .ephemerals(customer.channel, customer.user)
    .filter(({ threadTs, deletedAt }) => threadTs === customer.thread && deletedAt === undefined);
  return [...surveysOf(slack, customer), ...alone].findLast((message) =>
    wordsOf(message).includes(`"action_id":"${button}"`),
  );
}

/** Looks every 20 ms until there is something. @returns whether there was, in time */
async function appears(look: () => unknown, ms = patience): Promise<boolean> {
  const giveUpAt = Date.now() + ms;
  while (Date.now() < giveUpAt) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return true;
    await sleep(20);
  }
  return false;
}
