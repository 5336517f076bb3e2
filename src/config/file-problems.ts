import type { z } from 'zod';
import { type Document, formatPath, type Path, valueAt } from './document.ts';
import { type Problem, shown } from './problem.ts';
import { configJsonSchema, sectionKeys } from './schema.ts';
import { nearest } from './suggest.ts';
import { platformVariables } from './variables.ts';

/** What the schema found wrong with a file, in the operator's words. */
export function fileProblems(issues: readonly z.core.$ZodIssue[], document: Document, file: string): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, document, file));
    const value = valueAt(document.raw, path);
    const comment = document.commentAt(path);
    return [
      {
        key: path.length === 0 ? 'The file' : formatPath(path),
        file,
        line: document.lineOf(path),
        wrong: comment === undefined ? wrongValue(value) : 'is empty: what stands behind # is a comment',
        right: comment === undefined ? issue.message : `If it was meant, write ${shown(comment)}. ${issue.message}`,
      },
    ];
  });
}

function wrongValue(value: unknown): string {
  return value === undefined ? 'is missing' : `is ${shown(value)}`;
}

function unknownKey(path: Path, key: string, document: Document, file: string): Problem {
  return {
    key: formatPath([...path, key]),
    file,
    line: document.lineOfKey(path, key),
    wrong: 'is not a setting',
    right: suggestion(path, key),
  };
}

function suggestion(path: Path, key: string): string {
  const here = keysAt(path);
  const close = nearest(key, here);
  if (close !== undefined) return `Did you mean ${close}?`;
  if (secret.test(key)) return `Secrets belong in the environment, such as ${secretLike(key)}.`;
  const elsewhere = ['survey', ...sectionKeys, 'teams[0]', 'teams[0].digest'].find((group) =>
    keysAt(parsePath(group)).includes(key),
  );
  if (elsewhere !== undefined) return `Did you mean ${elsewhere}.${key}?`;
  return keysAt([]).includes(key) ? `Did you mean ${key} at the top?` : `Possible here: ${here.join(', ')}.`;
}

const secret = /token|secret|password/i;

/** The secret among the variables that a key names: `botToken` is SLACK_BOT_TOKEN. */
function secretLike(key: string): string | undefined {
  const plain = key.toLowerCase().replaceAll(/[^a-z]/g, '');
  const known = platformVariables.filter((name) => secret.test(name));
  return known.find((name) => name.toLowerCase().replaceAll('_', '').endsWith(plain)) ?? known[0];
}

const parsePath = (text: string): Path =>
  text.split('.').flatMap((part) => (part === 'teams[0]' ? ['teams', 0] : [part]));

/** The settings there are in the group at a path. */
function keysAt(path: Path): string[] {
  const steps = path.flatMap((part) => (typeof part === 'number' ? ['items'] : ['properties', part]));
  return Object.keys(valueAt(configJsonSchema(), [...steps, 'properties']) ?? {});
}
