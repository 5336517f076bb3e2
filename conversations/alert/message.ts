import type { Copy } from '../copy/copy.ts';
import { chooseLanguage, chooseLocale, say } from '../copy/say.ts';
import type { Context } from '../invitation/context.ts';
import { reasonOf } from '../invitation/reason.ts';
import type { Answer, Asked, Instant } from '../invitation/state.ts';
import { wasDeleted } from '../invitation/typed-messages.ts';
import type { Block, Fact, Message } from '../message.ts';
import { category } from '../numbers/score.ts';
import type { Named, Person } from '../place.ts';

/** What the team is told about a detractor, and about their change of mind. */
export function alertMessage(context: Context, answer: Asked & Answer): Message {
  const language = chooseLanguage(context.team.language);
  const speak = (pattern: (copy: Copy) => string, values?: Record<string, string | number>) =>
    say(language, pattern, values);
  const { score } = answer;
  const customer = context.chat.respondent.name ?? speak((c) => c.alert.someone);
  const agent = agents(context);
  const reason = reasonOf(answer);
  const because: Block =
    reason === undefined
      ? {
          kind: 'text',
          text: speak(wasDeleted(answer) ? (c) => c.alert.deleted : (c) => c.alert.noReason),
          style: 'subtle',
        }
      : { kind: 'quote', text: reason, by: customer };
  const facts: Block = { kind: 'facts', facts: factsOf(context, answer, customer, agent, speak) };
  if (category(score) !== 'detractor') {
    const withdrawn = speak((c) => c.alert.withdrawn, { customer, score });
    return {
      summary: withdrawn,
      blocks: [
        heading(speak((c) => c.alert.withdrawnTitle, { score })),
        { kind: 'text', text: withdrawn },
        because,
        facts,
      ],
    };
  }
  return {
    summary: speak((c) => c.alert.summary, { customer, score, agent: agent ?? 'none' }),
    blocks: [heading(speak((c) => c.alert.title, { score })), because, facts],
  };
}

type Speak = (pattern: (copy: Copy) => string, values?: Record<string, string | number>) => string;

function factsOf(context: Context, answer: Answer, customer: string, agent: string | undefined, speak: Speak): Fact[] {
  const when = (at: Instant) => moment(at, chooseLocale(context.team.language), context.team.timezone);
  const { url } = context.chat;
  return [
    { label: speak((c) => c.alert.customer), value: customer, people: [customerOf(context)] },
    agent === undefined
      ? { label: speak((c) => c.alert.agent), value: speak((c) => c.alert.nobody) }
      : { label: speak((c) => c.alert.agent), value: agent, people: agentsOf(context) },
    { label: speak((c) => c.alert.ended), value: when(context.endedAt) },
    { label: speak((c) => c.alert.rated), value: when(answer.scoredAt) },
    url === undefined
      ? { label: speak((c) => c.alert.chat), value: `${context.chat.source} ${context.chat.id}` }
      : { label: speak((c) => c.alert.chat), value: speak((c) => c.alert.openChat), url },
  ];
}

function agents(context: Context): string | undefined {
  const names = context.chat.agents.map((agent) => agent.name ?? agent.id);
  return names.length === 0 ? undefined : names.join(', ');
}

function customerOf({ chat }: Context): Person & Named {
  const { platform, id, name } = chat.respondent;
  return { platform, id, ...(name !== undefined && { name }) };
}

/** Agents are known by their ids where the chat took place. */
function agentsOf({ chat }: Context): readonly (Person & Named)[] {
  return chat.agents.map(({ id, name }) => ({ platform: chat.source, id, ...(name !== undefined && { name }) }));
}

function heading(text: string): Block {
  return { kind: 'text', text, style: 'heading' };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A point in time as people of that team write it. */
function moment(at: Instant, locale: string, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    formats.set(key, format);
  }
  return format.format(at);
}
