import type { Case } from './conformance.ts';
import { skip as teams } from './teams/skips.ts';
import { skip as web } from './web/skips.ts';

/** The columns of the README's parity table, with what each platform's harness leaves out of the conformance suite. */
export const columns: Readonly<Record<string, Partial<Readonly<Record<Case, string>>>>> = {
  Slack: {},
  Teams: teams,
  Discord: {},
  Playground: web,
};

export interface Row {
  readonly feature: string;
  /** The cases of the conformance suite that prove it. */
  readonly cases?: readonly Case[];
  /** What there is on a platform, in its own words, and the test that proves it. */
  readonly cells?: Readonly<Record<string, readonly [text: string, test: string]>>;
}

const on = (test: string) => (platform: string) => `tests/adapters/${platform}/${test}.test.ts`;
const render = on('render');

/** What the README claims, and why it may. */
export const rows: readonly Row[] = [
  {
    feature: 'What ends a chat',
    cases: ['signals'],
    cells: {
      Slack: ['reaction, shortcut, command, API', 'tests/adapters/slack/signals.test.ts'],
      Teams: ['“@Afterword done”, meeting end, API', 'tests/adapters/teams/signals.test.ts'],
      Discord: ['archive, lock, deletion, commands, API', 'tests/adapters/discord/support-chats.test.ts'],
      Playground: ['button', 'tests/end-to-end/playground.test.ts'],
    },
  },
  { feature: 'Every message within the vendor’s limits', cases: ['shapes'] },
  { feature: 'A score by one click, 0 to 10', cases: ['scores'] },
  { feature: 'A typed score or reason', cases: ['typed'] },
  { feature: 'What was typed, changed or deleted later', cases: ['edited', 'deleted'] },
  {
    feature: 'Where typing works',
    cells: {
      Slack: ['thread, direct messages', 'tests/end-to-end/slack.test.ts'],
      Teams: ['1:1; elsewhere by @mention', 'tests/adapters/teams/signals.test.ts'],
      Discord: ['direct messages; elsewhere by @mention', 'tests/adapters/discord/conformance.test.ts'],
      Playground: ['chat', 'tests/end-to-end/playground.test.ts'],
    },
  },
  {
    feature: 'The reason',
    cells: {
      Slack: ['modal', render('slack')],
      Teams: ['field in the card', render('teams')],
      Discord: ['modal, opened by the click', 'tests/adapters/discord/clicks.test.ts'],
      Playground: ['field in the message', render('web')],
    },
  },
  { feature: 'Change of mind, decline, opt-out', cases: ['intents', 'reason'] },
  { feature: 'Messages change in place', cases: ['edit', 'gone', 'restart'] },
  {
    feature: 'Twice, late, by a stranger: one answer, the right person’s',
    cases: ['redelivery', 'stranger', 'ignored'],
  },
  { feature: 'Not stored, not acknowledged', cases: ['inbox rejection', 'malformed'] },
  { feature: 'Where others read along, what a customer answered is shown to them alone', cases: ['shared place'] },
  { feature: 'A customer’s words can neither mention nor link', cases: ['hostile words'] },
  { feature: 'A click in an alert leads to customer and agent, and notifies nobody', cases: ['people'] },
  { feature: 'Rate limits honoured to the second', cases: ['busy'] },
  { feature: 'Who can’t be reached is recorded with the reason', cases: ['unreachable', 'refused'] },
  { feature: 'Refused credentials pause the platform, and lose nothing', cases: ['unauthorized'] },
  { feature: 'A lost answer from the platform leaves one message', cases: ['uncertain'] },
  { feature: 'Name and language of the customer', cases: ['describe'] },
  { feature: '`afterword check`', cases: ['check'] },
];

/** The table as the README has it. Notes below it say why where there is no yes. */
export function parityTable(): string {
  const notes: string[] = [];
  const cell = (row: Row, platform: string): string => {
    const own = row.cells?.[platform];
    if (own !== undefined) return own[0];
    const why = row.cases?.map((each) => columns[platform]?.[each]).find((each) => each !== undefined);
    if (why === undefined) return 'yes';
    if (!notes.includes(why)) notes.push(why);
    return `note ${notes.indexOf(why) + 1}`;
  };
  const names = Object.keys(columns);
  const lines = rows.map((row) => `| ${[row.feature, ...names.map((name) => cell(row, name))].join(' | ')} |`);
  return [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...lines,
    '',
    ...notes.map((note, n) => `${n + 1}. ${note}`),
  ].join('\n');
}
