import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Variables } from '../../adapters/platform.ts';
import { type Clash, crosscheck, type Mention, mentions } from './crosscheck.ts';
import { type Document, formatPath, readDocument } from './document.ts';
import { fileProblems } from './file-problems.ts';
import type { Problem } from './problem.ts';
import { type FileSettings, fileSchema, withoutEmptyGroups } from './schema.ts';
import type { OwnVariable } from './variables.ts';

/** What came of looking for the configuration file. */
export type FileRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'wrong';
      readonly problems: readonly Problem[];
      readonly mentions: readonly Mention[];
      /** The file as plain data. */
      readonly raw: unknown;
    }
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly settings: FileSettings;
      readonly mentions: readonly Mention[];
      readonly raw: unknown;
    };

const usual = 'afterword.yaml';

/** Reads and checks the file that AFTERWORD_CONFIG names, or `afterword.yaml` in `cwd`. */
export function readFile(
  variables: Variables<OwnVariable>,
  cwd: string,
  languages: readonly string[] | undefined,
): FileRead {
  const named = variables.get('AFTERWORD_CONFIG');
  const file = named ?? usual;
  const path = resolve(cwd, file);
  const text = readText(path);
  if (text.kind === 'garbled') {
    const problem = { key: 'The file', file, wrong: 'is not text in UTF-8', right: 'Save the file as UTF-8.' };
    return { kind: 'unreadable', problems: [problem] };
  }
  if (text.kind === 'read') return check(readDocument(text.text, file), path, file, languages);

  if (named !== undefined) {
    const wrong =
      text.code === 'ENOENT'
        ? `names ${path}, which is not there`
        : `names ${path}, which can't be read (${text.code})`;
    variables.report(
      'AFTERWORD_CONFIG',
      wrong,
      `Write the path of a configuration file, or leave it out for ${usual}.`,
    );
    return { kind: 'unreadable', problems: [] };
  }
  if (text.code !== 'ENOENT') {
    return {
      kind: 'unreadable',
      problems: [{ key: usual, wrong: `can't be read (${text.code})`, right: 'Make it a readable file.' }],
    };
  }
  if (existsSync(join(cwd, 'afterword.yml'))) {
    return {
      kind: 'unreadable',
      problems: [{ key: 'afterword.yml', wrong: 'is not read', right: `Rename it to ${usual}.` }],
    };
  }
  return { kind: 'none' };
}

function readText(
  path: string,
): { kind: 'read'; text: string } | { kind: 'garbled' } | { kind: 'failed'; code: string } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { kind: 'failed', code: (error as NodeJS.ErrnoException).code ?? 'unknown error' };
  }
  // UTF-16 without a mark at its beginning is UTF-8 with a NUL at every other place.
  if (!isUtf8(bytes) || bytes.includes(0)) return { kind: 'garbled' };
  return { kind: 'read', text: bytes.toString('utf8') };
}

function check(
  document: ReturnType<typeof readDocument>,
  path: string,
  file: string,
  languages: readonly string[] | undefined,
): FileRead {
  if (document.kind === 'problems') return { kind: 'unreadable', problems: document.problems };
  const raw = withoutEmptyGroups(document.raw);
  const parsed = fileSchema.safeParse(raw);
  const problems = [
    ...fileProblems(parsed.error?.issues ?? [], document, file),
    ...crosscheck(raw, languages).map((clash) => clashProblem(clash, document, file)),
  ];
  if (parsed.success && problems.length === 0)
    return { kind: 'read', path, settings: parsed.data, mentions: mentions(raw), raw };
  return { kind: 'wrong', problems, mentions: mentions(raw), raw };
}

function clashProblem({ path, wrong, right }: Clash, document: Document, file: string): Problem {
  return { key: formatPath(path), file, line: document.lineOf(path), wrong, right };
}
