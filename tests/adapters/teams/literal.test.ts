import { describe, expect, test } from 'vitest';
import { render } from '../../../adapters/teams/show/render.ts';
import { isPlain } from '../../../adapters/teams/show/text.ts';
import type { Message } from '../../../conversations/message.ts';
import type { Fields } from '../../support/json.ts';
import { validateCard } from '../../support/teams/index.ts';
import { alert, everyMessage, hostileWords } from '../messages.ts';
import { readCardAs } from './reading.ts';

const cardOf = (message: Message) => render(message, true).card as unknown as Fields;
const elements = (message: Message) => render(message, true).card.body;
const hostile = alert(Object.values(hostileWords).slice(0, -1).join('\n'));

describe('no backslash is shown on phones, whose Markdown undoes few of them', () => {
  test.each([
    'Support EU, Friday 20 November (v1.2) - 50% + 1!',
    '27.11.2026, 10:05',
    'AT&T',
    '3.5 of 10',
    '-5 degrees',
    'a@b.example',
    '#help-acme',
  ])('“%s” is shown by Markdown as it is', (text) => expect(isPlain(text)).toBe(true));

  test.each([
    ...[
      '- a',
      '+ a',
      '1. b',
      '1) b',
      '2.',
      '# c',
      '=',
      '---',
      'a\nb',
      'a\\b',
      '*',
      'snake_case',
      '[x]',
      '<b>',
      '~x~',
      '|',
    ],
    ...['&lt; a', '&#60;', 'https://x', 'mailto:a@b.example', 'see www.evil.example', '`c`'],
  ])('“%s” is not', (text) => expect(isPlain(text)).toBe(false));

  const backslashes = (message: Message) => JSON.stringify(render(message, true).card).match(/\\\\/g) ?? [];

  test('a heading that Markdown would change is a text run that looks like one', () => {
    const heading = (text: string) => elements({ summary: 'x', blocks: [{ kind: 'text', text, style: 'heading' }] })[0];
    expect(heading('Digest: 27.11.2026, R&D')).toMatchObject({ type: 'TextBlock', text: 'Digest: 27.11.2026, R&D' });
    expect(heading('Digest for R_and_D')).toEqual({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: 'Digest for R_and_D', size: 'Medium', weight: 'Bolder' }],
    });
  });

  test('facts that it would change are lines; those it would not stay facts', () => {
    const of = (value: string, url?: string): Message => ({
      summary: 'x',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'Agent', value },
            { label: 'Chat', value: 'Open', url: 'https://a.example/' },
            { label: 'Ended', value, ...(url === undefined ? {} : { url }) },
          ],
        },
      ],
    });
    expect(elements(of('AT&T, 27.11.2026'))).toMatchObject([
      { type: 'FactSet', facts: [{ value: 'AT&T, 27.11.2026' }, {}, {}] },
    ]);
    const message = of('Grace_H <support>', 'https://b.example/x');
    expect(validateCard(render(message, true).card)).toEqual([]);
    expect(backslashes(message)).toEqual([]);
    const { text, links } = readCardAs(cardOf(message));
    expect(text).toContain('Agent: \nGrace_H <support>');
    expect(links).toEqual(['https://a.example/', 'https://b.example/x']);
  });

  test.each(Object.entries({ ...everyMessage, hostile }))('%s has none of ours', (_, message) => {
    const own = JSON.stringify(message).match(/\\\\/g) ?? [];
    expect(backslashes(message).length).toBeLessThanOrEqual(own.length);
  });
});
