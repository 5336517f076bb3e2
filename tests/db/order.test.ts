import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { FromRespondent } from '../../conversations/inbound.ts';
import { chatOf, openDesk, second } from '../support/desk.ts';

const desk = openDesk();

type Deed = readonly [after: number, kind: FromRespondent['kind'], what: object];

/** What is stored and shown when somebody's deeds arrive in that order, each seconds after the question. */
async function comesTo(deeds: readonly Deed[]) {
  const chat = chatOf();
  const invitation = await desk.ask(chat);
  const place = chat.ask;
  for (const [after, kind, what] of deeds) {
    await desk.does(chat, kind, { invitation, place, at: desk.after(after * second), ...what } as never);
  }
  const state = await desk.state(invitation);
  const answers = await desk.rows(sql`select score, reason from answers where invitation_id = ${invitation}`);
  const history =
    await desk.rows(sql`select score, (extract(epoch from at) * 1000)::float8 - ${desk.now().getTime()}::float8 as after
    from answer_history where invitation_id = ${invitation} and score is not null order by at`);
  const [alert] = await desk.rows(sql`select message ->> 'summary' as says from postings
    where owner_id = ${invitation} and slot = 'alert'`);
  const [person] = await desk.rows(sql`select opted_out_at is not null as gone from respondents
    where external_id = ${chat.respondent.id}`);
  return { status: state?.kind, answers, history, alert: alert?.says, person };
}

function orders<Each>(all: readonly Each[]): Each[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first, n) => orders(all.toSpliced(n, 1)).map((rest) => [first, ...rest]));
}

const trouble = ['said', { text: 'it is broken again' }] as const;

describe('what is stored and shown is the same in whatever order it arrives', () => {
  test.each<[string, readonly Deed[]]>([
    [
      'a typed score and the next trouble',
      [
        [10, 'said', { text: '5' }],
        [20, ...trouble],
      ],
    ],
    [
      'two clicks and words',
      [
        [10, 'answered', { score: 3 }],
        [20, 'answered', { score: 9 }],
        [30, ...trouble],
      ],
    ],
    [
      'a decline, trouble and a score all the same',
      [
        [10, 'declined', {}],
        [20, ...trouble],
        [30, 'said', { text: '4' }],
      ],
    ],
    [
      'a wish to stop among scores',
      [
        [10, 'answered', { score: 2 }],
        [20, 'said', { text: 'stop' }],
        [30, 'answered', { score: 8 }],
      ],
    ],
    [
      'a decline before trouble',
      [
        [10, 'declined', {}],
        [20, ...trouble],
      ],
    ],
  ])('%s', async (_, deeds) => {
    const wanted = await comesTo(deeds);
    for (const order of orders(deeds)) expect(await comesTo(order)).toEqual(wanted);
  });
});

test('a decline that is heard of when the next question is out already is stored', async () => {
  const chat = chatOf();
  const invitation = await desk.ask(chat);
  const declinedAt = desk.after(10 * second);
  desk.pass(20 * second);
  await desk.does(chat, 'said', {
    text: 'it is broken again',
    place: chat.ask ?? { platform: 'slack', channel: 'C0' },
    at: desk.now(),
  });
  desk.pass(300 * second);
  const next = await desk.ask(chat);
  expect(next).not.toBe(invitation);
  expect(await desk.does(chat, 'declined', { invitation, at: declinedAt })).toMatchObject({ kind: 'accepted' });
  expect(await desk.state(invitation)).toMatchObject({ kind: 'declined' });
});
