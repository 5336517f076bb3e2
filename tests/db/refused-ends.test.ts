import { describe, expect, test } from 'vitest';
import type { EndRefused } from '../../conversations/inbound.ts';
import { prune } from '../../db/prune.ts';
import { findRefusedEnds, findRefusedEndsIn } from '../../db/refused-ends.ts';
import { createInbox } from '../../src/inbox/index.ts';
import { chatOf, day, openDesk } from '../support/desk.ts';

const desk = openDesk();
let count = 0;

function refusal(chatId: string, more: Partial<EndRefused> = {}): EndRefused {
  count += 1;
  return {
    kind: 'endRefused',
    id: `Ev${count}`,
    at: desk.now(),
    source: 'slack',
    chatId,
    by: { platform: 'slack', id: 'U0GUEST' },
    because: 'guest',
    detail: 'they are a guest',
    ...more,
  };
}
const hear = (event: EndRefused) => createInbox(desk.options())(event);

describe('a signal that ended nothing', () => {
  test('is kept with its reason, once however often it is delivered', async () => {
    const event = refusal('C1:1.0');
    expect(await hear(event)).toEqual({ kind: 'ignored', because: 'guest' });
    expect(await hear(event)).toEqual({ kind: 'repeated' });
    expect(await findRefusedEnds(desk.db(), 'slack', 'C1:1.0')).toMatchObject([
      { because: 'guest', detail: 'they are a guest', by: { platform: 'slack', id: 'U0GUEST' }, at: desk.now() },
    ]);
    expect(await findRefusedEnds(desk.db(), 'teams', 'C1:1.0')).toEqual([]);
  });

  test('stands in the way of no end that counts', async () => {
    const chat = chatOf(undefined, { source: 'slack' });
    await hear(refusal(chat.id));
    expect(await desk.end(chat)).toMatchObject({ kind: 'invited', repeated: false });
  });

  test('is found by its channel, the latest first, and by no channel whose id begins alike', async () => {
    await hear(refusal('C2:1.0'));
    desk.pass(1000);
    await hear(refusal('C2:2.0', { because: 'noThread', by: undefined } as never));
    await hear(refusal('C20:1.0'));
    const found = await findRefusedEndsIn(desk.db(), 'slack', 'C2', 10);
    expect(found.map(({ externalId, by }) => [externalId, by?.id])).toEqual([
      ['C2:2.0', undefined],
      ['C2:1.0', 'U0GUEST'],
    ]);
    expect(await findRefusedEndsIn(desk.db(), 'slack', 'C2', 1)).toHaveLength(1);
  });

  test('is forgotten after 90 days', async () => {
    await hear(refusal('C3:1.0'));
    await prune(desk.db(), desk.after(90 * day - 1));
    expect(await findRefusedEnds(desk.db(), 'slack', 'C3:1.0')).toHaveLength(1);
    await prune(desk.db(), desk.after(90 * day + 1));
    expect(await findRefusedEnds(desk.db(), 'slack', 'C3:1.0')).toEqual([]);
  });
});
