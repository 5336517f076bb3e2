import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import type { EndRefused, Inbound } from '../../../conversations/inbound.ts';
import type { Team } from '../../../conversations/team.ts';
import type { SayOptions } from '../../support/teams/people/talk.ts';
import { type Local, openLocal, run } from './local.ts';

let received: Inbound[];
/** What was kept of signals that ended nothing. */
let kept: EndRefused[];
let answer: (event: Inbound) => Promise<Receipt>;
let local: Local;

async function open(team?: Partial<Team>): Promise<Local> {
  received = [];
  kept = [];
  answer = async (event) =>
    event.kind === 'chatEnded' ? { kind: 'accepted', say: 'Ada will be asked in 2 minutes.' } : { kind: 'accepted' };
  const inbox = async (event: Inbound) => {
    if (event.kind === 'endRefused') kept.push(event);
    else received.push(event);
    return answer(event);
  };
  if (team === undefined) return openLocal(inbox);
  const base = { id: 'support', name: 'Support', timezone: 'Europe/Berlin', language: 'en', chats: [], agents: [] };
  return openLocal(inbox, { settings: { teams: [{ ...base, ...team }] } });
}

beforeEach(async () => {
  local = await open();
});
afterEach(() => local.close());

/** What the bot said in a conversation, once it said anything. */
async function reply(conversation: string): Promise<string> {
  const of = () => local.teams.messages(conversation).findLast((each) => each.from === local.teams.botId);
  return (await local.teams.waitFor(of)).text;
}

const done = (where: string, who: string, more: SayOptions = {}, text = 'done') =>
  local.teams.say(where, who, text, { mentionBot: true, ...more });

describe('“@Afterword done” is answered once and in time', () => {
  const wait = (ms: number) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  const texts = () =>
    local.teams.messages(local.help).flatMap((each) => (each.from === local.teams.botId ? [each.text] : []));

  test('its second delivery says nothing more, whatever came of the first, also to another process', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke');
    for (const mention of [[], [ada.id]]) {
      const before = texts().length;
      const said = await done(help, grace.id, { threadOf: asked.id, mention });
      await teams.waitFor(() => texts().length > before);
      await teams.redeliver(said.id);
      await local.restart();
      expect(await teams.redeliver(said.id)).toMatchObject({ status: 200 });
      await teams.settled();
      await wait(150);
      expect(texts()).toHaveLength(before + 1);
    }
  });

  test('that it is saved after all is news', async () => {
    const { teams, ada, grace, help } = local;
    const asked = await teams.say(help, ada.id, 'it broke', { mentionBot: true });
    const works = answer;
    answer = () => Promise.reject(new Error('the database is away'));
    const said = await done(help, grace.id, { threadOf: asked.id });
    await teams.waitFor(() => texts().some((each) => /could not be saved/.test(each)));
    answer = works;
    await teams.redeliver(said.id);
    await teams.waitFor(() => texts().some((each) => /will be asked/.test(each)));
  });

  test('when Teams takes its time with who is there, the answer comes first and what came of it when it is known', async () => {
    const { teams, ada, grace } = local;
    const group = teams.addGroupChat({ members: [ada.id, grace.id] });
    teams.fail.next('members', { kind: 'slow', ms: 4_000 }, { times: 2 });
    const began = performance.now();
    const said = await done(group.id, grace.id);
    expect(said.outcome).toMatchObject({ kind: 'answered', status: 200 });
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(received).toEqual([]);
    // Delivered again meanwhile: the work is under way.
    expect(await teams.redeliver(said.id)).toMatchObject({ status: 200 });
    await teams.waitFor(() => teams.messages(group.id).some((each) => each.text.includes('will be asked')), 15_000);
    expect(received).toHaveLength(1);
    expect(teams.messages(group.id).filter((each) => each.from === teams.botId)).toHaveLength(1);
  }, 30_000);
});

describe('in a team that speaks German', () => {
  beforeEach(async () => {
    await local.close();
    local = await open({ language: 'de' });
  });

  test('agents are answered in German, whatever they type and whatever their client speaks', async () => {
    const { teams, ada, grace } = local;
    const group = teams.addGroupChat({ members: [ada.id, grace.id, local.mallory.id] });
    await done(group.id, grace.id, { locale: 'en-US' }, 'erledigt');
    expect(await reply(group.id)).toMatch(/^Wen soll ich fragen\?.*erwähnen Sie/);
    await done(group.id, grace.id, {}, 'Hilfe');
    await teams.waitFor(() => teams.messages(group.id).some((each) => each.text.includes('„@Afterword erledigt“')));
    answer = async () => ({ kind: 'repeated' });
    await done(group.id, grace.id, { mention: ada.id }, '/done');
    await teams.waitFor(() => teams.messages(group.id).some((each) => each.text.includes('schon beendet')));
    expect(received).toMatchObject([{ kind: 'chatEnded', chat: { respondent: { id: ada.aadObjectId } } }]);
  });
});

describe('nobody from outside may, when no agents are named', () => {
  const foreign = '00000000-1111-2222-3333-444444444444';

  /** Opens a group chat with Grace in which somebody says “done” of Ada. */
  async function ended(who: string, tenantId?: string): Promise<void> {
    const { teams, ada, grace } = local;
    const group = teams.addGroupChat({ members: [ada.id, grace.id, who] });
    if (tenantId !== undefined) Object.assign(group, { tenantId });
    await done(group.id, who, { mention: ada.id });
    if (received.length === 0) expect(await reply(group.id)).toContain('Only the support team');
  }

  beforeEach(async () => {
    await local.close();
    local = await open({ chats: [] });
  });

  test.each([
    ['of another tenant', { tenantId: foreign }],
    ['whose tenant Teams does not tell', { tenantId: '' }],
    ['a guest', { isGuest: true }],
  ])('%s', async (_, person) => {
    await ended(local.teams.addPerson({ name: 'Zed', ...person }).id);
    expect(received).toEqual([]);
  });

  test('in a chat of another tenant that is taken, people of that tenant', async () => {
    const { settings, teams, grace } = local;
    const bot = await run({ ...settings, tenants: [foreign] }, async (event) => {
      received.push(event);
      return { kind: 'accepted' };
    });
    teams.deliverTo(bot.url);
    await ended(teams.addPerson({ name: 'Zed', tenantId: foreign }).id, foreign);
    expect(received).toMatchObject([{ kind: 'endRefused', because: 'notAgent' }]);
    await ended(grace.id, foreign);
    expect(received).toMatchObject([{ kind: 'endRefused' }, { kind: 'chatEnded' }]);
    await bot.close();
  });

  test('somebody of whom the activity says so, whatever the roster has', async () => {
    const { teams, ada, grace } = local;
    const group = teams.addGroupChat({ members: [ada.id, grace.id] });
    await done(group.id, grace.id);
    const { activity } = teams.sent.at(-1) ?? {};
    received = [];
    await teams.sendSigned({ ...activity, id: '1', from: { ...Object(activity?.from), tenantId: foreign } });
    expect(received).toEqual([]);
  });
});
