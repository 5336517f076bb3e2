import type { Fact } from '../../../../conversations/message.ts';
import { cut } from '../../../cut.ts';
import { fine } from '../../limits.ts';
import type { Element, TextBlock } from '../card.ts';
import { isPlain, markdownLink, tame, webAddress } from '../text.ts';
import { more } from './plain.ts';

interface Line {
  readonly label: string;
  readonly value: string;
  /** Where the value leads. */
  readonly address: string | undefined;
}

/**
 * Labels and values side by side, as facts; each in a line of its own where Markdown, which facts are, would change one of them
 * (`R_D_`, `<support>`).
 */
export function renderFacts(facts: readonly Fact[]): readonly Element[] {
  const shown = facts.slice(0, fine.facts).map(
    ({ label, value, url }): Line => ({
      label: cut(tame(label), fine.label),
      value: cut(tame(value.trim() === '' ? '–' : value), fine.factValue),
      address: webAddress(url, fine.url),
    }),
  );
  const left = more(facts.length - shown.length);
  if (!shown.every(({ label, value }) => isPlain(label) && isPlain(value)))
    return [{ type: 'Container', items: shown.flatMap(renderLine) }, ...left];
  const pairs = shown.map(({ label, value, address }) => ({
    title: label,
    value: address === undefined ? value : markdownLink(value, address),
  }));
  return [{ type: 'FactSet', facts: pairs }, ...left];
}

function renderLine({ label, value, address }: Line): readonly Element[] {
  if (address !== undefined && isPlain(label) && isPlain(value))
    return [markdown(`**${label}:** ${markdownLink(value, address)}`)];
  const line: Element = {
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: `${label}: `, weight: 'Bolder' },
      { type: 'TextRun', text: value },
    ],
    spacing: 'Small',
  };
  return address === undefined ? [line] : [line, markdown(markdownLink(hostOf(address), address))];
}

function markdown(text: string): TextBlock {
  return { type: 'TextBlock', text, wrap: true, spacing: 'Small' };
}

/** What a link says whose own words Markdown would change. */
function hostOf(address: string): string {
  const host = URL.parse(address)?.host ?? '';
  return host !== '' && isPlain(host) ? host : '↗';
}
