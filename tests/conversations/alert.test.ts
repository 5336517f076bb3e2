import { expect, test } from 'vitest';
import type { EndedChat } from '../../conversations/inbound.ts';
import type { Fact } from '../../conversations/message.ts';
import { asked, context, hour, score } from './story.ts';

const factsOf = (chat: Partial<EndedChat>, given: number[]): readonly Fact[] => {
  const story = asked({ ...context, chat: { ...context.chat, ...chat } });
  for (const [nth, each] of given.entries()) story.when((nth + 1) * hour, score(each));
  return (story.visible.get('alert')?.blocks ?? []).flatMap((block) => (block.kind === 'facts' ? block.facts : []));
};
const people = (label: string, chat: Partial<EndedChat> = {}, given = [3]) =>
  factsOf(chat, given).find((fact) => fact.label === label)?.people;

test('an alert says whom it names: the customer where they were asked, agents where the chat was', () => {
  expect(people('Customer')).toEqual([{ platform: 'slack', id: 'U1', name: 'Dana' }]);
  expect(people('Agent')).toEqual([{ platform: 'slack', id: 'U9', name: 'Robin' }]);
  expect(people('Customer', {}, [3, 9])).toEqual([{ platform: 'slack', id: 'U1', name: 'Dana' }]);
  const agents = [{ id: 'robin@acme.example', name: 'Robin' }, { id: 'kim' }];
  expect(people('Agent', { source: 'zammad', agents })).toEqual([
    { platform: 'zammad', id: 'robin@acme.example', name: 'Robin' },
    { platform: 'zammad', id: 'kim' },
  ]);
});

test('what else is known of a customer is not in it, and nobody is nobody', () => {
  const respondent = { platform: 'slack', id: 'U1', locale: 'de', timezone: 'Europe/Berlin', groups: ['S1'] };
  expect(people('Customer', { respondent })).toEqual([{ platform: 'slack', id: 'U1' }]);
  expect(factsOf({ agents: [] }, [3]).find(({ label }) => label === 'Agent')).toEqual({
    label: 'Agent',
    value: 'Not known',
  });
});
