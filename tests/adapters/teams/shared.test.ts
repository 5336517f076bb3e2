import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ref } from '../../../adapters/adapter.ts';
import type { Place } from '../../../conversations/place.ts';
import { validateCard } from '../../support/teams/index.ts';
import { invitation, scale } from '../messages.ts';
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

const everybodySees = ({ message = '' }: Ref) => readMessage(local.teams.message(message));
const cardOf = ({ message = '' }: Ref) => local.teams.message(message).cards[0] ?? {};

describe('the question', () => {
  const mention = (name: string) => ({
    width: 'Full',
    entities: [{ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: local.ada.id, name } }],
  });

  test('mentions the respondent by the roster’s name before everything else, and says nothing of theirs', async () => {
    const ref = await asked.show(asked.question);
    expect(cardOf(ref)).toMatchObject({
      body: [{ type: 'TextBlock', text: '<at>Ada Lovelace</at>', wrap: true }, {}, {}, {}, {}, {}, {}, {}, {}],
      msteams: mention('Ada Lovelace'),
    });
    expect(everybodySees(ref).text).not.toContain('Hello Ada');
    expect(cardOf(ref)).not.toHaveProperty('refresh');
  });

  test('in a group chat is the same', async () => {
    const { teams, ada, mallory } = local;
    const chat = teams.addGroupChat({ name: 'Trouble', members: [ada.id, mallory.id] });
    const ref = await asked.show(asked.question, { place: { platform: 'teams', channel: chat.id } });
    expect(cardOf(ref)).toMatchObject({ msteams: mention('Ada Lovelace') });
    expect(everybodySees(ref).text).not.toContain('Hello Ada');
  });

  test('in the 1:1 chat is whole, mentions nobody and asks for no view', async () => {
    local.teams.allow(local.ada.id);
    const own: Place = { platform: 'teams', person: asked.respondent.id };
    const ref = await asked.show(asked.question, { place: own });
    expect(everybodySees(ref)).toMatchObject({ text: expect.stringContaining('Hello Ada'), mentions: [] });
    await asked.show(asked.answered, { place: own, previous: ref });
    expect(everybodySees(ref).text).toContain('You gave a 3');
    expect(cardOf(ref)).not.toHaveProperty('refresh');
  });

  test.each([
    ['Ada <at>*Bob*</at> [x](http://e)', 'Ada at Bob at x http e'],
    ['**', undefined],
    ['R&D Team', 'R&D Team'],
  ])('a name such as %s is no markup', async (name, shown) => {
    const { teams, support } = local;
    const odd = teams.addPerson({ name });
    support.members.add(odd.id);
    const ref = await asked.show({
      ...scale,
      public: { ...scale, mentions: { platform: 'teams', id: odd.aadObjectId } },
    });
    expect(validateCard(cardOf(ref))).toEqual([]);
    const entities = [{ type: 'mention', text: `<at>${shown}</at>`, mentioned: { id: odd.id, name: shown } }];
    expect(cardOf(ref).msteams).toEqual({ width: 'Full', ...(shown === undefined ? {} : { entities }) });
  });

  test('is asked without a mention where Teams does not name the respondent', async () => {
    const known = local.teams.log.length;
    local.teams.fail.next('members', { kind: '503' });
    const ref = await asked.show(asked.question);
    expect(everybodySees(ref)).toMatchObject({ mentions: [], text: expect.stringContaining('How likely') });
    expect(local.teams.log.slice(known).map(({ operation }) => operation)).toEqual(['members', 'send']);
  });

  test('mentions nobody of another platform', async () => {
    const elsewhere = { platform: 'slack', id: local.ada.id };
    expect(everybodySees(await asked.show({ ...scale, public: { ...scale, mentions: elsewhere } })).mentions).toEqual(
      [],
    );
  });
});

describe('what was answered', () => {
  let survey: Ref;
  beforeEach(async () => {
    survey = await asked.show(asked.question);
    asked.answerWith({ kind: 'accepted', shows: asked.answered });
  });
  const click = () => local.teams.execute(survey.message ?? '', local.ada.id, '3');

  test('is seen by the one who clicked at once, and by them alone also after the edit and after they come back', async () => {
    const { teams, ada, mallory } = local;
    await click();
    expect(asked.sees(survey, ada)).toContain('You gave a 3');
    expect(asked.sees(survey, mallory)).not.toContain('You gave a 3');
    await asked.show(asked.answered, { previous: survey });
    await expect.poll(() => asked.sees(survey, ada)).toContain('You gave a 3');
    for (const text of [asked.sees(survey, mallory), everybodySees(survey).text])
      expect(text).toBe('Thank you for your answer\nYour answer');
    teams.reload(survey.message ?? '', ada.id);
    expect(asked.sees(survey, ada)).toBe('Thank you for your answer\nYour answer');
    await expect.poll(() => asked.sees(survey, ada)).toContain('You gave a 3');
    teams.reload(survey.message ?? '', mallory.id);
    await teams.settled();
    expect(teams.told.filter((each) => each.person === mallory.id)).toEqual([]);
    // Only the click said anything; the views asked, as often as they were wanted.
    expect(asked.received.map(({ kind }) => kind)).toEqual(['answered', 'reviewed', 'reviewed']);
  });

  test('names the respondent alone for the view of their own, in what they see, too, or it would be the last', async () => {
    const executed = await click();
    await asked.show(asked.answered, { previous: survey });
    const refresh = {
      action: {
        type: 'Action.Execute',
        verb: 'afterword',
        data: { afterword: { act: 'reviewed', invitation } },
        associatedInputs: 'none',
      },
      userIds: [local.ada.id],
    };
    expect(cardOf(survey)).toMatchObject({ refresh, msteams: { width: 'Full' } });
    expect(cardOf(survey).msteams).not.toHaveProperty('entities');
    expect(executed).toMatchObject({ kind: 'card', card: { refresh } });
  });

  test('the button shows it as well, and somebody else only reads that it is not theirs', async () => {
    const { teams, ada, mallory } = local;
    await click();
    asked.answerWith({ kind: 'ignored', because: 'stranger', say: 'This question was for somebody else.' });
    await asked.show(asked.answered, { previous: survey });
    // What a client asked by itself and got no card for is no news to anybody.
    await expect
      .poll(() => teams.told.at(-1))
      .toMatchObject({ trigger: 'automatic', executed: { kind: 'message', text: '' } });
    expect(asked.sees(survey, ada)).toBe('Thank you for your answer\nYour answer');
    expect(await teams.execute(survey.message ?? '', mallory.id, 'Your answer')).toEqual({
      kind: 'message',
      text: 'This question was for somebody else.',
    });
    asked.answerWith({ kind: 'accepted', shows: asked.answered });
    expect(await teams.execute(survey.message ?? '', ada.id, 'Your answer')).toMatchObject({ kind: 'card' });
    expect(asked.sees(survey, ada)).toContain('You gave a 3');
  });

  test('is there after a restart, by what is asked anew', async () => {
    await click();
    await asked.show(asked.answered, { previous: survey });
    await local.teams.settled();
    await local.restart();
    local.teams.reload(survey.message ?? '', local.ada.id);
    await expect.poll(() => asked.sees(survey, local.ada)).toContain('You gave a 3');
  });

  test('a client that asks by itself can do nothing else', async () => {
    const { teams, ada } = local;
    await click();
    const sent = teams.sent.at(-1)?.activity ?? {};
    const action = { type: 'Action.Execute', verb: 'afterword' };
    for (const data of [
      { act: 'score', invitation, score: 9 },
      { act: 'declined', invitation },
    ]) {
      const value = { action: { ...action, data: { afterword: data } }, trigger: 'automatic' };
      expect(await teams.sendSigned({ ...sent, id: 'f:1', value })).toMatchObject({ body: { statusCode: 400 } });
    }
    expect(asked.received.map(({ kind }) => kind)).toEqual(['answered']);
    expect(asked.sees(survey, ada)).toContain('You gave a 3');
  });
});
