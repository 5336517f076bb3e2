import type { APIEmbed } from 'discord-api-types/v10';
import type { Block, PublicMessage } from '../../../conversations/message.ts';
import { isSnowflake, platform } from '../api/ids.ts';
import { fine } from '../limits.ts';
import { type Asked, renderAsk } from './render/ask.ts';
import { renderEmbed } from './render/embed.ts';
import { fitLines, renderLines } from './render/lines.ts';
import { escapeWithin, inline } from './text.ts';

/** A message as Discord shows it. Every member is given, so that an edit leaves nothing of the version before. */
export interface Rendered {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: Asked['rows'];
  readonly allowed_mentions: {
    readonly parse: readonly [];
    readonly users?: readonly string[];
    readonly replied_user: false;
  };
}

/**
 * A message within every limit in limits.ts. Pure: the same message gives the same result.
 *
 * @param isHeard whether typing there is an answer, so that it can be invited: in direct messages; elsewhere Discord tells
 * the bot only of what mentions it
 * @param about a sentence above it that says what it is about, where nothing around the message does
 *
 * What a respondent reads (texts, quotes and a prompt) becomes the message's own text: it looks like what a person
 * writes, it is what a notification shows, and nobody can have switched it off, as some have embeds. What a team reads
 * (facts, tables, images) becomes an embed under the summary: its fields and its frame make figures easy to scan.
 */
export function render(message: PublicMessage, isHeard: boolean, about?: string): Rendered {
  const said = (question: string) => message.blocks.some((block) => block.kind === 'text' && block.text === question);
  const asked: Asked = message.ask === undefined ? { lines: [], rows: [] } : renderAsk(message.ask, said, isHeard);
  const isReport = message.blocks.some(isFigure);
  const above = about === undefined ? [] : [`-# ${inline(about, 300)}`];
  const whom = mentioned(message);
  const address = whom === undefined ? '' : `<@${whom}> `;
  const room = fine.content - address.length - lengthOf([...above, ...asked.lines]);
  const summary = escapeWithin(message.summary, isReport ? 500 : room);
  const lines = isReport ? [summary] : fitLines(message.blocks.flatMap(renderLines), room);
  const content = address + [...above, ...lines, ...asked.lines].join('\n');
  return {
    content: content.trim() === '' ? summary || '–' : content,
    // What the summary says already is not said twice.
    embeds: isReport
      ? [renderEmbed(message.blocks.filter((block) => block.kind !== 'text' || block.text !== message.summary))]
      : [],
    components: asked.rows,
    allowed_mentions: { parse: [], ...(whom !== undefined && { users: [whom] }), replied_user: false },
  };
}

/** Who is addressed by name, and alone notified. */
function mentioned({ mentions }: PublicMessage): string | undefined {
  return mentions?.platform === platform && isSnowflake(mentions.id) ? mentions.id : undefined;
}

function isFigure(block: Block): boolean {
  switch (block.kind) {
    case 'facts':
      return block.facts.length > 0;
    case 'table':
      return block.columns.length > 0;
    case 'image':
      return true;
    case 'text':
    case 'quote':
      return false;
    default:
      return block satisfies never;
  }
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
