import { describe, expect, test } from 'vitest';
import { limits } from '../../../adapters/web/limits.ts';
import { render, summarize } from '../../../adapters/web/show/render.ts';
import type { Message } from '../../../conversations/message.ts';
import { alert, everyMessage, hostileWords, scale } from '../messages.ts';
import { readHtml, tagsOf, unescapeHtml } from './reading.ts';

const origin = 'http://localhost:3000';
const says = (text: string): Message => ({ summary: 'x', blocks: [{ kind: 'text', text }] });
const fact = (url: string): Message => ({
  summary: 'x',
  blocks: [{ kind: 'facts', facts: [{ label: 'Chat', value: 'Open', url }] }],
});

describe('every message', () => {
  for (const [name, message] of Object.entries(everyMessage)) {
    test(`${name} looks as reviewed`, async () => {
      await expect(render(message, origin)).toMatchFileSnapshot(`golden/${name.replaceAll(' ', '-')}.html`);
    });

    test(`${name} closes what it opens and styles nothing inline`, () => {
      const html = render(message, origin);
      expect(html).not.toMatch(/\s(style|on\w+)=/);
      expect(unclosed(html)).toEqual([]);
    });

    test(`${name} stays within the limits`, () => {
      const html = render(message, origin);
      for (const [, text = ''] of html.matchAll(/>([^<]*)</g))
        expect(unescapeHtml(text).length).toBeLessThanOrEqual(limits.text);
      expect(html.split('<tr>').length - 2).toBeLessThanOrEqual(limits.tableRows);
      expect(summarize(message).length).toBeLessThanOrEqual(limits.summary);
      for (const label of readHtml(html).buttons) expect(label.length).toBeLessThanOrEqual(limits.label);
    });
  }
});

describe('untrusted words', () => {
  for (const [which, words] of Object.entries(hostileWords)) {
    test(`add no element and no link: ${which}`, () => {
      expect(tagsOf(render(alert(words), origin))).toEqual(tagsOf(render(alert('plain'), origin)));
    });
  }

  test('are isolated, so that an override inside reorders nothing outside', () => {
    const html = render(alert('\u202e01/01'), origin);
    expect(html).toContain('<blockquote dir="auto">\u202e01/01</blockquote>');
    expect(html).toContain('<figcaption><bdi>Ada</bdi></figcaption>');
  });

  test('can be in every string of a message', () => {
    const evil = `"><img src=x onerror=alert(1)>'&`;
    const message: Message = {
      summary: evil,
      blocks: [
        { kind: 'text', text: evil },
        { kind: 'text', text: evil, style: 'heading' },
        { kind: 'quote', text: evil, by: evil },
        { kind: 'facts', facts: [{ label: evil, value: evil, url: `https://example.com/?${evil}` }] },
        { kind: 'table', columns: [{ title: evil }], rows: [[evil]] },
        { kind: 'image', url: `https://example.com/${evil}`, alt: evil },
        { kind: 'image', url: `${origin}/${evil}`, alt: evil },
      ],
      ask: {
        kind: 'reason',
        invitation: evil,
        question: evil,
        open: evil,
        placeholder: evil,
        send: evil,
        cancel: evil,
        typing: evil,
        given: `</textarea>${evil}`,
        waysOut: [{ kind: 'intent', intent: 'declined', invitation: evil, label: evil }],
      },
    };
    const html = render(message, origin);
    expect(tagsOf(html).filter((tag) => tag === 'img')).toHaveLength(1);
    expect(html).not.toContain('<img src=x');
    expect(html.match(/<\/textarea>/g)).toHaveLength(1);
    expect(html).not.toMatch(/="[^"]*[<>][^"]*"/);
  });
});

describe('links', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'JaVaScRiPt:alert(1)', '//evil.example', 'nonsense', ''])(
    'to %j are only words',
    (url) => {
      expect(render(fact(url), origin)).not.toContain('<a');
    },
  );

  test('into the playground stay in the page', () => {
    const html = render(fact(`${origin}/#chat-1`), origin);
    expect(html).toContain('<a href="/#chat-1">');
  });

  test('elsewhere open beside it and tell nothing about it', () => {
    const html = render(fact('https://desk.example/1'), origin);
    expect(html).toContain('<a href="https://desk.example/1" target="_blank" rel="noopener noreferrer">');
  });
});

describe('the scale', () => {
  test('is a group named by the question, with the ends labelled and nothing to tell the scores apart', () => {
    const html = render(scale, origin);
    expect(html).toContain(
      'role="group" aria-label="How likely is it that you would recommend Acme to a friend or colleague?"',
    );
    expect(html).toContain('0 – Not at all likely');
    expect(html).toContain('10 – Extremely likely');
    const looks = [...html.matchAll(/<button [^>]*class="score"[^>]*>/g)].map(([tag]) => tag.replace(/\d+">?$/, ''));
    expect(new Set(looks).size).toBe(1);
  });

  test('says its question only once', () => {
    expect(render(scale, origin)).not.toContain('class="question"');
    expect(render({ ...scale, blocks: [] }, origin)).toContain('class="question"');
  });

  test('marks a chosen 0', () => {
    const ask = scale.ask?.kind === 'scale' ? { ...scale.ask, chosen: 0 as const } : undefined;
    const html = render(ask === undefined ? scale : { ...scale, ask }, origin);
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(html).toContain('data-score="0" aria-pressed="true"');
  });
});

test('a cut never leaves half a character', () => {
  const html = render(says(`${'a'.repeat(limits.text - 2)}\u{1f600}\u{1f600}`), origin);
  expect(html.isWellFormed()).toBe(true);
  expect(html).toContain('a…');
});

/** Elements that stay open, or close without having been opened. */
function unclosed(html: string): readonly string[] {
  const stack: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
    if (name === 'img') continue;
    if (slash === '') stack.push(name);
    else if (stack.at(-1) === name) stack.pop();
    else return [...stack, `/${name}`];
  }
  return stack;
}
