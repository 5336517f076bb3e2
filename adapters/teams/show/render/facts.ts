import type { Fact } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { fine } from '../../limits.ts';
import type { Element, TextBlock } from '../card.ts';
import { isPlain, markdownLink, tame, webAddress } from '../text.ts';
import { type ChatOf, linkPeople, type Piece } from './people.ts';
import { more } from './plain.ts';

interface Line {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

/**
 * Labels and values side by side, as facts; each in a line of its own where Markdown, which facts are, would change one of them
 * (`R_D_`, `<support>`).
 */
export function renderFacts(facts: readonly Fact[], chatOf: ChatOf): readonly Element[] {
  const shown = facts
    .slice(0, fine.facts)
    .map((fact): Line => ({ label: cut(tame(fact.label), fine.label), pieces: piecesOf(fact, chatOf) }));
  const left = more(facts.length - shown.length);
  if (!shown.every(isPlainLine)) return [{ type: 'Container', items: shown.flatMap(renderLine) }, ...left];
  return [
    { type: 'FactSet', facts: shown.map(({ label, pieces }) => ({ title: label, value: written(pieces) })) },
    ...left,
  ];
}

/** A value in one piece, or the people it names, one piece each, as many as there is room for. */
function piecesOf(fact: Fact, chatOf: ChatOf): readonly Piece[] {
  const people = linkPeople(fact, chatOf);
  if (people === undefined) return [{ text: readable(fact.value), address: webAddress(fact.url, fine.url) }];
  const kept: Piece[] = [];
  let room = fine.factValue;
  for (const [index, { text, address }] of people.entries()) {
    const name = cut(tame(text), fine.label);
    room -= name.length + 2;
    if (room < 0) return [...kept, { text: `+${people.length - index}`, address: undefined }];
    kept.push({ text: name, address: webAddress(address, fine.url) });
  }
  return kept;
}

function readable(value: string): string {
  return cut(tame(value.trim() === '' ? '–' : value), fine.factValue);
}

function isPlainLine({ label, pieces }: Line): boolean {
  return isPlain(label) && pieces.every(({ text }) => isPlain(text));
}

/** Pieces that Markdown leaves as they are, as Markdown. */
function written(pieces: readonly Piece[]): string {
  return pieces.map(({ text, address }) => (address === undefined ? text : markdownLink(text, address))).join(', ');
}

function renderLine(line: Line): readonly Element[] {
  const { label, pieces } = line;
  const addresses = pieces.flatMap(({ address }) => (address === undefined ? [] : [address]));
  if (addresses.length > 0 && isPlainLine(line)) return [markdown(`**${label}:** ${written(pieces)}`)];
  const literal: Element = {
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: `${label}: `, weight: 'Bolder' },
      { type: 'TextRun', text: pieces.map(({ text }) => text).join(', ') },
    ],
    spacing: 'Small',
  };
  return [literal, ...addresses.map((address) => markdown(markdownLink(hostOf(address), address)))];
}

function markdown(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small' };
}

/** What a link says whose own words Markdown would change. */
function hostOf(address: string): string {
  const host = URL.parse(address)?.host ?? '';
  return host !== '' && isPlain(host) ? host : '↗';
}
