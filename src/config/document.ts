import { type ErrorCode, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain data, and where each part of it stands. */
export interface Document {
  readonly kind: 'document';
  /** Plain data; null where nothing stands. */
  readonly raw: unknown;
  /** The line, from 1, of the value at a path, or of what would hold it. */
  lineOf(path: Path): number;
  /** The line of a key of the group at a path. */
  lineOfKey(path: Path, key: string): number;
  /** What stands behind the # on the line of an empty value, for which it may have been meant. */
  commentAt(path: Path): string | undefined;
}

/** What the parser finds wrong, where its own words are for programmers. */
const ours: { readonly [code in ErrorCode]?: string } = {
  DUPLICATE_KEY: 'A key stands here for the second time.',
  MULTIPLE_DOCS: 'A second document begins here: leave out the line --- or ... before it.',
  TAB_AS_INDENT: 'A tab indents this line: use spaces, here and wherever else there are tabs.',
};

/** Reads YAML 1.2 text. Everything that makes it unreadable is reported. */
export function readDocument(text: string, file: string): Document | { kind: 'problems'; problems: Problem[] } {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const complaints = [...parsed.errors, ...parsed.warnings];
  // After a tab nothing stands where it seems to: what follows is about how YAML reads the rest, not about the file.
  const tab = complaints.findIndex(({ code }) => code === 'TAB_AS_INDENT');
  const telling = tab === -1 ? complaints : complaints.slice(0, tab + 1);
  const problems: Problem[] = telling.map(({ code, message, pos }) => ({
    key: 'The file',
    file,
    line: lines.linePos(pos[0]).line,
    wrong: 'is not readable YAML',
    right: ours[code] ?? `${message}.`,
  }));
  if (problems.length > 0) return { kind: 'problems', problems };

  let raw: unknown;
  try {
    raw = parsed.toJS();
  } catch (error) {
    const right = error instanceof Error ? `${error.message}.` : String(error);
    return { kind: 'problems', problems: [{ key: 'The file', file, wrong: 'is not readable YAML', right }] };
  }

  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  const lineOf = (path: Path): number => {
    const last = path.at(-1);
    if (last === undefined) return lineAt(isNode(parsed.contents) ? parsed.contents.range?.[0] : undefined);
    const node = parsed.getIn(path, true);
    if (typeof last === 'string' && node !== undefined) return lineOfKey(path.slice(0, -1), last);
    return isNode(node) && node.range ? lineAt(node.range[0]) : lineOf(path.slice(0, -1));
  };
  const lineOfKey = (path: Path, key: string): number => {
    const map = path.length === 0 ? parsed.contents : parsed.getIn(path, true);
    const pair = isMap(map)
      ? map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      : undefined;
    return isScalar(pair?.key) ? lineAt(pair.key.range?.[0]) : lineOf(path);
  };
  const commentAt = (path: Path): string | undefined => {
    const node = parsed.getIn(path, true);
    const offset = isScalar(node) && node.value === null ? node.range?.[0] : undefined;
    return offset === undefined ? undefined : /^[ \t]*(#.*)/.exec(text.slice(offset))?.[1]?.trim();
  };
  return { kind: 'document', raw, lineOf, lineOfKey, commentAt };
}

/** `teams[0].digest.at` */
export function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** The value at a path of plain data. */
export function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    raw,
  );
}
