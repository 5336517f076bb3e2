import { describe, expect, test } from 'vitest';
import { activity } from '../../../adapters/teams/receive/activity.ts';
import { parse } from '../../../adapters/teams/receive/parse.ts';

const now = new Date('2026-11-20T09:10:00Z');

/** As Teams sends it. */
const message = {
  type: 'message',
  id: '1795900000000',
  timestamp: '2026-11-20T09:00:00Z',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:ada', aadObjectId: '0c0c0000-0000-4000-8000-000000000001' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:chat', conversationType: 'personal' },
  text: '8',
};
const edited = {
  ...message,
  type: 'messageUpdate',
  timestamp: '2026-11-20T09:05:00Z',
  text: '3',
  channelData: { eventType: 'editMessage', tenant: { id: 't' } },
};
const read = (given: object) => parse(activity.parse(given), now);
const said = read(message);
const name = said.kind === 'typed' ? said.typed.event.id : '';

describe('messageUpdate and messageDelete', () => {
  test('name the message as it was named when it was written', () => {
    expect(name).not.toBe('');
    expect(read(edited)).toMatchObject({
      kind: 'revised',
      event: {
        kind: 'edited',
        message: name,
        text: '3',
        at: new Date(edited.timestamp),
        writtenAt: new Date(1795900000000),
      },
    });
    const { text: _, ...gone } = { ...edited, type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } };
    expect(read(gone)).toMatchObject({ kind: 'revised', event: { kind: 'deleted', platform: 'teams', message: name } });
    // Whoever owns the team can delete it, too.
    expect(read({ ...gone, from: { id: '29:ben' } })).toMatchObject({ event: { message: name } });
  });
  test('a deletion that is undone brings the text back', () => {
    expect(read({ ...edited, text: '8', channelData: { eventType: 'undeleteMessage' } })).toMatchObject({
      event: { kind: 'edited', message: name, text: '8' },
    });
  });
  test('other changes are none, nor is what mentions the bot no more', () => {
    expect(read({ ...edited, channelData: { eventType: 'somethingNew' } })).toEqual({ kind: 'nothing' });
    expect(read({ ...edited, channelData: null })).toEqual({ kind: 'nothing' });
    const shared = { id: '19:x@thread.tacv2;messageid=1795900000000', conversationType: 'channel' };
    expect(read({ ...edited, conversation: shared })).toEqual({ kind: 'nothing' });
  });
});
