import { describe, expect, test } from 'vitest';
import { activity } from '../../../adapters/teams/receive/activity.ts';
import { parse } from '../../../adapters/teams/receive/parse.ts';

const bot = { id: '28:bot', name: 'Afterword' };
const mention = { type: 'mention', mentioned: bot, text: '<at>Afterword</at>' };
const read = (changes: object) =>
  parse(
    activity.parse({
      type: 'message',
      id: '1700000000001',
      channelId: 'msteams',
      from: { id: '29:ada', name: 'Ada' },
      recipient: bot,
      conversation: { id: '19:c@thread.tacv2;messageid=1700000000000', conversationType: 'channel' },
      ...changes,
    }),
    new Date(),
  );

describe('the mention of a name with an ampersand, whose entity has no text', () => {
  const done = (tag: string, entities: object[]) =>
    read({ type: 'message', text: `<at>Afterword</at> done ${tag}`, entities: [mention, ...entities] });
  const name = 'Test ($~&) B';
  const entity = { type: 'mention', mentioned: { id: '29:ben', name } };

  test.each([
    ['as it is', `<at>${name}</at>`],
    ['as HTML has it', '<at>Test ($~&amp;) B</at>'],
    ['with attributes and other blanks', '<at id="1">Test ($~&amp;)&nbsp; B</at>'],
  ])('in a text that has it %s', (_, tag) => {
    expect(done(tag, [entity])).toMatchObject({
      typed: { words: 'done', event: { text: `done ${name}` }, mentions: [{ id: '29:ben', name }] },
    });
  });

  test('and where name or text of the entity are written otherwise than the text is', () => {
    const escaped = { ...entity, mentioned: { id: '29:ben', name: 'Test ($~&amp;) B' } };
    expect(done(`<at>${name}</at>`, [escaped])).toMatchObject({ typed: { words: 'done' } });
    const other = { type: 'mention', mentioned: { id: '29:ben' }, text: '<at>Test ($~&amp;) B</at>' };
    expect(done(`<at>${name}</at>`, [other])).toMatchObject({ typed: { words: 'done' } });
  });

  test('of the bot itself', () => {
    const ours = { type: 'mention', mentioned: { ...bot, name: 'Q & A' } };
    const text = '<at>Q &amp; A</at> done <at>Ben</at>';
    const ben = { type: 'mention', mentioned: { id: '29:ben', name: 'Ben' }, text: '<at>Ben</at>' };
    expect(read({ type: 'message', text, entities: [ours, ben] })).toMatchObject({ typed: { words: 'done' } });
  });

  test('beside a name that was only typed, which stays', () => {
    const words = '<at>Ada</at> <at>Test ($~&amp;) B</at>';
    expect(done(words, [entity])).toMatchObject({ typed: { event: { text: `done <at>Ada</at> ${name}` } } });
  });

  test('in a text of nothing but tags, within a moment', () => {
    const began = performance.now();
    for (const piece of ['<at>', '</at>', '<at ', '<at></at>']) done(piece.repeat(30_000), Array(100).fill(entity));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
