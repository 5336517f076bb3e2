import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import { ada, grace, helpChannel, type Local, mallory, openLocal } from './local.ts';

const form = 'U0FORM';
let local: Local;
let received: Inbound[];
let receipt: () => Promise<Receipt>;

beforeEach(() => open());
afterEach(() => local.close());

async function open(agents: readonly string[] = [], language = 'en'): Promise<void> {
  await local?.close();
  received = [];
  receipt = async () => ({ kind: 'accepted', say: 'Ada will be asked.' });
  local = await openLocal('http', hear, {
    team: { language, agents: agents.map((id) => ({ platform: 'slack', id })) },
  });
  local.slack.addUser({ id: form, name: 'Request form', isBot: true });
  await local.slack.join(helpChannel, form);
}

async function hear(event: Inbound): Promise<Receipt> {
  // What is said meanwhile is no matter here.
  if (event.kind !== 'said') received.push(event);
  return event.kind === 'said' ? { kind: 'accepted' } : receipt();
}

/** A form begins the thread; Ada, whose request it is, writes twice, and Mallory helps. */
async function chat(): Promise<{ readonly root: string; readonly reply: string }> {
  const root = await local.slack.say(helpChannel, form, 'New request of Ada');
  await local.slack.say(helpChannel, ada, 'It is urgent', { threadTs: root });
  await local.slack.say(helpChannel, mallory, 'On it', { threadTs: root });
  const reply = await local.slack.say(helpChannel, ada, 'Thanks', { threadTs: root });
  return { root, reply };
}

/** Opens the modal by the shortcut. */
async function begin(ts: string, by = grace) {
  await local.slack.shortcut(by, 'afterword_end_chat', helpChannel, ts);
  return local.slack.views(by).at(-1);
}
const told = (who: string) => local.slack.ephemerals(helpChannel, who).map((each) => each.text);

describe('agents are spoken to in the language of the channel’s team', () => {
  test('in the window that asks for the customer, and in what it says', async () => {
    await open([], 'de-AT');
    const { root } = await chat();
    const view = await begin(root);
    const shown = JSON.stringify(view?.body);
    expect(shown).toContain('Wer ist der Kunde?');
    expect(shown).toContain('Abbrechen');
    expect(shown).not.toMatch(/customer\?|Choose|Ask them/);
    expect(await local.slack.submit(view?.id ?? '', grace, { whom: { customer: form } })).toMatchObject({
      errors: { whom: 'Das ist ein Bot, und Bots werden nicht gefragt. Bitte wählen Sie eine Person.' },
    });
  });

  test('after a reaction, a menu and a command', async () => {
    await open([], 'de');
    const { reply } = await chat();
    await local.slack.react(helpChannel, reply, grace, 'white_check_mark');
    expect(await local.slack.waitFor(() => told(grace).at(-1))).toMatch(
      /Ein Bot hat diesen Thread begonnen|erste Nachricht/,
    );
    const ours = await local.slack.say(helpChannel, ada, 'Hello');
    receipt = async () => ({ kind: 'repeated' });
    await local.slack.shortcut(grace, 'afterword_end_chat', helpChannel, ours);
    expect(await local.slack.waitFor(() => told(grace)[1])).toBe(
      'Dieser Chat wurde schon beendet, es hat sich nichts geändert.',
    );
    const replied = await local.slack.command(grace, helpChannel, '/afterword', 'hilf');
    expect(JSON.stringify(replied)).toMatch(/„hilf“ kenne ich nicht.*So beenden Sie einen Chat/);
  });
});

describe('a thread that a form began', () => {
  test.each(['root', 'reply'] as const)('asks who the customer is, by the shortcut on its %s', async (which) => {
    const { root, [which]: ts } = { ...(await chat()) };
    const view = await begin(ts);
    expect(JSON.stringify(view?.body)).toContain('Who is the customer?');
    expect(received).toEqual([]);
    expect(await local.slack.submit(view?.id ?? '', grace, { whom: { customer: ada } })).toMatchObject({
      kind: 'updated',
    });
    expect(JSON.stringify(local.slack.views(grace).at(-1)?.body)).toContain('Ada will be asked.');
    expect(received).toMatchObject([
      {
        kind: 'chatEnded',
        chat: {
          id: `${helpChannel}:${root}`,
          respondent: { id: ada, name: 'Ada', isBot: false },
          ask: { platform: 'slack', channel: helpChannel, thread: root },
          agents: [{ id: grace }, { id: mallory }],
          customerMessages: 2,
        },
      },
    ]);
  });

  test('can be ended so after a reaction could not', async () => {
    const { root } = await chat();
    await local.slack.react(helpChannel, root, grace, 'white_check_mark');
    const view = await begin(root);
    await local.slack.submit(view?.id ?? '', grace, { whom: { customer: ada } });
    expect(received.map(({ kind }) => kind)).toEqual(['endRefused', 'chatEnded']);
  });

  test('takes no bot, nobody whose account is closed, and not oneself', async () => {
    const view = await begin((await chat()).root);
    local.slack.deactivate(mallory);
    const said = async (customer: string) => {
      const submitted = await local.slack.submit(view?.id ?? '', grace, { whom: { customer } });
      return submitted.kind === 'errors' ? submitted.errors.whom : submitted.kind;
    };
    expect(await said(form)).toContain('bots are not asked');
    expect(await said(mallory)).toContain('deactivated');
    expect(received).toEqual([]);
    expect(await said(ada)).toBe('updated');
  });

  test('takes no agent', async () => {
    await open([grace, mallory]);
    const view = await begin((await chat()).root);
    expect(await local.slack.submit(view?.id ?? '', grace, { whom: { customer: mallory } })).toMatchObject({
      kind: 'errors',
      errors: { whom: expect.stringContaining('one of the agents') },
    });
    expect(received).toEqual([]);
  });

  test('asks nobody who is no agent', async () => {
    await open([grace]);
    const view = await begin((await chat()).root, ada);
    expect(view).toBeUndefined();
    expect(told(ada)).toEqual([expect.stringContaining('Only the support team')]);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'notAgent' }]);
  });

  test('when Slack does not open the modal, the agent is told to try again', async () => {
    const { root } = await chat();
    local.slack.fail.next('views.open', { kind: 'error', error: 'expired_trigger_id' });
    expect(await begin(root)).toBeUndefined();
    expect(told(grace)).toEqual([expect.stringContaining('again')]);
    expect(received).toEqual([]);
  });

  test('could not be stored: the modal stays and says so, and the same choice can be sent again', async () => {
    const view = await begin((await chat()).root);
    receipt = () => Promise.reject(new Error('the database is away'));
    expect(await local.slack.submit(view?.id ?? '', grace, { whom: { customer: ada } })).toMatchObject({
      kind: 'errors',
      errors: { whom: expect.stringContaining('could not be saved') },
    });
    receipt = async () => ({ kind: 'accepted' });
    expect(await local.slack.submit(view?.id ?? '', grace, { whom: { customer: ada } })).toMatchObject({
      kind: 'updated',
    });
    expect(received[0]?.id).toBe(received[1]?.id);
  });
});
