import type { Block } from '../message.ts';
import { category } from '../numbers/score.ts';
import type { DigestAnswer, DigestData } from './data.ts';
import { excerpt } from './excerpt.ts';
import { mostOfName, nameOf, type Speak } from './speak.ts';

/** Characters of a reason that are quoted; the rest is a click away. */
const mostQuoted = 180;
/** ... and of one that explains an earlier answer. */
const mostOfEarlier = 80;

/** What a digest shows of a reason. */
export function quoted(reason: string): string {
  return excerpt(reason, mostQuoted);
}

/** What came in the days of the digest: how many answers, the two lowest and the best, and what changed in earlier ones. */
export function answersOf(data: DigestData, period: string, speak: Speak): Block[] {
  const given = data.answers.filter(({ earlier }) => earlier === undefined);
  const earlier = data.answers.filter((answer) => answer.earlier !== undefined);
  return [
    { kind: 'text', text: counts(given, data.delivered, period, speak) },
    ...listed(given, chosen(given), mostQuoted, speak),
    ...(earlier.length === 0
      ? []
      : [{ kind: 'text', text: speak((c) => c.digest.earlier, { count: earlier.length }) } as const]),
    ...listed(earlier, byScore(earlier).slice(0, 1), mostOfEarlier, speak),
  ];
}

function counts(answers: readonly DigestAnswer[], delivered: number, period: string, speak: Speak): string {
  if (answers.length === 0) return speak((c) => c.digest.empty, { period, delivered });
  const count = (wanted: string) => answers.filter(({ score }) => category(score) === wanted).length;
  return speak((c) => c.digest.answers, {
    period,
    delivered,
    responses: answers.length,
    promoters: count('promoter'),
    passives: count('passive'),
    detractors: count('detractor'),
  });
}

/** The two lowest, then the best: one that says why before one that does not. Up to three are all there. */
function chosen(answers: readonly DigestAnswer[]): readonly DigestAnswer[] {
  const inOrder = byScore(answers);
  if (inOrder.length <= 3) return inOrder;
  const best = inOrder.slice(2).sort((a, b) => b.score - a.score || wordsFirst(a, b))[0];
  return [...inOrder.slice(0, 2), ...(best === undefined ? [] : [best])];
}

function byScore(answers: readonly DigestAnswer[]): readonly DigestAnswer[] {
  return [...answers].sort((a, b) => a.score - b.score || wordsFirst(a, b));
}

function wordsFirst(a: DigestAnswer, b: DigestAnswer): number {
  return Number(a.reason === undefined) - Number(b.reason === undefined);
}

function listed(all: readonly DigestAnswer[], shown: readonly DigestAnswer[], most: number, speak: Speak): Block[] {
  const blocks = shown.flatMap((answer): Block[] => {
    const agent = answer.agents.length === 0 ? 'none' : excerpt(answer.agents.join(', '), mostOfName);
    const customer = nameOf(answer.customer, speak);
    const line = speak((c) => c.digest.answer, { score: answer.score, customer, agent });
    const text = [line, ...marks(answer, speak)].join(' · ');
    return answer.reason === undefined
      ? [{ kind: 'text', text }]
      : [{ kind: 'text', text }, quote(excerpt(answer.reason, most), answer.invitation)];
  });
  const more = all.length - shown.length;
  return more === 0
    ? blocks
    : [...blocks, { kind: 'text', style: 'subtle', text: speak((c) => c.digest.more, { count: more }) }];
}

function quote(text: string, about: string | undefined): Block {
  return { kind: 'quote', text, ...(about !== undefined && { about }) };
}

/** What happened to an earlier answer. */
function marks({ earlier, reason }: DigestAnswer, speak: Speak): string[] {
  if (earlier === undefined) return [];
  const { changedFrom } = earlier;
  const changed = changedFrom === undefined ? [] : [speak((c) => c.digest.changed, { before: changedFrom })];
  const explained = reason === undefined ? [] : [speak((c) => c.digest.explained)];
  return [[...changed, ...explained].join(', ')];
}
