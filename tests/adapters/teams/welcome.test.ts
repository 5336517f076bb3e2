import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Local, openLocal } from './local.ts';

/* What the bot says where it is added. */

let local: Local;
beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }));
});
afterEach(() => local.close());

const saidIn = (where: string) =>
  local.teams.messages(where).flatMap((each) => (each.from === local.teams.botId ? [each.text] : []));
const forAgents = expect.stringMatching(/^Hello, I’m Afterword\. .*“@Afterword done”/);

describe('where the app is added, the bot says once what it is for', () => {
  test('in a team, in the channel that was chosen', () => {
    expect(saidIn(local.support.id)).toEqual([forAgents]);
    expect(saidIn(local.help)).toEqual([]);
  });

  test('in a group chat', async () => {
    const { teams, ada, grace } = local;
    const group = teams.addGroupChat({ members: [ada.id, grace.id] });
    await teams.install(group.id, grace.id);
    expect(saidIn(group.id)).toEqual([forAgents]);
  });

  test('to an agent how chats are ended, to a customer what they may be asked, each in their language', async () => {
    const { teams, ada, grace } = local;
    await teams.install(grace.id);
    await teams.install(ada.id);
    expect(saidIn(grace.id)).toEqual([forAgents]);
    expect(saidIn(ada.id)).toEqual([expect.stringMatching(/^Hello, I’m Afterword\. .*“Don't ask me again”/)]);
  });

  test('not again when Teams repeats itself, the app gets a new version or is taken away', async () => {
    const { teams, support } = local;
    const added = teams.sent.findLast((each) => each.activity.type === 'installationUpdate');
    await teams.redeliver(added?.id ?? '');
    await teams.sendSigned({ ...added?.activity, id: 'f:upgrade', action: 'add-upgrade' });
    await teams.uninstall(support.id);
    expect(saidIn(support.id)).toHaveLength(1);
  });
});

test('a welcome that Teams does not take is no reason to deliver the event again', async () => {
  const { teams, ada } = local;
  teams.fail.next('send', { kind: '503' });
  await teams.install(ada.id);
  expect(teams.sent.at(-1)?.attempts).toMatchObject([{ outcome: { status: 200 } }]);
  expect(saidIn(ada.id)).toEqual([]);
});

test('with microsoftTeams.welcome off it says nothing', async () => {
  await local.close();
  local = await openLocal(async () => ({ kind: 'accepted' }), { settings: { welcome: false } });
  await local.teams.install(local.ada.id);
  expect([...saidIn(local.support.id), ...saidIn(local.ada.id)]).toEqual([]);
});
