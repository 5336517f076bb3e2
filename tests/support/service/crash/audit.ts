import { execute } from '../../database/execute.ts';
import type { LocalSlack, Message } from '../../slack/index.ts';
import { type Customer, isPromised, surveysOf } from './customer.ts';
import { alertChannel, postedIn, wordsOf } from './stage.ts';

/** What is stored about one customer. */
interface Stored {
  readonly score: number | null;
  readonly reason: string | null;
}

/** Customers who were promised that the team hears of them. */
export function detractors(customers: readonly Customer[]): readonly Customer[] {
  return customers.filter(({ clicks }) => clicks.some(({ isAcknowledged, score }) => isAcknowledged && score <= 6));
}

export function alertsAbout(slack: LocalSlack, { name }: Customer): readonly Message[] {
  return postedIn(slack, alertChannel).filter((message) => wordsOf(message).includes(name));
}

/** Postings that are not visible yet in their latest version. */
export async function countDue(url: string): Promise<number> {
  const [row] = await execute(url, 'select count(*)::int as due from postings where due_at is not null');
  return Number(row?.due);
}

/** Compares what was promised with what is stored and shown. @returns every difference, in words */
export async function audit(url: string, slack: LocalSlack, customers: readonly Customer[]): Promise<string[]> {
  const stored = await readStored(url);
  const problems = customers.flatMap((customer) => [
    ...(customer.trouble === undefined ? [] : [customer.trouble]).map((what) => `${customer.name} ${what}`),
    ...auditAnswer(customer, stored.get(customer.user)).map((what) => `${customer.name}: ${what}`),
    ...auditMessages(slack, customer, stored.get(customer.user)).map((what) => `${customer.name}: ${what}`),
  ]);
  return [...problems, ...(await findStrays(url))];
}

function auditAnswer({ clicks, reason }: Customer, stored: Stored | undefined): string[] {
  const acknowledged = clicks.findLastIndex((click) => click.isAcknowledged);
  // What was not acknowledged may have been stored all the same: the process died in between.
  const possible: (number | null)[] = clicks.slice(Math.max(acknowledged, 0)).map(({ score }) => score);
  if (acknowledged < 0) possible.push(null);
  const score = stored?.score ?? null;
  return [
    ...(possible.includes(score) ? [] : [`answered ${JSON.stringify(clicks)}, stored is ${score}`]),
    ...(reason === undefined || reason === stored?.reason ? [] : [`said "${reason}", stored is "${stored?.reason}"`]),
  ];
}

function auditMessages(slack: LocalSlack, customer: Customer, stored: Stored | undefined): string[] {
  const problems: string[] = [];
  const surveys = surveysOf(slack, customer);
  if (surveys.length > 1 || (surveys.length === 0 && isPromised(slack, customer))) {
    problems.push(`${surveys.length} questions are visible`);
  }
  const score = stored?.score ?? null;
  const words = surveys.map(wordsOf).join(' ');
  const showsScore = new RegExp(`(?:[Yy]our|You gave) ${score}\\b`).test(words);
  const showsReason = stored?.reason != null && words.includes(stored.reason);
  if (customer.end !== 'direct') {
    // Others read along there.
    if (score !== null && !words.includes('Thank you for your answer'))
      problems.push(`no thanks: ${words.slice(0, 200)}`);
    if (showsScore || showsReason) problems.push(`everybody reads the answer: ${words.slice(0, 200)}`);
  } else {
    if (score !== null && !showsScore) problems.push(`the question does not show the ${score}: ${words.slice(0, 200)}`);
    if (stored?.reason != null && !showsReason && !words.includes('You gave'))
      problems.push(`the question does not show the reason: ${words.slice(0, 200)}`);
  }

  const alerts = alertsAbout(slack, customer);
  const isWanted = detractors([customer]).length > 0 || (score !== null && score <= 6);
  const isPossible = customer.clicks.some((click) => click.score <= 6);
  if (alerts.length > 1 || (alerts.length === 0 ? isWanted : !isPossible)) {
    problems.push(`${alerts.length} alerts are visible, ${JSON.stringify(customer.clicks)}`);
  }
  for (const alert of alerts.map(wordsOf)) {
    if (!new RegExp(`(?:alert: |now )${score} out of 10`).test(alert)) {
      problems.push(`the alert does not show the ${score}: ${alert.slice(0, 200)}`);
    }
    if (stored?.reason != null && !alert.includes(stored.reason)) problems.push('the alert does not show the reason');
  }
  return problems;
}

async function readStored(url: string): Promise<ReadonlyMap<string, Stored>> {
  const rows = await execute(
    url,
    `select i.person, a.score, a.reason from invitations i left join answers a on a.invitation_id = i.id`,
  );
  return new Map(
    rows.map(({ person, score, reason }) => [
      String(person),
      { score: score === null ? null : Number(score), reason: reason === null ? null : String(reason) },
    ]),
  );
}

/** What nobody asked for: chats asked about twice, answers noted twice, postings that were given up. */
async function findStrays(url: string): Promise<string[]> {
  const doubles = await execute(url, 'select person, count(*) from invitations group by person having count(*) > 1');
  const history = await execute(
    url,
    `select invitation_id, at, score, reason, count(*) from answer_history
     group by invitation_id, at, score, reason having count(*) > 1`,
  );
  const failed = await execute(url, 'select slot, failed_because from postings where failed_because is not null');
  return [
    ...doubles.map((row) => `invited more than once: ${JSON.stringify(row)}`),
    ...history.map((row) => `in the history more than once: ${JSON.stringify(row)}`),
    ...failed.map((row) => `given up: ${JSON.stringify(row)}`),
  ];
}
