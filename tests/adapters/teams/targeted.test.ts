import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ref } from '../../../adapters/adapter.ts';
import { type Asked, openAsked } from './asked.ts';
import type { Local } from './local.ts';
import { readMessage } from './reading.ts';

let asked: Asked;
let local: Local;
beforeEach(async () => {
  asked = await openAsked();
  local = asked.local;
});
afterEach(() => local.close());

describe('a click of a client that knows no Action.Execute', () => {
  let survey: Ref;
  beforeEach(async () => {
    survey = await asked.show(asked.question);
    asked.answerWith({ kind: 'accepted', shows: asked.answered });
  });
  const submit = async (what: string) => {
    await local.teams.submitAction(survey.message ?? '', local.ada.id, what);
    await local.teams.settled();
  };

  test('is answered by a message that its sender alone sees, in the thread', async () => {
    await submit('3');
    await expect.poll(() => asked.targeted(local.ada)).toEqual([expect.stringContaining('You gave a 3')]);
    expect(local.teams.targeted(local.help, local.ada.id)[0]?.thread).toBe(asked.place.thread);
    expect(asked.targeted(local.mallory)).toEqual([]);
    expect(asked.said()).toEqual([]);
    await asked.show(asked.answered, { previous: survey });
    expect(readMessage(local.teams.message(survey.message ?? '')).text).toBe('Thank you for your answer\nYour answer');
  });

  test('which says it once, however often the click arrives', async () => {
    await submit('3');
    await expect.poll(() => asked.targeted(local.ada)).toHaveLength(1);
    await local.teams.redeliver(local.teams.sent.at(-1)?.id ?? '');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(asked.targeted(local.ada)).toHaveLength(1);
  });

  test('and, where Teams takes no such message, in words that say nothing of the answer', async () => {
    local.teams.fail.next('send', { kind: 'not-installed' });
    await submit('3');
    await expect.poll(asked.said).toEqual(['Thank you for your answer']);
    expect(asked.targeted(local.ada)).toEqual([]);
  });

  test('that counts for nothing is explained to its sender alone, else to everybody', async () => {
    const say = 'This question was for somebody else.';
    asked.answerWith({ kind: 'ignored', because: 'stranger', say });
    await submit('3');
    await expect.poll(() => asked.targeted(local.ada)).toEqual([say]);
    expect(asked.said()).toEqual([]);
    local.teams.fail.next('send', { kind: 'not-installed' });
    await submit('4');
    await expect.poll(asked.said).toEqual([say]);
  });

  test('in the 1:1 chat by its card alone', async () => {
    local.teams.allow(local.ada.id);
    survey = await asked.show(asked.question, { place: { platform: 'teams', person: asked.respondent.id } });
    const calls = local.teams.log.length;
    await submit('3');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(local.teams.log).toHaveLength(calls);
  });
});
