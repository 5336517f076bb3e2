import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Local, openLocal } from './local.ts';

let local: Local;
beforeEach(async () => {
  local = await openLocal(async () => ({ kind: 'accepted' }));
});
afterEach(() => local.close());

const describeAs = (id: string) => local.adapter.describe({ platform: 'teams', id });

describe('whoever is asked about by another id than their clicks have is told by that one', () => {
  test('the id that Teams gives a bot, of somebody who wrote', async () => {
    const { teams, ada, help } = local;
    await teams.say(help, ada.id, 'hello', { mentionBot: true });
    expect(await describeAs(ada.id)).toMatchObject({ id: ada.aadObjectId, name: 'Ada Lovelace', locale: 'de-DE' });
  });

  test('of somebody who never wrote, by the roster', async () => {
    expect(await describeAs(local.ada.id)).toMatchObject({ id: local.ada.aadObjectId, name: 'Ada Lovelace' });
  });

  test('of somebody who is on no roster any more', async () => {
    const { teams, ada, help, support } = local;
    await teams.say(help, ada.id, 'hello', { mentionBot: true });
    await teams.install(ada.id);
    await teams.uninstall(ada.id);
    support.members.delete(ada.id);
    expect(await describeAs(ada.id)).toEqual({ isBot: false, id: ada.aadObjectId });
  });

  test('of somebody who is in no place with the bot but their own chat with it, which nobody has opened', async () => {
    const eve = local.teams.addPerson({ name: 'Eve' });
    local.teams.allow(eve.id);
    expect(await describeAs(eve.aadObjectId)).toEqual({ isBot: false, name: 'Eve' });
    expect(local.teams.messages(eve.id)).toEqual([]);
  });

  test('of somebody whose app was installed without telling their name', async () => {
    const { teams, memory } = local;
    const eve = teams.addPerson({ name: 'Eve' });
    await teams.install(eve.id);
    const key = `teams:person:${eve.aadObjectId}`;
    await memory.remember(key, { ...memory.kept.get(key), userName: '' });
    expect(await describeAs(eve.aadObjectId)).toMatchObject({ name: 'Eve' });
  });

  test('an object id in capitals', async () => {
    const { ada } = local;
    expect(await describeAs(ada.aadObjectId.toUpperCase())).toMatchObject({
      id: ada.aadObjectId,
      name: 'Ada Lovelace',
    });
  });

  test('the id their clicks have, and an id that nobody knows, are left as they are', async () => {
    expect(await describeAs(local.ada.aadObjectId)).not.toHaveProperty('id');
    expect(await describeAs('29:nobody')).toBeUndefined();
  });
});
