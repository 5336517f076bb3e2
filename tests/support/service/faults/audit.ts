import { execute } from '../../database/execute.ts';
import type { LocalSlack } from '../../slack/index.ts';
import type { Customer } from './crowd.ts';
import { alertsOf, teams } from './stage.ts';

/** What is not as it should be once everything has gone out. */
export async function audit(url: string, slack: LocalSlack, customers: readonly Customer[]): Promise<string[]> {
  return [...auditSlack(slack, customers), ...(await auditDatabase(url, customers))];
}

function auditSlack(slack: LocalSlack, customers: readonly Customer[]): string[] {
  const alerts = new Map<string, number>();
  for (let team = 0; team < teams; team += 1) {
    for (const message of live(slack, alertsOf(team))) {
      const name = /cora-\d{5}/.exec(`${message.text} ${JSON.stringify(message.blocks)}`)?.[0] ?? 'nobody';
      alerts.set(name, (alerts.get(name) ?? 0) + 1);
    }
  }
  return customers.flatMap((customer) => {
    const { name, reportedAt, score, clicked } = customer;
    const found = questionsFor(slack, customer);
    const questions = found.length;
    const details = questions > 1 ? historyOf(slack, customer) : '';
    const alerted = alerts.get(name) ?? 0;
    const wanted = score !== undefined && score <= 6 ? 1 : 0;
    // What was clicked and not acknowledged may have been stored all the same.
    const possible = clicked !== undefined && clicked <= 6 ? 1 : 0;
    return [
      ...(questions > 1 || (questions === 0 && reportedAt !== undefined)
        ? [`${name}: ${questions} questions${details}`]
        : []),
      ...(alerted < wanted || alerted > possible ? [`${name}: ${alerted} alerts, answered ${score}`] : []),
    ];
  });
}

function questionsFor(slack: LocalSlack, { user, channel, thread }: Customer) {
  const where = channel ?? slack.directMessagesWith(user);
  if (where === undefined) return [];
  return live(slack, where).filter(({ threadTs }) => thread === undefined || threadTs === thread);
}

/** Every call about a customer's question, for whoever looks into it. */
function historyOf(slack: LocalSlack, { user, channel, thread }: Customer): string {
  const where = channel ?? slack.directMessagesWith(user);
  const calls = slack.log.filter(
    ({ args }) =>
      args.users === user ||
      (args.channel === where && (thread === undefined || [args.thread_ts, args.ts].includes(thread))),
  );
  return calls
    .map(({ at, method, status, args, answer }) => {
      const { ok, error, ts } = answer;
      return `\n    ${new Date(at).toISOString().slice(14, 23)} ${method} ${status} ${ok} ${error ?? ''} ${ts ?? ''} ${JSON.stringify(args.metadata ?? '')}`;
    })
    .join('');
}

function live(slack: LocalSlack, channel: string) {
  return slack.messages(channel).filter(({ user, deletedAt }) => user === slack.botUserId && deletedAt === undefined);
}

async function auditDatabase(url: string, customers: readonly Customer[]): Promise<string[]> {
  const rows = await execute(
    url,
    `select 'due' as what, count(*)::int as n from postings where due_at is not null union all
     select 'uncertain', count(*)::int from postings where uncertain union all
     select 'failed', count(*)::int from postings where failed_because is not null union all
     select 'outdated', count(*)::int from postings where ref is not null and shown_version <> version union all
     select 'overdue invitations', count(*)::int from invitations where wake_at < now() - interval '1 second' union all
     select 'not delivered', count(*)::int from invitations where status <> 'waiting' and delivered_at is null union all
     select 'leased', count(*)::int from lanes where leased_until > now() union all
     select 'invited twice', count(*)::int from (select from invitations group by person having count(*) > 1) as twice`,
  );
  const wrong = rows.filter(({ n }) => n !== 0).map(({ what, n }) => `${what}: ${n}`);
  const stored = new Map(
    (await execute(url, 'select person, score from invitations i left join answers a on a.invitation_id = i.id')).map(
      ({ person, score }) => [String(person), score],
    ),
  );
  const answers = customers.flatMap(({ user, name, score }) =>
    score !== undefined && stored.get(user) !== score
      ? [`${name} answered ${score}, stored is ${stored.get(user)}`]
      : [],
  );
  return [...wrong, ...answers];
}
