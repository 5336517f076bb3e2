import { command } from './command.ts';

// What a command needs is loaded when it runs: the help must not wait for a database driver.

const start = command({
  name: 'start',
  summary: 'run the bot until it is stopped',
  details: `Runs until Ctrl-C or SIGTERM, then finishes what is in hand, for at most ten
seconds. A second Ctrl-C ends it at once. Without an afterword.yaml it starts a
playground in the browser that needs no account anywhere.`,
  operands: [],
  options: {},
  run: async (invocation) => (await import('./start.ts')).start(invocation),
});

const check = command({
  name: 'check',
  summary: 'say whether configuration, database, tokens and channels are right',
  details: `Looks at everything that Afterword needs and prints one line for each: ✓ it is
right, ✗ it is not, with what would be, ○ it is switched off. Changes nothing,
posts nothing, and can run beside the bot.`,
  operands: [],
  options: {},
  run: async (invocation) => (await import('./check.ts')).check(invocation),
});

const digest = command({
  name: 'digest',
  summary: 'print the digest of a day, or post it now',
  details: `Prints what the digest channel is told about one day, in the time zone of the
team. With --post it is also handed to the running bot, which posts it in the
team's digest channel; the planned digest still comes at its time.`,
  operands: [],
  options: {
    team: { value: 'ID', help: 'only this team (default: every team; needed by --post if there are several)' },
    date: { value: 'YYYY-MM-DD', help: 'the day it is about (default: yesterday)' },
    post: { help: 'post it in the digest channel' },
  },
  run: async (invocation) => (await import('./digest.ts')).digest(invocation),
});

const exportChats = command({
  name: 'export',
  summary: 'write every ended chat and its answer as CSV or JSON lines',
  details: `One row per ended chat, asked about or not, in the order in which they ended:
the rows of the HTTP API's /v1/responses. They hold personal data: a file is
made readable by you alone, and appears only when it is complete.`,
  operands: [],
  options: {
    from: { value: 'DATE', help: 'chats that ended from then on: 2026-11-21, in UTC, or 2026-11-21T17:30:00Z' },
    to: { value: 'DATE', help: 'up to then; a day without a time is included' },
    team: { value: 'ID', help: 'only chats of this team' },
    format: { value: 'csv|jsonl', help: 'default: csv' },
    output: { value: 'FILE', help: 'where to (default: standard output)' },
    force: { help: 'replace FILE if it is there' },
    bom: { help: 'begin CSV with a mark by which spreadsheets know UTF-8 (a FILE has it)' },
    'no-bom': { help: 'leave the mark out of FILE' },
  },
  run: async (invocation) => (await import('./export.ts')).exportChats(invocation),
});

const migrate = command({
  name: 'migrate',
  summary: 'bring the database to this version',
  details: `Applies what is missing and says from where to where. start does the same by
itself; use this to do it beforehand. Running it again changes nothing.`,
  operands: [],
  options: {},
  run: async (invocation) => (await import('./migrate.ts')).migrateDatabase(invocation),
});

const backup = command({
  name: 'backup',
  summary: 'write everything that is stored into one file',
  details: `All that is in our tables at one moment, compressed, while the bot goes on. The file
appears only when it is complete and is made readable by you alone: it holds what
customers wrote. Works for the bundled PostgreSQL and for DATABASE_URL.`,
  operands: ['FILE'],
  options: { force: { help: 'replace FILE if it is there' } },
  run: async (invocation) => (await import('./backup.ts')).backup(invocation),
});

const restore = command({
  name: 'restore',
  summary: 'fill an empty database from a backup',
  details: `Stop the bot first. The file is read to its end before anything is written, and
then everything is restored or nothing. A backup of an older version becomes one of
this version. Refuses a database in which somebody has answered.`,
  operands: ['FILE'],
  options: {},
  run: async (invocation) => (await import('./restore.ts')).restore(invocation),
});

const why = command({
  name: 'why',
  summary: 'say why the customer of a chat was, or was not, asked',
  details: `SOURCE is where the chat took place: slack, teams, discord, web, or the name that a help desk
reported. CHAT is its id there. Both stand in the export (source, chat_id). The id of a channel lists
the signals in it that ended no chat.`,
  operands: ['SOURCE', 'CHAT'],
  options: {},
  run: async (invocation) => (await import('./why.ts')).why(invocation),
});

const optOut = command({
  name: 'optout',
  summary: 'list, add or remove customers who are not asked any more',
  details: `ACTION is list, add or remove; add and remove need PLATFORM (slack, teams, discord, web)
and PERSON, the customer's id there, as list prints them. Who typed “stop” or clicked
“Don't ask me again” by mistake is asked again after remove; the quiet period still holds.`,
  operands: ['ACTION', '[PLATFORM]', '[PERSON]'],
  options: {},
  run: async (invocation) => (await import('./opt-out.ts')).optOut(invocation),
});

const schema = command({
  name: 'schema',
  summary: 'print the JSON Schema of afterword.yaml, for editors',
  details: `Save it and name it in the first line of afterword.yaml, and editors complete
and check what you write:  # yaml-language-server: $schema=afterword.schema.json`,
  operands: [],
  options: {},
  run: async (invocation) => (await import('./schema.ts')).schema(invocation),
});

const teamsApp = command({
  name: 'teams-app',
  summary: 'write the app package for Microsoft Teams',
  details: `Writes the zip that is uploaded to Teams: the manifest with your bot's app id, and the
icons. Needs no database and asks nobody.`,
  operands: [],
  options: {
    'app-id': { value: 'ID', help: 'Microsoft App ID of the Azure bot (default: TEAMS_APP_ID)' },
    company: { value: 'NAME', help: 'the publisher that Teams shows' },
    website: { value: 'URL', help: "the publisher's address" },
    'all-messages': { help: 'have every message of channels delivered, so that who began a thread is known' },
    'private-channels': { help: 'for private and shared channels, too' },
    output: { value: 'FILE', help: 'where to (default: afterword-teams.zip)' },
    force: { help: 'replace FILE if it is there' },
  },
  run: async (invocation) => (await import('./teams-app.ts')).teamsApp(invocation),
});

/** Everything `afterword` can do, in the order of the overview. */
export const commands = [start, check, digest, exportChats, backup, restore, migrate, why, optOut, schema, teamsApp];
