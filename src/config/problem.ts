import { platformNames, platforms } from '../../adapters/index.ts';

/** One thing wrong with the configuration, said so that the operator can put it right without looking anything up. */
export interface Problem {
  /** The key (`teams[0].digest.at`) or the environment variable (`SLACK_BOT_TOKEN`). */
  readonly key: string;
  /** The file it stands in, as the operator named it; absent: the environment. */
  readonly file?: string;
  /** Line in `file`, from 1. */
  readonly line?: number;
  /** What is wrong, continuing a sentence that begins with the key: `is "12h"`. Never contains a secret. */
  readonly wrong: string;
  /** What would be right, as a sentence. */
  readonly right: string;
}

/** Every problem on a line of its own, those of the file first, in the order of its lines. */
export function formatProblems(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.toSorted(byPosition).map((problem) => `  ${place(problem)}: ${sentence(problem)}`);
  return [`${count} in the configuration:`, ...lines].join('\n');
}

function sentence({ key, wrong, right }: Problem): string {
  return `${key} ${wrong}. ${right}`;
}

function place({ file, line }: Problem): string {
  if (file === undefined) return 'environment';
  return line === undefined ? file : `${file}:${line}`;
}

function byPosition(a: Problem, b: Problem): number {
  const rank = (problem: Problem) => (problem.file === undefined ? Number.POSITIVE_INFINITY : (problem.line ?? 0));
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

const secrets = platformNames.flatMap((name) => platforms[name].secret ?? []);

/** A value as it is shown in a problem: short, on one line, and without anything that looks like a platform's secret. */
export function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  const text = secrets.reduce((clear, secret) => clear.replaceAll(secret, withhold), JSON.stringify(value));
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

/** Leaves what the first group of a pattern matches, which says what kind of secret it was. */
function withhold(_secret: string, kind: string | number): string {
  return `${typeof kind === 'string' ? kind : ''}…`;
}
